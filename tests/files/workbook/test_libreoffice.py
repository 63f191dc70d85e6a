"""LibreOffice works the workbook's formulas out to the program's figures, and prints pages that can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dataplanner.analysis.gaps import TeamMatrix, people_assessed, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.workbook import plans
from tests.files.workbook.conftest import write_file
from tests.files.workbook.office import (
    Page,
    Word,
    convert,
    drawn_text,
    ink_beyond,
    needs_office,
    needs_poppler,
    once,
    pages,
    shared_folder,
)

pytestmark = [pytest.mark.libreoffice, needs_office]

A4 = (595, 842)
SMALLEST = 6.5
MARGIN = 20.0  # points; ours are wider


@dataclass(frozen=True)
class Printed:
    """A plan, its workbook and what LibreOffice made of it."""

    plan: Plan
    workbook: Path
    recalculated: Workbook
    pdf: Path


@pytest.fixture(scope="session")
def printed(method: Method, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Four plans, and the first as a reader may fill it in, as workbooks, recalculated, and on paper."""
    folder = shared_folder(tmp_path_factory, "office")
    made = {
        "small": plans.small_plan(),
        "ten": read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json"),
        "wide": plans.wide_plan(teams=14, people=40, skills=32),
        "hostile": plans.hostile_plan(projects=2),
    }
    once(folder, lambda: _convert(made, method, folder))
    made["edited"] = made["small"]
    return {
        name: Printed(
            plan,
            folder / f"{name}.xlsx",
            load_workbook(folder / "out" / f"{name}.xlsx", data_only=True),
            folder / "out" / f"{name}.pdf",
        )
        for name, plan in made.items()
    }


def _convert(made: dict[str, Plan], method: Method, folder: Path) -> None:
    """Convert all in two calls, as starting LibreOffice takes most of the time; the hostile one is not printed."""
    files = [write_file(plan, method, folder / f"{name}.xlsx") for name, plan in made.items()]
    edited = _with_changed_marks(files[0], folder / "edited.xlsx")
    convert([*files, edited], "xlsx", folder / "out")
    convert(files[:3], "pdf", folder / "out")


def _with_changed_marks(file: Path, target: Path) -> Path:
    """The small plan's workbook as a reader may fill it in: one mark more, two answers given."""
    workbook = load_workbook(file)
    sheet = workbook["Gaps Data engineering"]
    sheet["E5"], sheet["C7"], sheet["E6"] = "X", "x", None
    workbook.save(target)
    return target


@pytest.mark.parametrize("name", ["small", "ten", "wide"])
def test_recalculated_totals_and_words_are_the_programs(name: str, printed: dict[str, Printed], method: Method) -> None:
    found = printed[name]
    for team in found.plan.organisation(AS_IS).sorted_teams():
        matrix = team_matrix(found.plan, AS_IS, team, method)
        if matrix.skills and matrix.people:
            sheet = found.recalculated[f"Gaps {team.name}"]
            total, unknown, words = (_row(sheet, len(matrix.people) + 5 + line, matrix) for line in range(3))
            assert total == list(matrix.totals)
            assert unknown == [sum(row[i] is None for row in matrix.cells) for i in range(len(matrix.skills))]
            assert [word or "" for word in words] == [_words(matrix, skill.id) for skill in matrix.skills]
            assert _assessed(matrix) in (sheet["A2"].value, sheet["C2"].value)


def test_fig_12_2_in_libreoffice(printed: dict[str, Printed]) -> None:
    sheet = printed["ten"].recalculated["Gaps Data engineering"]

    assert [sheet.cell(15, column).value for column in range(3, 11)] == [2, 10, 2, 1, 2, 1, 0, 5]
    assert sheet["A2"].value == "10 of 10 people assessed, 100 % of all skills answered"


def test_totals_follow_a_change_in_the_sheet(printed: dict[str, Printed]) -> None:
    before, after = (printed[name].recalculated["Gaps Data engineering"] for name in ("small", "edited"))

    assert [before.cell(9, column).value for column in (3, 4, 5)] == [2, 1, 0]
    assert [after.cell(9, column).value for column in (3, 4, 5)] == [3, 1, 1]
    assert [before.cell(10, column).value for column in (3, 4, 5)] == [2, 1, 3]
    assert [after.cell(10, column).value for column in (3, 4, 5)] == [1, 1, 2]
    assert (before["E11"].value, after["E11"].value or "") == ("nobody has it", "")
    assert before["A2"].value == "3 of 4 people assessed, 50 % of all skills answered"
    assert after["A2"].value == "3 of 4 people assessed, 67 % of all skills answered"


def test_the_filter_line_counts_positions_and_fte(printed: dict[str, Printed]) -> None:
    assert printed["small"].recalculated["Positions"]["A2"].value == "Shown: 13 of 13 positions, FTE 12.8"


def test_no_cell_shows_an_error(printed: dict[str, Printed]) -> None:
    for found in printed.values():
        for sheet in found.recalculated:
            for row in sheet.iter_rows():
                assert not [cell.coordinate for cell in row if cell.data_type == "e"], sheet.title


