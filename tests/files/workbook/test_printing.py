"""Page set-up: A4, header repeated, a footer that no name can break."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from dataplanner.files.workbook.printing import set_footer, set_page
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.styles import Styles
from dataplanner.files.workbook.theme import load_theme
from dataplanner.model.days import day_words
from tests.files.workbook import plans
from tests.files.workbook.conftest import TODAY, Written


def new_sheet() -> Sheet:
    workbook = Workbook()
    return Sheet(workbook.worksheets[0], Styles(workbook, load_theme()))


def footer(plan: str, scenario: str = "As is") -> str:
    sheet = new_sheet()
    set_footer(sheet, plan, scenario, TODAY)
    return str(sheet.worksheet.oddFooter)


def test_days_are_words_in_any_locale() -> None:
    assert day_words(date(2025, 3, 1)) == "1 Mar 2025"
    assert day_words(date(2025, 11, 21)) == "21 Nov 2025"


def test_the_footer_has_plan_scenario_sheet_date_and_page() -> None:
    text = footer("R&D plan")

    assert "R&&D plan · As is · Sheet" in text
    assert text.endswith("21 Nov 2025 · page &P of &N")


def test_a_name_cannot_become_a_command_of_the_footer() -> None:
    assert "&&P &&N" in footer("&P &N")


def test_a_long_name_is_cut_visibly() -> None:
    assert f"{'a' * 46}… · " in footer("a" * 300)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_footer_is_longer_than_the_format_allows(plan: str, scenario: str) -> None:
    assert len(footer(plan, scenario)) <= 255


@pytest.mark.parametrize("portrait", [True, False])
def test_a_page_is_a4_as_wide_as_its_table(portrait: bool) -> None:
    sheet = new_sheet()
    set_page(sheet, portrait=portrait, header=4)
    worksheet = sheet.worksheet

    assert worksheet.page_setup.paperSize == 9
    assert worksheet.page_setup.orientation == ("portrait" if portrait else "landscape")
    assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 0)
    assert worksheet.sheet_properties.pageSetUpPr.fitToPage
    assert worksheet.print_title_rows == "$4:$4"
    assert min(worksheet.page_margins.left, worksheet.page_margins.top) >= 0.5


def test_tables_stay_within_the_page_so_that_fitting_shrinks_nothing(written: Written) -> None:
    theme = load_theme()
    for plan in (plans.small_plan(), plans.hostile_plan()):
        for worksheet in written(plan):
            if worksheet.page_setup.fitToWidth == 1:
                portrait = worksheet.page_setup.orientation == "portrait"
                width = sum(size.width for size in worksheet.column_dimensions.values() if not size.hidden)
                assert width <= 1.01 * theme.page_units(portrait=portrait), worksheet.title


def test_wide_matrices_go_side_by_side_with_their_names(written: Written) -> None:
    workbook = written(plans.wide_plan(teams=20, people=3, skills=30))

    for title, names in (("Distance", "$A:$A"), ("Gaps All engineers", "$A:$B")):
        worksheet = workbook[title]
        assert worksheet.page_setup.fitToWidth > 1
        assert worksheet.page_setup.fitToHeight == 0
        assert worksheet.print_title_cols == names
        assert worksheet.print_title_rows == "$4:$4"
