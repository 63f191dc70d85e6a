"""A request written as a workbook: a sheet a team to fill in, and a hidden one that remembers what was sent."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_requests import SkillsRequest
from dataplanner.files.skills_sheet import memory
from dataplanner.files.skills_sheet.errors import SkillsSheetError
from dataplanner.files.skills_sheet.matrix_sheet import add_matrix
from dataplanner.files.skills_sheet.memory import SentMatrix, memory_rows
from dataplanner.files.skills_sheet.texts import texts
from dataplanner.files.workbook.cells import put_text
from dataplanner.files.workbook.names import SheetNames
from dataplanner.files.workbook.printing import set_footer
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.styles import Styles
from dataplanner.files.workbook.theme import load_theme
from dataplanner.files.workbook.write import store_workbook
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Scenario

LONGEST_NAME = 120
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def write(plan: Plan, request: SkillsRequest, method: Method, path: Path, *, today: date) -> None:
    """What ``dataplanner.files.skills_sheet.write_request`` promises."""
    if not request.matrices:
        raise SkillsSheetError("nobody")
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties = _properties(today)
    workbook.calculation.fullCalcOnLoad = True
    styles, names = Styles(workbook, load_theme()), SheetNames()
    names.free(memory.SHEET)
    sent = [_add_sheet(workbook, styles, names, plan, request, matrix, method, today) for matrix in request.matrices]
    _add_memory(workbook, styles, sent, today)
    store_workbook(workbook, path)


def file_name(plan: Plan, request: SkillsRequest) -> str:
    """What the workbook of a request is called, without its folder."""
    known = texts()
    if request.manager is None:
        name = known.file_all.format(team=request.matrices[0].team.name)
    else:
        name = known.file.format(manager=manager_name(plan, request))
    kept = " ".join(_NOT_IN_FILE_NAMES.sub(" ", name).split())[:LONGEST_NAME].strip(" .")
    return f"{kept or 'Skills'}.xlsx"


def free_path(folder: Path, name: str) -> Path:
    """A path in a folder that no file has yet."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({number}).xlsx"
        number += 1
    return path


def manager_name(plan: Plan, request: SkillsRequest) -> str:
    """Who is asked, in words."""
    if request.manager is None:
        return texts().everybody
    position = plan.organisation(request.matrices[0].team.scenario).position(request.manager)
    person = plan.person_of(position)
    return (person.name if person else "") or position.title or texts().everybody


def _add_sheet(
    workbook: Workbook,
    styles: Styles,
    names: SheetNames,
    plan: Plan,
    request: SkillsRequest,
    matrix: TeamMatrix,
    method: Method,
    today: date,
) -> SentMatrix:
    sheet = Sheet(workbook.create_sheet(names.free(matrix.team.name)), styles)
    sent = add_matrix(sheet, matrix, plan, method, manager_name(plan, request))
    set_footer(sheet, plan.name, plan.get(Scenario, matrix.team.scenario).name, today)
    return sent


def _add_memory(workbook: Workbook, styles: Styles, sent: list[SentMatrix], today: date) -> None:
    worksheet = workbook.create_sheet(memory.SHEET)
    look = styles.look("normal")
    for row, values in enumerate(memory_rows(sent, today.isoformat()), 1):
        for column, value in enumerate(values, 1):
            put_text(worksheet.cell(row, column), value, look)
    worksheet.sheet_state = "hidden"
    worksheet.protection.sheet = True


def _properties(today: date) -> DocumentProperties:
    """The day of the document; nobody's name."""
    day = datetime.combine(today, time())
    return DocumentProperties(creator="Data Planner", created=day, modified=day)
