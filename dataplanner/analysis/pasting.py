"""Cells of a gap matrix as text with tabs, for and from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dataplanner.analysis.cell_text import cells_of_text, text_of_cells
from dataplanner.analysis.gaps import Answer, TeamMatrix
from dataplanner.analysis.marks import TEXTS, mark_of
from dataplanner.analysis.method import Marks

Places = list[tuple[int, int | None]]
"""Where lines or columns of a text go: its own number and that of the row or column in the matrix, or None."""


@dataclass(slots=True)
class Paste:
    """What a pasted text answers; the texts that say nothing, and how many cells have no place in the matrix."""

    answers: list[Answer] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    misplaced: int = 0


def copied(
    matrix: TeamMatrix, rows: Sequence[int], columns: Sequence[int], name: Callable[[int], str] | None = None
) -> str:
    """The cells of these people and skills; with ``name``, which names a row, the names stand around them."""
    lines = [[TEXTS[matrix.cells[row][column]] for column in columns] for row in rows]
    if name is not None:
        lines = [[name(row), *line] for row, line in zip(rows, lines, strict=True)]
        lines.insert(0, ["", *(matrix.skills[column].name for column in columns)])
    return text_of_cells(lines)


def pasted(matrix: TeamMatrix, text: str, rows: Sequence[int], columns: Sequence[int], marks: Marks) -> Paste:
    """What a text answers when it is pasted where these people and skills are selected.

    Names in its first line or column say whose the cells are; else they begin at the first cell selected. A single
    line or column fills the selection.
    """
    cells = [line or [""] for line in cells_of_text(text)]
    paste, placing = Paste(), _Placing(matrix, cells, rows, columns)
    for line, row in placing.down:
        for place, column in placing.across:
            _take(paste, matrix, row, column, _cell(cells, line, place), marks)
    return paste


class _Placing:
    """Where the lines and columns of a pasted text go."""

    def __init__(
        self, matrix: TeamMatrix, cells: Sequence[Sequence[str]], rows: Sequence[int], columns: Sequence[int]
    ) -> None:
        lines, width = range(len(cells)), range(max(map(len, cells), default=0))
        first_line = [_cell(cells, 0, place) for place in width]
        skills = _by_name(first_line, [skill.name for skill in matrix.skills])
        first_column = [_cell(cells, line, 0) for line in lines]
        people = _by_name(first_column, [person.name for person in matrix.people])
        inner_lines, inner_width = lines[bool(skills) :], width[bool(people) :]
        self.down: Places = [pair for pair in people if pair[0] in inner_lines] or _run(
            inner_lines, rows, len(matrix.people)
        )
        self.across: Places = [pair for pair in skills if pair[0] in inner_width] or _run(
            inner_width, columns, len(matrix.skills)
        )


def _by_name(texts: Sequence[str], names: Sequence[str]) -> Places:
    """Where each text stands among the names; nothing unless half of the texts are names."""
    known = {_plain(name): None if names.count(name) > 1 else place for place, name in enumerate(names) if name}
    filled = [_plain(text) for text in texts if text.strip()]
    if not filled or 2 * sum(text in known for text in filled) < len(filled):
        return []
    return [(place, known.get(_plain(text))) for place, text in enumerate(texts) if text.strip()]


def _run(given: range, selected: Sequence[int], most: int) -> Places:
    """One after the other from the first selected on; a single one again for each that is selected."""
    if len(given) == 1:
        return [(given[0], target) for target in selected]
    start = selected[0] if selected else most
    return [(at, start + step if start + step < most else None) for step, at in enumerate(given)]


def _take(paste: Paste, matrix: TeamMatrix, row: int | None, column: int | None, text: str, marks: Marks) -> None:
    if row is None or column is None:
        paste.misplaced += bool(text.strip())
        return
    mark = mark_of(text, marks)
    if mark.understood:
        paste.answers.append((matrix.people[row].id, matrix.skills[column].id, mark.held))
    else:
        paste.refused.append(text.strip())


def _cell(cells: Sequence[Sequence[str]], line: int, place: int) -> str:
    return cells[line][place] if place < len(cells[line]) else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
