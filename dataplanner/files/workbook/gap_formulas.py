"""What a gap matrix works out in the sheet itself: where its parts stand and the formulas that read them."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter as letter

from dataplanner.files.workbook.cells import Formula

HAS, HAS_NOT, NOT_ASSESSED = "X", "", "?"
NOBODY, TOO_FEW, UNASSESSED = "nobody has it", "too few have it", "not assessed"
_UNKNOWN = '"~?"'  # a bare question mark would count any letter


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of a matrix stand: rows of the people and below them, columns of the skills and after them."""

    people: int
    skills: int
    header: int
    first_skill: int

    @property
    def first(self) -> int:
        return self.header + 1

    @property
    def last(self) -> int:
        return self.header + self.people

    @property
    def last_skill(self) -> int:
        return self.first_skill + self.skills - 1

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
        return f"${letter(column)}${self.first}:${letter(column)}${self.last}"

    def row(self, row: int) -> str:
        """The skills' cells in a row, as a reference."""
        return f"${letter(self.first_skill)}{row}:${letter(self.last_skill)}{row}"

    @property
    def assessed(self) -> str:
        """How many people have at least one answer, as a formula."""
        return f'COUNTIF({self.column(self.answered)},">0")'


def total(place: Place, column: int) -> Formula:
    """How many people have a skill."""
    return Formula(f'COUNTIF({place.column(column)},"{HAS}")')


def unknown(place: Place, column: int) -> Formula:
    """How many people are not yet assessed in a skill."""
    return Formula(f"COUNTIF({place.column(column)},{_UNKNOWN})")


def answered(place: Place, row: int) -> Formula:
    """In how many skills a person is assessed."""
    return Formula(f"COLUMNS({place.row(row)})-COUNTIF({place.row(row)},{_UNKNOWN})")


def reading(place: Place, column: int, majority: float | None) -> Formula:
    """What the total of a skill says; ``majority`` is the share of the team that needs it, None for no such share."""
    having = f"{letter(column)}{place.total}"
    given = f"(ROWS({place.column(column)})-{letter(column)}{place.unknown})"
    few = '""' if majority is None else f'IF(AND({given}>0,{having}<={majority}*{given}),"{TOO_FEW}","")'
    return Formula(f'IF({place.assessed}=0,"{UNASSESSED}",IF({having}=0,"{NOBODY}",{few}))')


def assessed_line(place: Place) -> Formula:
    """How far the assessment has come, in words: people and single answers."""
    people = place.column(place.answered)
    share = f"ROUND(100*SUM({people})/(ROWS({people})*{place.skills}),0)"
    noun = f'IF(ROWS({people})=1," person"," people")'
    return Formula(f'{place.assessed}&" of "&ROWS({people})&{noun}&" assessed, "&{share}&" % of all skills answered"')
