"""Page breaks: nothing that fits is torn apart, no page overflows, and none ends while it is nearly empty."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.workbook.paging import FILLED, Kept, keep_together, page_height
from tests.files.workbook.test_printing import new_sheet

heights = st.lists(st.integers(10, 150), min_size=1, max_size=40)


@given(heights, st.data())
def test_pages_hold_their_rows_and_end_before_what_would_be_torn(rows: list[int], data: st.DataObject) -> None:
    sheet = new_sheet()
    page = page_height(sheet.theme, portrait=True)
    for row, height in enumerate(rows, 1):
        sheet.worksheet.row_dimensions[row].height = height
    starts = sorted(data.draw(st.sets(st.integers(1, len(rows)))) | {1})
    groups = [Kept(start, end - 1) for start, end in zip(starts, [*starts[1:], len(rows) + 1], strict=True)]
    keep_together(sheet, groups, len(rows), portrait=True)
    breaks = [0, *(brk.id for brk in sheet.worksheet.row_breaks.brk), len(rows)]

    for after, end in itertools.pairwise(breaks):
        assert sum(rows[after:end]) <= page
        torn = [group for group in groups if group.first <= end < group.last and end < len(rows)]
        for group in torn:
            whole, before = sum(rows[group.first - 1 : group.last]), sum(rows[after : group.first - 1])
            assert whole > page or group.first <= after + 1 or before <= page * FILLED
