"""The columns of a team's gap matrix: added, renamed, taken out and moved, for one team or for all of its kind."""

from __future__ import annotations

from collections.abc import Iterable

from dataplanner.analysis.gaps import adopt_columns, team_skills
from dataplanner.analysis.method import Method, MethodSkill
from dataplanner.model.edits import AddSkill, Batch, ChangeSkill, ChangeTeam, Edit
from dataplanner.model.errors import DuplicateRecord, InvalidRecord
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team


def offered_skills(plan: Plan, team: Team, method: Method) -> tuple[MethodSkill, ...]:
    """Skills that are worth a column here and are none yet, those often forgotten first."""
    if team.kind not in method.kind_skills:
        return ()
    kind, shown = method.kind_skills[team.kind], {skill.id for skill in team_skills(plan, team, method)}
    return tuple(method.skills[id_] for id_ in (*kind.offered, *kind.columns) if id_ not in shown)


def add_column(plan: Plan, team: Team, skill: str, method: Method, *, kind: bool) -> Edit:
    """The edit that gives the team, or with ``kind`` all of its kind, one more column.

    ``skill`` is the id or the name of a skill that the plan or the method knows, or a new name. Raises PlanError.
    """
    name = " ".join(skill.split())
    if not name:
        raise InvalidRecord("A column needs a name.", "Type one.")
    columns = team_skills(plan, team, method)
    known = _known(plan, method, name)
    if any(column.id == known or _same(column.name, name) for column in columns):
        raise DuplicateRecord(f"“{name}” is a column already.", "Choose another name.")
    edits = list(adopt_columns(plan, team.kind, method))
    id_, new = _skill(plan, edits, known, name, method)
    if kind:
        edits.append(_for_kind(plan, edits, new, id_, team.kind))
    else:
        edits += [new] if new else []
    if team.skills or not kind:
        own = (*(column.id for column in columns), id_)
        edits.append(ChangeTeam(team.scenario, team.id, {"skills": own}))
    return Batch(tuple(edits), f"Add column {name if known is None else _name(plan, method, known)}")


def rename_column(plan: Plan, team: Team, skill: str, name: str, method: Method) -> Edit:
    """The edit that renames a skill wherever it is a column. Raises PlanError."""
    wanted = " ".join(name.split())
    if not wanted:
        raise InvalidRecord("A column needs a name.", "Type one.")
    others = (column for column in team_skills(plan, team, method) if column.id != skill)
    if any(_same(column.name, wanted) for column in others):
        raise DuplicateRecord(f"“{wanted}” is a column already.", "Choose another name.")
    change = ChangeSkill(skill, {"name": wanted})
    return Batch((*adopt_columns(plan, team.kind, method), change), f"Rename column to {wanted}")


def remove_column(plan: Plan, team: Team, skill: str, method: Method, *, kind: bool) -> Edit:
    """The edit that takes a column out. What was assessed in it stays in the plan, in case it comes back."""
    left = tuple(column.id for column in team_skills(plan, team, method) if column.id != skill)
    if not left:
        raise InvalidRecord("A matrix needs at least one column.", "Add another one first.")
    edits = list(adopt_columns(plan, team.kind, method))
    if kind:
        kinds = _kinds(plan, skill, edits)
        edits.append(ChangeSkill(skill, {"kinds": tuple(other for other in kinds if other != team.kind)}))
    if team.skills or not kind:
        edits.append(ChangeTeam(team.scenario, team.id, {"skills": left}))
    return Batch(tuple(edits), f"Remove column {_name(plan, method, skill)}")


def move_column(plan: Plan, team: Team, skill: str, to: int, method: Method, *, kind: bool) -> Edit:
    """The edit that puts a column at place ``to``, counted from 0 among the columns without it."""
    columns = [column.id for column in team_skills(plan, team, method) if column.id != skill]
    columns.insert(min(max(to, 0), len(columns)), skill)
    edits = list(adopt_columns(plan, team.kind, method))
    if kind and not team.skills:
        edits += [ChangeSkill(id_, {"order": float(order)}) for order, id_ in enumerate(columns)]
    else:
        edits.append(ChangeTeam(team.scenario, team.id, {"skills": tuple(columns)}))
    return Batch(tuple(edits), f"Move column {_name(plan, method, skill)}")


def _known(plan: Plan, method: Method, name: str) -> str | None:
    """The id of the skill that is meant, in the plan first, then in the method."""
    catalogue: Iterable[Skill | MethodSkill] = (*plan.all(Skill), *method.skills.values())
    return next((skill.id for skill in catalogue if skill.id == name or _same(skill.name, name)), None)


def _skill(plan: Plan, edits: list[Edit], known: str | None, name: str, method: Method) -> tuple[str, AddSkill | None]:
    """The id of the skill and, where the plan does not have it yet, the edit that adds it."""
    added = [edit.id for edit in edits if isinstance(edit, AddSkill)]
    if known is not None and (plan.find(Skill, known) is not None or known in added):
        return known, None
    new = AddSkill(name, ()) if known is None else AddSkill(method.skills[known].name, (), known)
    return new.id, new


def _for_kind(plan: Plan, edits: list[Edit], new: AddSkill | None, skill: str, kind: str) -> Edit:
    if new is not None:
        return AddSkill(new.name, (kind,), new.id)
    return ChangeSkill(skill, {"kinds": tuple(dict.fromkeys((*_kinds(plan, skill, edits), kind)))})


def _kinds(plan: Plan, skill: str, edits: list[Edit]) -> tuple[str, ...]:
    """The kinds that a skill is a column of, once the edits before are done."""
    known = plan.find(Skill, skill)
    kinds = known.kinds if known else ()
    for edit in edits:
        if isinstance(edit, AddSkill) and edit.id == skill:
            kinds = edit.kinds
        elif isinstance(edit, ChangeSkill) and edit.skill == skill and "kinds" in edit.fields:
            given = edit.fields["kinds"]
            kinds = given if isinstance(given, tuple) else kinds
    return kinds


def _name(plan: Plan, method: Method, skill: str) -> str:
    known = plan.find(Skill, skill)
    return known.name if known else method.skills[skill].name


def _same(one: str, other: str) -> bool:
    return one.casefold() == " ".join(other.casefold().split())
