"""Workbooks that came back, to claims: each sheet is matched with what its file remembers of the sending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dataplanner.analysis.gaps import team_people, team_skills
from dataplanner.analysis.method import Method
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read import read_blocks
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.skills_sheet.errors import SkillsSheetError
from dataplanner.files.skills_sheet.memory import VERSION, SentMatrix, is_memory, plain, remembered, version_of
from dataplanner.files.skills_sheet.read_matrix import MatrixReader, find_ids
from dataplanner.files.skills_sheet.returned import Returned, place_of
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan


def read(plan: Plan, paths: Iterable[Path], method: Method) -> Returned:
    """What ``dataplanner.files.skills_sheet.read_returned`` promises."""
    result = Returned()
    for path in paths:
        _read_file(plan, path, method, result)
    return result


def _read_file(plan: Plan, path: Path, method: Method, result: Returned) -> None:
    blocks = read_blocks([path], Watch())
    memory = next((block for block in blocks if is_memory(block.rows)), None)
    sheets = [block for block in blocks if block is not memory]
    if memory is None:
        sheets = [block for block in sheets if find_ids(block.rows) is not None]
        if not sheets:
            raise SkillsSheetError("not_ours", path.name)
        result.note("no_memory", path.name)
    elif version_of(memory.rows) > VERSION:
        raise SkillsSheetError("newer", path.name)
    sent = remembered(memory.rows) if memory else []
    if sent and not any(plan.find(Person, person) for matrix in sent for person in matrix.people):
        raise SkillsSheetError("other_plan", path.name)
    for block in sheets:
        _read_sheet(plan, block, sent, method, result)


def _read_sheet(plan: Plan, block: Block, sent: list[SentMatrix], method: Method, result: Returned) -> None:
    name = block.source[len(block.file) + 2 : -1] if block.source != block.file else ""
    matrix = _sent_of(block, name, sent)
    known = matrix is not None
    if matrix is None:
        matrix = _from_plan(plan, block, method)
    if matrix is None:
        result.note("no_matrix", place_of(block.file, name))
        return
    reader = MatrixReader(plan, matrix, block, place_of(block.file, name), method, result, known=known)
    reader.read()


def _sent_of(block: Block, name: str, sent: list[SentMatrix]) -> SentMatrix | None:
    """What was sent on a sheet: by its name, else by the hidden ids of its columns and rows."""
    by_name = next((matrix for matrix in sent if plain(matrix.title) == plain(name)), None)
    if by_name is not None:
        return by_name
    cells = {cell for row in block.rows for cell in row}
    fitting = [matrix for matrix in sent if not cells.isdisjoint(matrix.people)]
    return fitting[0] if len(fitting) == 1 else None


def _from_plan(plan: Plan, block: Block, method: Method) -> SentMatrix | None:
    """Where nothing is remembered: the team of the plan whose people and skills the hidden ids name."""
    cells = {cell for row in block.rows for cell in row}
    for organisation in plan.organisations.values():
        for team in organisation.sorted_teams():
            people = {person.id: person.name for person in team_people(plan, organisation, team)}
            skills = {skill.id: skill.name for skill in team_skills(plan, team, method)}
            if not cells.isdisjoint(people) and not cells.isdisjoint(skills):
                return SentMatrix(team.id, team.kind, "", skills, people, {})
    return None
