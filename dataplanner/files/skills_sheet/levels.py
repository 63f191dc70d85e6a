"""The columns beside a matrix in which a manager says how experienced somebody is, and by which systems (ch. 4)."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.levels_merge import rating
from dataplanner.analysis.method import Level, Method
from dataplanner.files.skills_sheet.memory import LEVEL_IDS, SentLevel
from dataplanner.files.skills_sheet.texts import texts
from dataplanner.files.workbook.cells import clean_text
from dataplanner.files.workbook.gap_formulas import Place
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.model.plan import Plan


def has_levels(matrix: TeamMatrix, method: Method) -> bool:
    """Whether the people of a matrix are rated by experience."""
    kind = method.kind_skills.get(matrix.team.kind)
    return kind is not None and kind.levels


def level_widths(sheet: Sheet) -> list[float]:
    """How wide the columns are."""
    return [sheet.theme.matrix["rating"], sheet.theme.matrix["evidence"]]


def put_levels(
    sheet: Sheet, matrix: TeamMatrix, plan: Plan, method: Method, place: Place, ids: int
) -> dict[str, SentLevel]:
    """Write the columns after the last of the matrix, and return what each person's cells say."""
    first = place.answered + 1
    for column, (id_, heading) in enumerate(zip(LEVEL_IDS, (texts().level, texts().evidence), strict=True), first):
        sheet.put(ids, column, id_, "heading_turned")
        sheet.put(place.header, column, heading, "heading")
    sent = {}
    for row, person in enumerate(matrix.people, place.first):
        now = rating(plan, person.id)
        shown = method.levels[now["level"]].name if now["level"] else ""
        sheet.put(row, first, shown, "cell").protection = Protection(locked=False)
        cell = sheet.put(row, first + 1, now["evidence"], "cell")
        cell.protection = Protection(locked=False)
        sheet.raise_row(row, sheet.theme.matrix["row"])
        sheet.close_row(row)
        sent[person.id] = SentLevel(now["level"], clean_text(now["evidence"]), str(cell.value or ""))
    _allow_levels_only(sheet, method.levels, f"{letter(first)}{place.first}:{letter(first)}{place.last}")
    return sent


def _allow_levels_only(sheet: Sheet, levels: Mapping[str, Level], cells: str) -> None:
    names = ",".join(level.name for level in levels.values())
    allowed = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True, showErrorMessage=True)
    allowed.errorTitle, allowed.error = texts().level, texts().levels
    allowed.add(cells)
    sheet.worksheet.add_data_validation(allowed)
