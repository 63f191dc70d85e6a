"""Columns fill the page, keep their bounds, and are narrowed where it costs the fewest lines."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.workbook.widths import STEP, Need, fits_upright, fitted_widths


def need(*texts: float, narrowest: float = 5, widest: float = 40, stretch: float = 1) -> Need:
    return Need(np.array(texts, dtype=float), 1, narrowest, widest, stretch)


def needs() -> st.SearchStrategy[list[Need]]:
    texts = st.lists(st.floats(0, 80), min_size=5, max_size=5)
    return st.lists(
        st.builds(lambda found, stretch: need(*found, stretch=stretch), texts, st.floats(0, 3)), min_size=1, max_size=6
    )


@given(needs(), st.floats(40, 150))
def test_widths_keep_their_lower_bounds_and_the_page_where_these_allow_it(columns: list[Need], page: float) -> None:
    widths = fitted_widths(columns, page)

    assert all(width >= column.narrowest - 1e-9 for width, column in zip(widths, columns, strict=True))
    assert sum(widths) <= max(page, sum(column.narrowest + STEP for column in columns)) + 1e-6


def test_what_is_left_over_goes_to_the_columns_that_stretch() -> None:
    assert fitted_widths([need(9, stretch=0), need(9, stretch=1), need(9, stretch=3)], 50) == [10, 15, 25]


def test_the_column_with_few_long_texts_is_narrowed_before_one_that_is_full() -> None:
    full, seldom = fitted_widths([need(*[29] * 9), need(29, *[5] * 8)], 45)

    assert full == 30
    assert seldom == 15


def test_a_row_that_is_high_already_costs_nothing() -> None:
    """All long texts of the second and third column stand in one row, which is high because of the first."""
    first, second, third = need(90, 4, 4), need(30, 4, 4), need(4, 4, 30)
    widths = fitted_widths([first, second, third], 85)

    assert widths[1] < widths[2]


def test_only_a_table_that_nearly_fits_stays_upright() -> None:
    assert fits_upright([need(39), need(39)], 78)
    assert not fits_upright([need(39), need(39)], 70)
