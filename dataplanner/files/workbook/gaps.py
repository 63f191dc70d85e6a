"""One sheet a team: people × skills, with totals, completeness and red flags that follow every change in the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.files.workbook.cells import Formula
from dataplanner.files.workbook.matrix import MatrixPages, matrix_pages, put_banners, set_matrix_page
from dataplanner.files.workbook.measure import cut_to_width, text_width
from dataplanner.files.workbook.printing import freeze
from dataplanner.files.workbook.report import NO_NAME, Report
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import units
from dataplanner.model.skills import Experience

HAS, HAS_NOT, NOT_ASSESSED = "X", "", "?"
_UNKNOWN = '"~?"'  # a bare question mark would count any letter
LEGEND = "X: has the skill. Empty: does not. ?: not yet assessed. A half does not exist: the skill is there or not."
NOBODY_YET = "Nobody holds a position of this team yet, so there is nobody to assess."
NOBODY, TOO_FEW, UNASSESSED = "nobody has it", "too few have it", "not assessed"
HEADER = 4
_FIRST_SKILL = 3
_TURNED_FILLED = 0.85  # words do not fill a line to its end


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of a matrix stand: rows of the people and below them, columns of the skills and after them."""

    people: int
    skills: int

    @property
    def first(self) -> int:
        return HEADER + 1

    @property
    def last(self) -> int:
        return HEADER + self.people

    @property
    def last_skill(self) -> int:
        return _FIRST_SKILL + self.skills - 1

    @property
    def answered(self) -> int:
        """The column that counts how many skills of a person are assessed."""
        return self.last_skill + 1

    @property
    def total(self) -> int:
        return self.last + 1

    @property
    def unknown(self) -> int:
        return self.last + 2

    @property
    def reading(self) -> int:
        return self.last + 3

    def column(self, column: int) -> str:
        """The people's cells in a column, as a reference."""
        return f"{letter(column)}${self.first}:{letter(column)}${self.last}"

    def row(self, row: int) -> str:
        """The skills' cells in a row, as a reference."""
        return f"${letter(_FIRST_SKILL)}{row}:${letter(self.last_skill)}{row}"

    @property
    def assessed(self) -> str:
        """How many people have at least one answer, as a formula."""
        return f'COUNTIF(${letter(self.answered)}${self.first}:${letter(self.answered)}${self.last},">0")'


def add_gaps(sheet: Sheet, report: Report, matrix: TeamMatrix) -> None:
    """Write the matrix of one team."""
    place = Place(len(matrix.people), len(matrix.skills))
    names = _headings(sheet, matrix)
    shape = _set_widths(sheet, names)
    lines = {
        1: ("sheet_title", f"{matrix.team.name}: skills gap matrix"),
        2: ("subtitle", _assessed_line(place) if matrix.people else NOBODY_YET),
        3: ("note", LEGEND),
    }
    put_banners(sheet, shape, "AB", lines)
    _put_headings(sheet, names, place)
    if matrix.people:
        _put_people(sheet, report, matrix, place)
        _put_totals(sheet, place)
        _put_readings(sheet, report, matrix, place)
        _add_rules(sheet, place)
        _allow_marks_only(sheet, place)
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
        counted = place.row(row)
        answered = Formula(f"COLUMNS({counted})-COUNTIF({counted},{_UNKNOWN})")
        sheet.put(row, place.answered, answered, "below")
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
    counts = {place.total: (f'"{HAS}"', "total"), place.unknown: (_UNKNOWN, "below")}
    for row, name in ((place.total, "People who have it"), (place.unknown, "Not yet assessed")):
        counted, style = counts[row]
        for column in (1, 2, place.answered):
            sheet.put(row, column, name if column == 1 else None, f"{style}_name")
        for column in range(_FIRST_SKILL, place.last_skill + 1):
            sheet.put(row, column, Formula(f"COUNTIF({place.column(column)},{counted})"), style)
        sheet.close_row(row)


def _put_readings(sheet: Sheet, report: Report, matrix: TeamMatrix, place: Place) -> None:
    """Below each total what it says in words: nobody has the skill, or too few where most people need it."""
    needed = _needed(report, matrix)
    sheet.put(place.reading, 1, "What it says", "below_name")
    sheet.put(place.reading, 2, None, "below_name")
    for column, skill in enumerate(matrix.skills, _FIRST_SKILL):
        words = Formula(_reading(report, place, column, majority=skill.id in needed))
        sheet.put(place.reading, column, words, "reading")
    sheet.put(place.reading, place.answered, None, "below_name")
    sheet.raise_row(place.reading, sheet.theme.matrix["word"])
    sheet.close_row(place.reading)


def _needed(report: Report, matrix: TeamMatrix) -> tuple[str, ...]:
    """The skills that most people of such a team need."""
    skills = report.method.kind_skills.get(matrix.team.kind)
    return skills.majority if skills else ()


def _reading(report: Report, place: Place, column: int, *, majority: bool) -> str:
    total = f"{letter(column)}{place.total}"
    given = f"({place.people}-{letter(column)}{place.unknown})"
    few = f'IF(AND({given}>0,{total}<={report.method.majority}*{given}),"{TOO_FEW}","")' if majority else '""'
    return f'IF({place.assessed}=0,"{UNASSESSED}",IF({total}=0,"{NOBODY}",{few}))'


def _assessed_line(place: Place) -> Formula:
    """How far the assessment has come: people and cells."""
    answered = f"SUM({place.column(place.answered)})"
    share = f"ROUND(100*{answered}/{place.people * place.skills},0)"
    return Formula(
        f'{place.assessed}&" of {place.people} people assessed, "&{share}&" % of all skills answered"'
        if place.skills
        else '"No skills are listed for this team"'
    )


def _add_rules(sheet: Sheet, place: Place) -> None:
    """Hatch what is not assessed; colour the total of a skill by what is said below it."""
    first, last = letter(_FIRST_SKILL), letter(place.last_skill)
    cells = f"{first}{place.first}:{last}{place.last}"
    totals, reading = f"{first}{place.total}:{last}{place.total}", f"{first}${place.reading}"
    formats, look = sheet.worksheet.conditional_formatting, sheet.styles.highlight
    formats.add(
        cells, Rule("expression", dxf=look("line", "secondary", hatched=True), formula=[f'{first}{place.first}="?"'])
    )
    formats.add(totals, Rule("expression", dxf=look("red_light", "red", bold=True), formula=[f'{reading}="{NOBODY}"']))
    formats.add(
        totals, Rule("expression", dxf=look("amber_light", "amber", bold=True), formula=[f'{reading}="{TOO_FEW}"'])
    )
    words = f"{first}{place.reading}:{last}{place.reading}"
    formats.add(words, Rule("expression", dxf=look(ink="amber"), formula=[f'{reading}="{TOO_FEW}"']))
    formats.add(words, Rule("expression", dxf=look(ink="secondary"), formula=[f'{reading}="{UNASSESSED}"']))


def _allow_marks_only(sheet: Sheet, place: Place) -> None:
    """X, ? or nothing: a half or a percentage is refused with the reason (Data Teams, ch. 12)."""
    allowed = DataValidation(type="list", formula1=f'"{HAS},{NOT_ASSESSED}"', allow_blank=True, showErrorMessage=True)
    allowed.errorTitle = "X, ? or empty"
    allowed.error = LEGEND
    allowed.add(f"{letter(_FIRST_SKILL)}{place.first}:{letter(place.last_skill)}{place.last}")
    sheet.worksheet.add_data_validation(allowed)
