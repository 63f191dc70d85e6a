"""What a gap matrix shows and allows: hatching, red and amber by its words, and X, ? or nothing as the only marks."""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation

from dataplanner.files.workbook.gap_formulas import HAS, NOBODY, NOT_ASSESSED, TOO_FEW, UNASSESSED, Place
from dataplanner.files.workbook.sheet import Sheet

LEGEND = "X: has the skill. Empty: does not. ?: not yet assessed. A half does not exist: the skill is there or not."


def add_rules(sheet: Sheet, place: Place) -> None:
    """Hatch what is not assessed; colour the total of a skill by what is said below it."""
    first, last = letter(place.first_skill), letter(place.last_skill)
    cells = f"{first}{place.first}:{last}{place.last}"
    totals, reading = f"{first}{place.total}:{last}{place.total}", f"{first}${place.reading}"
    words, look = f"{first}{place.reading}:{last}{place.reading}", sheet.styles.highlight
    _add(sheet, cells, f'{first}{place.first}="{NOT_ASSESSED}"', look("line", "secondary", hatched=True))
    _add(sheet, totals, f'{reading}="{NOBODY}"', look("red_light", "red", bold=True))
    _add(sheet, totals, f'{reading}="{TOO_FEW}"', look("amber_light", "amber", bold=True))
    _add(sheet, words, f'{reading}="{TOO_FEW}"', look(ink="amber"))
    _add(sheet, words, f'{reading}="{UNASSESSED}"', look(ink="secondary"))


def _add(sheet: Sheet, cells: str, condition: str, look: DifferentialStyle) -> None:
    sheet.worksheet.conditional_formatting.add(cells, Rule("expression", dxf=look, formula=[condition]))


def allow_marks_only(sheet: Sheet, place: Place) -> None:
    """X, ? or nothing: a half or a percentage is refused with the reason (Data Teams, ch. 12)."""
    allowed = DataValidation(type="list", formula1=f'"{HAS},{NOT_ASSESSED}"', allow_blank=True, showErrorMessage=True)
    allowed.errorTitle = "X, ? or empty"
    allowed.error = LEGEND
    allowed.add(f"{letter(place.first_skill)}{place.first}:{letter(place.last_skill)}{place.last}")
    sheet.worksheet.add_data_validation(allowed)