def test_hostile_text_is_the_same_text_in_libreoffice(printed: dict[str, Printed]) -> None:
    _are_the_same_texts(load_workbook(printed["hostile"].workbook), printed["hostile"].recalculated)


@pytest.mark.long
def test_hostile_projects_are_the_same_text_in_libreoffice(method: Method, tmp_path: Path) -> None:
    ours = write_file(plans.hostile_plan(), method, tmp_path / "hostile.xlsx")
    convert([ours], "xlsx", tmp_path / "out")
    theirs = load_workbook(tmp_path / "out" / "hostile.xlsx", data_only=True)
    _are_the_same_texts(load_workbook(ours), theirs)
    assert not [sheet.title for sheet in theirs for row in sheet.iter_rows() for cell in row if cell.data_type == "e"]


def _are_the_same_texts(ours: Workbook, theirs: Workbook) -> None:
    for name in ("Positions", "Teams", "Import problems"):
        for row in ours[name].iter_rows(min_row=4):
            for cell in row:
                if cell.data_type == "s":
                    assert theirs[name][cell.coordinate].value == str(cell.value).replace("_x005F_", "_")
                    assert theirs[name][cell.coordinate].data_type == "s"


@needs_poppler
@pytest.mark.parametrize("name", ["small", "ten", "wide"])
def test_every_page_is_a4_legible_and_whole(name: str, printed: dict[str, Printed], tmp_path: Path) -> None:
    found = pages(printed[name].pdf)

    assert found
    for number, page in enumerate(found, 1):
        assert sorted((round(page.width), round(page.height))) == list(A4), number
        assert not [word for word in page.words if _is_small(word)], number
        assert not [word for word in page.words if _is_outside(word, page)], number
        assert not list(_overlapping(page)), number
        assert f"page {number} of {len(found)}" in page.text
    assert not ink_beyond(printed[name].pdf, MARGIN, tmp_path)


@needs_poppler
@pytest.mark.parametrize("name", ["small", "ten", "wide"])
def test_every_text_of_the_workbook_is_on_paper(name: str, printed: dict[str, Printed]) -> None:
    text = _letters(drawn_text(printed[name].pdf))

    for sheet in printed[name].recalculated:
        for row in sheet.iter_rows():
            for cell in row:
                told = isinstance(cell.value, str) and not _is_folded(sheet, cell.column)
                if told and not _is_of_contents(sheet, cell.row):
                    assert _letters(cell.value) in text, f"{sheet.title} {cell.coordinate}"


@needs_poppler
def test_headers_and_names_come_again_on_each_page(printed: dict[str, Printed]) -> None:
    found = pages(printed["wide"].pdf)
    positions = [page for page in found if "· Positions" in page.text]
    gaps = [page for page in found if "· Gaps" in page.text]

    assert len(positions) > 1
    assert all("Headcount" in page.text for page in positions)
    assert len(gaps) > 3
    assert all("Person" in page.text for page in gaps)
    assert sum("Numbered 0 " in page.text for page in gaps) > 1  # beside the skills of the next page too


def _is_folded(sheet: Worksheet, column: int) -> bool:
    """Whether a column is folded away."""
    return any(at.hidden and at.min <= column <= at.max for at in sheet.column_dimensions.values())


def _is_of_contents(sheet: Worksheet, row: int) -> bool:
    """Whether a row of the summary lists the other sheets, which only the screen shows."""
    return bool(sheet.print_area) and row > int(str(sheet.print_area).rpartition("$")[2])


def _letters(text: str) -> str:
    """Signs may come from another font, and then elsewhere in the sequence of drawing."""
    return "".join(filter(str.isalnum, text))


def _row(sheet: Worksheet, row: int, matrix: TeamMatrix) -> list[object]:
    return [sheet.cell(row, 3 + i).value for i in range(len(matrix.skills))]


def _words(matrix: TeamMatrix, skill: str) -> str:
    if not matrix.assessed:
        return "not assessed"
    return "nobody has it" if skill in matrix.red_flags else "too few have it" if skill in matrix.below_majority else ""


def _assessed(matrix: TeamMatrix) -> str:
    given = sum(cell is not None for row in matrix.cells for cell in row)
    share = round(100 * given / (len(matrix.people) * len(matrix.skills)))
    return f"{people_assessed(matrix)}, {share} % of all skills answered"


def _is_small(word: Word) -> bool:
    return len(word.text) > 3 and word.size < SMALLEST


def _is_outside(word: Word, page: Page) -> bool:
    return (
        word.left < MARGIN
        or word.top < MARGIN
        or word.right > page.width - MARGIN
        or word.bottom > page.height - MARGIN
    )


def _overlapping(page: Page) -> Iterator[tuple[Word, Word]]:
    """Words that cover more than a sliver of one another, as text cut off by a cell’s edge or written over would."""
    words = sorted(page.words, key=lambda word: word.top)
    for i, a in enumerate(words):
        for b in words[i + 1 :]:
            if b.top >= a.bottom:
                break
            wide = min(a.right, b.right) - max(a.left, b.left)
            high = min(a.bottom, b.bottom) - max(a.top, b.top)
            if wide > max(1.5, 0.3 * min(a.size, b.size)) and high > 0.35 * min(a.bottom - a.top, b.bottom - b.top):
                yield a, b
