"""One matrix to be filled in: marks by drop-down, totals that follow, all else protected; ids hidden beside it."""

from __future__ import annotations

from openpyxl.styles import Protection

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.marks import TEXTS
from dataplanner.analysis.method import Method
from dataplanner.files.skills_sheet.levels import has_levels, level_widths, put_levels
from dataplanner.files.skills_sheet.memory import MARKER, SentLevel, SentMatrix
from dataplanner.files.skills_sheet.texts import texts
from dataplanner.files.workbook.cells import Formula, clean_text
from dataplanner.files.workbook.gap_formulas import Place, answered, assessed_line, reading, total, unknown
from dataplanner.files.workbook.gap_rules import add_rules, allow_marks_only
from dataplanner.files.workbook.matrix import MatrixPages, matrix_pages, put_banners, set_matrix_page
from dataplanner.files.workbook.measure import text_width
from dataplanner.files.workbook.printing import freeze
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import units
from dataplanner.model.plan import Plan

IDS, HEADER = 5, 6
_ID, _NAME, _FIRST_SKILL = 1, 2, 3
_HIDDEN_WIDTH = 1.0
_TURNED_FILLED = 0.85  # words do not fill a line to its end


def add_matrix(sheet: Sheet, matrix: TeamMatrix, plan: Plan, method: Method, manager: str) -> SentMatrix:
    """Write a matrix and return what is to be remembered of it."""
    place = Place(len(matrix.people), len(matrix.skills), HEADER, _FIRST_SKILL)
    levelled = has_levels(matrix, method)
    shape = _set_widths(sheet, matrix, level_widths(sheet) if levelled else [])
    known = texts()
    lines: dict[int, tuple[str, str | Formula]] = {
        1: ("sheet_title", known.title.format(team=matrix.team.name)),
        2: ("subtitle", assessed_line(place)),
        3: ("note", f"{known.how.strip()} {known.levels if levelled else ''}".strip()),
        4: ("note", known.private.format(manager=manager)),
    }
    put_banners(sheet, shape, "AB", lines)
    _put_headings(sheet, matrix, place)
    _put_people(sheet, matrix, place)
    _put_below(sheet, matrix, method, place)
    levels = put_levels(sheet, matrix, plan, method, place, IDS) if levelled else {}
    add_rules(sheet, place)
    allow_marks_only(sheet, place)
    _hide_and_protect(sheet)
    freeze(sheet, HEADER + 1, _FIRST_SKILL)
    set_matrix_page(sheet, shape, "AB", HEADER)
    return _sent(sheet, matrix, levels)


def _set_widths(sheet: Sheet, matrix: TeamMatrix, more: list[float]) -> MatrixPages:
    sizes, spec = sheet.theme.matrix, sheet.styles.spec("heading_turned")
    lines = int(_longest(sheet, matrix) // (_TURNED_FILLED * sizes["turned"])) + 1
    cell = max(sizes["skill"], units(sheet.theme, lines * spec.size * sheet.theme.line_height))
    before, widest = _HIDDEN_WIDTH + sizes["person"], max(cell, sizes["skill_widest"])
    shape = matrix_pages(sheet.theme, before, len(matrix.skills), cell, widest, sizes["answered"] + sum(more))
    sheet.set_widths([_HIDDEN_WIDTH, sizes["person"], *[shape.cell] * len(matrix.skills), sizes["answered"], *more])
    return shape


def _longest(sheet: Sheet, matrix: TeamMatrix) -> float:
    spec = sheet.styles.spec("heading_turned")
    return max((text_width(skill.name, spec) for skill in matrix.skills), default=0.0)


def _put_headings(sheet: Sheet, matrix: TeamMatrix, place: Place) -> None:
    sheet.put(IDS, _ID, MARKER, "heading_turned")
    for column, skill in enumerate(matrix.skills, _FIRST_SKILL):
        sheet.put(IDS, column, skill.id, "heading_turned")
        sheet.put(HEADER, column, skill.name, "heading_turned")
    sheet.put(HEADER, _ID, "", "heading")
    sheet.put(HEADER, _NAME, texts().person, "heading")
    sheet.put(HEADER, place.answered, texts().answered, "heading_centre")
    sheet.raise_row(HEADER, min(1.2 * _longest(sheet, matrix) + 10, sheet.theme.matrix["turned"]))
    sheet.close_row(HEADER)


def _put_people(sheet: Sheet, matrix: TeamMatrix, place: Place) -> None:
    free = Protection(locked=False)
    for row, (person, cells) in enumerate(zip(matrix.people, matrix.cells, strict=True), place.first):
        sheet.put(row, _ID, person.id, "heading_turned")
        sheet.put(row, _NAME, person.name or texts().unnamed, "cell_strong")
        for column, held in enumerate(cells, _FIRST_SKILL):
            sheet.put(row, column, TEXTS[held], "mark").protection = free
        sheet.put(row, place.answered, answered(place, row), "below")
        sheet.raise_row(row, sheet.theme.matrix["row"])
        sheet.close_row(row)


def _put_below(sheet: Sheet, matrix: TeamMatrix, method: Method, place: Place) -> None:
    """Totals, how many are open, and what that says."""
    kind, known = method.kind_skills.get(matrix.team.kind), texts()
    needed = kind.majority if kind else ()
    lines = ((place.total, known.total, "total"), (place.unknown, known.unknown, "below"))
    for row, name, style in (*lines, (place.reading, known.reading, "below")):
        for column in (_ID, _NAME, place.answered):
            sheet.put(row, column, name if column == _NAME else None, f"{style}_name")
    for column, skill in enumerate(matrix.skills, _FIRST_SKILL):
        share = method.majority if skill.id in needed else None
        sheet.put(place.total, column, total(place, column), "total")
        sheet.put(place.unknown, column, unknown(place, column), "below")
        sheet.put(place.reading, column, reading(place, column, share), "reading")
    sheet.raise_row(place.reading, sheet.theme.matrix["word"])
    for row in (place.total, place.unknown, place.reading):
        sheet.close_row(row)


def _hide_and_protect(sheet: Sheet) -> None:
    """Nothing but the marks can be changed by accident; there is no password, as nothing here is a secret."""
    worksheet = sheet.worksheet
    worksheet.column_dimensions["A"].hidden = True
    worksheet.row_dimensions[IDS].hidden = True
    worksheet.protection.sheet = True
    worksheet.protection.formatColumns = False
    worksheet.protection.formatRows = False


def _sent(sheet: Sheet, matrix: TeamMatrix, levels: dict[str, SentLevel]) -> SentMatrix:
    """The matrix as it stands on the sheet: names that were too long are remembered as they were cut."""
    worksheet = sheet.worksheet
    names = {skill.id: clean_text(skill.name) for skill in matrix.skills}
    people = {
        person.id: str(worksheet.cell(row, _NAME).value or "").replace("_x005F_", "_")
        for row, person in enumerate(matrix.people, HEADER + 1)
    }
    answers = {
        (person.id, skill.id): held
        for person, cells in zip(matrix.people, matrix.cells, strict=True)
        for skill, held in zip(matrix.skills, cells, strict=True)
    }
    return SentMatrix(matrix.team.id, matrix.team.kind, worksheet.title, names, people, answers, levels)
