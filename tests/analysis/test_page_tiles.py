"""Every point of a large sheet is on a page, and neighbours share what they are put together by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.page_tiles import fitting_tiling, largest_scale, tiling

A4, OVERLAP = (700.0, 1000.0), 40.0
lengths = st.floats(1, 20_000)


@given(lengths, lengths)
def test_the_pages_cover_the_sheet_and_none_is_beside_it(width: float, height: float) -> None:
    found = tiling((width, height), A4, OVERLAP)
    parts = [tile.part for tile in found.tiles()]
    assert len(parts) == found.count
    assert max(part.right for part in parts) >= width - 1e-3
    assert max(part.bottom for part in parts) >= height - 1e-3
    assert all(part.left < max(width, 1) and part.top < max(height, 1) for part in parts)
    assert all((round(p.right - p.left), round(p.bottom - p.top)) in (A4, A4[::-1]) for p in parts)


def test_neighbours_share_the_overlap() -> None:
    found = tiling((3000, 1800), A4, OVERLAP)
    at = {(tile.row, tile.column): tile.part for tile in found.tiles()}
    assert at[0, 0].right - at[0, 1].left == OVERLAP
    assert at[0, 0].bottom - at[1, 0].top == OVERLAP


@pytest.mark.parametrize(
    ("sheet", "rows", "columns"),
    [((700, 1000), 1, 1), ((1000, 700), 1, 1), ((1001, 700), 1, 2), ((3000, 600), 1, 4), ((600, 3000), 4, 1)],
)
def test_pages_stand_upright_or_lie_whichever_takes_fewer(sheet: tuple[float, float], rows: int, columns: int) -> None:
    found = tiling(sheet, A4, 0.0 if rows * columns == 1 else OVERLAP)
    assert (found.rows, found.columns) == (rows, columns)


def test_a_chart_that_would_take_too_many_pages_is_made_smaller() -> None:
    found, scale = fitting_tiling((100_000, 5_000), A4, OVERLAP, 0.8, 30)
    assert found.count <= 30
    assert scale < 0.8
    assert sorted(found.page) == pytest.approx(sorted(length / scale for length in A4))


def test_a_little_smaller_is_better_than_pages_with_next_to_nothing() -> None:
    found, scale = fitting_tiling((1020, 700), A4, OVERLAP, 1.0, 99)
    assert found.count == 1
    assert 0.9 < scale < 1.0


@given(lengths, lengths)
def test_at_its_largest_scale_a_sheet_fits_one_page(width: float, height: float) -> None:
    scale = largest_scale((width, height), A4)
    assert 0 < scale <= 1
    assert any(width * scale <= page[0] + 1e-6 and height * scale <= page[1] + 1e-6 for page in (A4, A4[::-1]))
