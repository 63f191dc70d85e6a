"""How a matrix lies on pages: which people and skills each one shows, and how large a box is. All in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from dataplanner.ui.skills.paper import Lengths


@dataclass(frozen=True, slots=True)
class Needs:
    """What the texts of a matrix need: the width of names and levels, the height of the names of skills."""

    name: float
    level: float
    header: float


@dataclass(frozen=True, slots=True)
class PrintPage:
    """The people and skills of one page; ``last`` pages show the totals of their skills."""

    people: range
    skills: range
    last: bool


@dataclass(frozen=True, slots=True)
class PrintLayout:
    """Sizes that all pages share, and the pages in the sequence in which they are printed."""

    name: float
    level: float
    box: float
    row: float
    header: float
    pages: tuple[PrintPage, ...]

    def width(self, page: PrintPage) -> float:
        """The width of the matrix on a page."""
        return self.name + self.level + self.box * len(page.skills)


def print_layout(lengths: Lengths, width: float, height: float, people: int, skills: int, needs: Needs) -> PrintLayout:
    """The pages of a matrix on paper of which ``width`` × ``height`` can be used below its title and above its footer.

    Skills that do not fit side by side go on to further pages, with the names repeated; columns are shared out evenly.
    """
    level, header = needs.level, needs.header
    most = max(floor((width - needs.name - level) / lengths.box), 1)
    across = max(ceil(skills / most), 1)
    columns = max(ceil(skills / across), 1)
    box = min((width - needs.name - level) / columns, lengths.box_widest)
    name = min(width - level - box * columns, lengths.name_widest)
    rows, row = _rows(lengths, height - header, people)
    return PrintLayout(name, level, box, row, header, tuple(_pages(people, skills, rows, columns)))


def _rows(lengths: Lengths, height: float, people: int) -> tuple[int, float]:
    """How many people a page holds, a total below them, and the height of a row."""
    most = max(floor(height / lengths.row) - 1, 1)
    pages = max(ceil(people / most), 1)
    rows = max(ceil(people / pages), 1)
    return rows, min(height / (rows + 1), lengths.row_highest)


def _pages(people: int, skills: int, rows: int, columns: int) -> Iterator[PrintPage]:
    """Page by page: first all skills of the first people, then on."""
    for top in range(0, max(people, 1), rows):
        bottom = min(top + rows, people)
        for left in range(0, max(skills, 1), columns):
            yield PrintPage(range(top, bottom), range(left, min(left + columns, skills)), bottom == people)
