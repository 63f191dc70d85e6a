"""One sheet a team: people × skills, with totals, completeness and red flags that follow every change in the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.files.workbook.gap_formulas import (
    HAS,
    HAS_NOT,
    NOT_ASSESSED,
    Place,
    answered,
    assessed_line,
    reading,
    total,
    unknown,
)
from dataplanner.files.workbook.gap_rules import LEGEND, add_rules, allow_marks_only
from dataplanner.files.workbook.matrix import MatrixPages, matrix_pages, put_banners, set_matrix_page
from dataplanner.files.workbook.measure import cut_to_width, text_width
from dataplanner.files.workbook.printing import freeze
from dataplanner.files.workbook.report import NO_NAME, Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import units
from dataplanner.model.skills import Experience

NOBODY_YET = "Nobody holds a position of this team yet, so there is nobody to assess."
HEADER = 4
_FIRST_SKILL = 3
_TURNED_FILLED = 0.85  # words do not fill a line to its end


def add_gaps(sheet: Sheet, report: Report, matrix: TeamMatrix) -> None:
    """Write the matrix of one team."""
    place = Place(len(matrix.people), len(matrix.skills), HEADER, _FIRST_SKILL)
    names = _headings(sheet, matrix)
    shape = _set_widths(sheet, names)
    lines = {
        1: ("sheet_title", f"{matrix.team.name}: skills gap matrix"),
        2: ("subtitle", assessed_line(place) if matrix.people else NOBODY_YET),
        3: ("note", LEGEND),
    }
    put_banners(sheet, shape, "AB", lines)
    _put_headings(sheet, names, place)
    if matrix.people:
        _put_people(sheet, report, matrix, place)
        _put_totals(sheet, place)
        _put_readings(sheet, report, matrix, place)
        add_rules(sheet, place)
        allow_marks_only(sheet, place)
    freeze(sheet, HEADER + 1, _FIRST_SKILL)
    set_matrix_page(sheet, shape, "AB", HEADER)


def _set_widths(sheet: Sheet, names: Sequence[str]) -> MatrixPages:
    sizes, spec = sheet.theme.matrix, sheet.styles.spec("heading_turned")
    lines = int(_longest(sheet, names) // (_TURNED_FILLED * sizes["turned"])) + 1
    cell = max(sizes["skill"], units(sheet.theme, lines * spec.size * sheet.theme.line_height))
    before, widest = sizes["person"] + sizes["level"], max(cell, sizes["skill_widest"])
    shape = matrix_pages(sheet.theme, before, len(names), cell, widest, sizes["answered"])
    sheet.set_widths([sizes["person"], sizes["level"], *[shape.cell] * len(names), sizes["answered"]])
    return shape


def _headings(sheet: Sheet, matrix: TeamMatrix) -> list[str]:
    """The skills' names as they can be read turned, the longest cut visibly."""
    sizes, spec = sheet.theme.matrix, sheet.styles.spec("heading_turned")
    most = sizes["turned_lines"] * _TURNED_FILLED * sizes["turned"]
    return [cut_to_width(skill.name, most, spec) for skill in matrix.skills]


def _longest(sheet: Sheet, names: Sequence[str]) -> float:
    spec = sheet.styles.spec("heading_turned")
    return max((text_width(name, spec) for name in names), default=0.0)


def _put_headings(sheet: Sheet, names: Sequence[str], place: Place) -> None:
    sheet.put(HEADER, 1, "Person", "heading")
    sheet.put(HEADER, 2, "Level", "heading_centre")
    for column, name in enumerate(names, _FIRST_SKILL):
        sheet.put(HEADER, column, name, "heading_turned")
    sheet.put(HEADER, place.answered, "Skills assessed", "heading_centre")
    sheet.raise_row(HEADER, min(1.2 * _longest(sheet, names) + 10, sheet.theme.matrix["turned"]))
    sheet.close_row(HEADER)


def _put_people(sheet: Sheet, report: Report, matrix: TeamMatrix, place: Place) -> None:
    for row, (person, cells) in enumerate(zip(matrix.people, matrix.cells, strict=True), place.first):
        sheet.put(row, 1, person.name or NO_NAME, "cell_strong")
        sheet.put(row, 2, _level(report, person.id), "cell_centre")
        for column, held in enumerate(cells, _FIRST_SKILL):
            sheet.put(row, column, _mark(held), "mark")
        sheet.put(row, place.answered, answered(place, row), "below")
        sheet.raise_row(row, sheet.theme.matrix["row"])
        sheet.close_row(row)


def _level(report: Report, person: str) -> str:
    experience = report.plan.find(Experience, person)
    if experience is None:
        return ""
    level = report.method.levels.get(experience.level)
    return level.name if level else experience.level


def _mark(held: bool | None) -> str:
    return NOT_ASSESSED if held is None else HAS if held else HAS_NOT


def _put_totals(sheet: Sheet, place: Place) -> None:
    for row, name, style, count in (
        (place.total, "People who have it", "total", total),
        (place.unknown, "Not yet assessed", "below", unknown),
    ):
        for column in (1, 2, place.answered):
            sheet.put(row, column, name if column == 1 else None, f"{style}_name")
        for column in range(_FIRST_SKILL, place.last_skill + 1):
            sheet.put(row, column, count(place, column), style)
        sheet.close_row(row)


def _put_readings(sheet: Sheet, report: Report, matrix: TeamMatrix, place: Place) -> None:
    """Below each total what it says in words: nobody has the skill, or too few where most people need it."""
    kind = report.method.kind_skills.get(matrix.team.kind)
    needed = kind.majority if kind else ()
    sheet.put(place.reading, 1, "What it says", "below_name")
    sheet.put(place.reading, 2, None, "below_name")
    for column, skill in enumerate(matrix.skills, _FIRST_SKILL):
        share = report.method.majority if skill.id in needed else None
        sheet.put(place.reading, column, reading(place, column, share), "reading")
    sheet.put(place.reading, place.answered, None, "below_name")
    sheet.raise_row(place.reading, sheet.theme.matrix["word"])
    sheet.close_row(place.reading)
