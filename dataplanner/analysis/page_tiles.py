"""A large sheet on several pages: how many of them there are, and what of the sheet is on each."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from dataplanner.analysis.box import Box

Size = tuple[float, float]
"""Width and height."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The part of the sheet on one page; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    part: Box


@dataclass(frozen=True, slots=True)
class Tiling:
    """Pages of one size over a sheet, each sharing a strip as wide as ``overlap`` with its neighbours."""

    rows: int
    columns: int
    page: Size
    overlap: float

    def tiles(self) -> list[Tile]:
        """All of them, from the sheet's upper left corner on."""
        (width, height), overlap = self.page, self.overlap
        places = [(row, column) for row in range(self.rows) for column in range(self.columns)]
        corners = [(column * (width - overlap), row * (height - overlap)) for row, column in places]
        parts = [Box(x, y, x + width, y + height) for x, y in corners]
        return [Tile(row, column, part) for (row, column), part in zip(places, parts, strict=True)]

    @property
    def count(self) -> int:
        return self.rows * self.columns


def tiling(sheet: Size, page: Size, overlap: float) -> Tiling:
    """The fewest pages, all upright or all across, that show the whole sheet. ``page`` is larger than the overlap."""
    upright, across = (_tiling(sheet, size, overlap) for size in (page, page[::-1]))
    return min(across, upright, key=lambda found: found.count)


def _tiling(sheet: Size, page: Size, overlap: float) -> Tiling:
    columns, rows = (
        max(1, ceil((length - overlap) / (room - overlap) - _ROUNDING))
        for length, room in zip(sheet, page, strict=True)
    )
    return Tiling(rows, columns, page, overlap)


def fitting_tiling(sheet: Size, page: Size, overlap: float, scale: float, most: int) -> tuple[Tiling, float]:
    """The pages for a sheet at about that scale, or at the largest below it that needs no more than ``most`` of them.

    ``page`` and ``overlap`` are as on paper, those of the tiling in the sheet's own measure.
    """
    while _scaled(sheet, page, overlap, scale).count > most:
        scale *= _SMALLER
    close = [(_scaled(sheet, page, overlap, at), at) for at in (scale * _SMALLER**step for step in range(_TRIED))]
    return min(close, key=lambda pair: pair[0].count)


_SMALLER, _TRIED = 0.98, 6
"""A little smaller may need a row of pages less, on which there would be next to nothing."""
_ROUNDING = 1e-9


def _scaled(sheet: Size, page: Size, overlap: float, scale: float) -> Tiling:
    return tiling(sheet, (page[0] / scale, page[1] / scale), overlap / scale)


def largest_scale(sheet: Size, page: Size) -> float:
    """The scale at which a sheet fits on one page, upright or across; 1 where it is smaller than that."""
    return min(1.0, max(min(width / sheet[0], height / sheet[1]) for width, height in (page, page[::-1])))
