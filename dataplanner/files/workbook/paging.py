"""Where pages end on a sheet of several tables: what belongs together is not torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dataplanner.files.workbook.printing import break_pages
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.theme import POINTS_A_MILLIMETRE, Theme

FILLED = 1 / 3
"""A page that is filled less goes on, even where something is torn apart by that."""
WHOLE = 0.45
"""What fills no more of a page than this stays on one; keeping more whole would leave pages half empty."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows from one to another that stay on one page where they fill no more than a ``share`` of it."""

    first: int
    last: int
    share: float = 1.0


def page_height(theme: Theme, *, portrait: bool) -> float:
    """What a page holds between its margins, in points; upright that of the shorter of A4 and Letter.

    Across, Letter is scaled to the width and holds more than A4.
    """
    page = theme.page
    paper = min(page["long"], page["letter"]) if portrait else page["short"]
    return (paper - page["top"] - page["bottom"]) * POINTS_A_MILLIMETRE


def keep_together(
    sheet: Sheet, groups: Sequence[Kept], last: int, *, portrait: bool, repeated: Iterable[int] = ()
) -> None:
    """Break pages before the groups that would be torn apart, as far as row ``last``.

    ``repeated`` are the rows that stand on top of each page.
    """
    page = page_height(sheet.theme, portrait=portrait)
    head = sum(sheet.height(row) for row in repeated)
    break_pages(sheet.worksheet, list(_ends(sheet, groups, last, page, head)))


def _ends(sheet: Sheet, groups: Sequence[Kept], last: int, page: float, head: float) -> Iterator[int]:
    """The rows after which a page ends."""
    heights = [sheet.height(row) for row in range(1, last + 1)]
    used = 0.0
    for row, height in enumerate(heights, 1):
        wanted = [sum(heights[row - 1 : group.last]) for group in groups if group.first == row and group.last <= last]
        limits = [group.share * (page - head) for group in groups if group.first == row and group.last <= last]
        needs = [height, *(whole for whole, limit in zip(wanted, limits, strict=True) if whole <= limit)]
        full = used > page * FILLED or used + height > page
        if used and used + max(needs) > page and full:
            yield row - 1
            used = head
        used += height
