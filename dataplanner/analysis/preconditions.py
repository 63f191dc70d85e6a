"""What must be true before a step, looked up in the plan: its teams and matrices, its people to come, its parts.

Each function answers True, False, or None where the plan cannot tell, with what it has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dataplanner.analysis.gaps import TeamMatrix, team_people
from dataplanner.analysis.ground import Ground, Met
from dataplanner.analysis.needs import is_big
from dataplanner.analysis.parts import phase_place
from dataplanner.analysis.staffing import arrival
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.decisions import CHOSEN, ServiceLevel, Technology
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.outcomes import Metric, Voice
from dataplanner.model.projects import Step
from dataplanner.model.skills import Experience
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Debt, Wait

NEW = "new"
WEIGHED = ("value", "run_by")
"""The questions about a technology that must be answered before it counts as weighed."""
PROGRAMS = ("programming", "distributed_systems")


Condition = Callable[[Ground, Step], Met]
CONDITIONS: dict[str, Condition] = {}


def met(ground: Ground, step: Step) -> Mapping[str, Met]:
    """Whether each precondition of a step holds, by id, in the method's sequence."""
    return {name: CONDITIONS[name](ground, step) for name in ground.method.steps[step.step].needs}


def condition(function: Condition) -> Condition:
    """Register a function under its name, which is the precondition's id."""
    CONDITIONS[function.__name__] = function
    return function


@condition
def qualified_engineer(ground: Ground, step: Step) -> Met:
    """Somebody on an engineering team is more than new, or comes to one before the step."""
    people = [p for team in ground.teams(["engineering"]) for p in team_people(ground.plan, ground.organisation, team)]
    levels = {person.name: found.level for person in people if (found := ground.plan.find(Experience, person.id))}
    names = [name for name, level in levels.items() if level != NEW]
    names += [coming.name for coming in ground.parts(Staffing) if _comes_in_time(ground, coming, step)]
    if names:
        return Met(True, ground.listed(dict.fromkeys(names)))
    return Met(False if levels or not people else None)


def _comes_in_time(ground: Ground, coming: Staffing, step: Step) -> bool:
    """Whether an experienced engineer is there by the day on which the step begins."""
    day = step.begin or step.since
    kinds = {ground.method.projects.choice("staffing", coming.kind).kind, _kind_of(ground, coming.team)}
    there = arrival(coming, ground.method)
    return "engineering" in kinds and coming.level not in ("", NEW) and there is not None and str(there) <= (day or "")


def _kind_of(ground: Ground, team: str) -> str:
    return ground.organisation.teams[team].kind if team in ground.organisation.teams else ""


@condition
def needs_known(ground: Ground, _: Step) -> Met:
    worth = [cant.name for cant in ground.parts(Cant) if cant.worth > 0]
    return Met(bool(ground.project.need.strip() or worth), ground.project.need or ground.listed(worth))


@condition
def technical_cant(ground: Ground, _: Step) -> Met:
    cants = ground.parts(Cant)
    big = [cant.name for cant in cants if is_big(cant)]
    return Met(bool(big) if cants else None, ground.listed(big))


@condition
def skills_assessed(ground: Ground, _: Step) -> Met:
    bare = [matrix.team.name for matrix in ground.matrices if matrix.skills and not matrix.assessed]
    return Met(bool(ground.matrices) and not bare, ground.listed(bare) or ("" if ground.matrices else "any data team"))


@condition
def velocity_known(ground: Ground, _: Step) -> Met:
    return Met(any(month.points > 0 for month in ground.parts(Velocity)))


@condition
def backlog_valued(ground: Ground, _: Step) -> Met:
    items = ground.in_phase(BacklogItem)
    return Met(any(item.value and item.complexity for item in items))


@condition
def use_cases_understood(ground: Ground, _: Step) -> Met:
    """Those of this phase: of items of a later phase alone, nothing need be known yet."""
    items = ground.parts(BacklogItem)
    later = {case for item in items for case in item.use_cases if not _by_now(item.phase, ground.phase)}
    now = {case for item in items for case in item.use_cases if _by_now(item.phase, ground.phase)}
    cases = [case for case in ground.parts(UseCase) if case.id in now or case.id not in later]
    open_ = [case.name for case in cases if not case.understood]
    return Met(not open_ if cases else None, ground.listed(open_))


@condition
def team_programs(ground: Ground, _: Step) -> Met:
    """Each of the skills is held by somebody on one engineering team."""
    matrices = [matrix for matrix in ground.matrices if matrix.team.kind == "engineering"]
    asked = [matrix for matrix in matrices if all(_answered(matrix, skill) for skill in PROGRAMS)]
    able = [matrix.team.name for matrix in asked if all(matrix.holders(skill) for skill in PROGRAMS)]
    return Met(bool(able) if asked or not matrices else None, ground.listed(able))


def _answered(matrix: TeamMatrix, skill: str) -> bool:
    return any(held is not None for held in matrix.column(skill))


@condition
def data_flowing(ground: Ground, _: Step) -> Met:
    open_ = [wait.name for wait in ground.in_phase(Wait) if wait.step == "data_access" and not wait.until]
    return Met(not open_, ground.listed(open_))


@condition
def technologies_weighed(ground: Ground, _: Step) -> Met:
    chosen = [one for one in ground.parts(Technology) if one.decision == CHOSEN and _by_now(one.phase, ground.phase)]
    bare = [one.name for one in chosen if not all(one.answers.get(question, "").strip() for question in WEIGHED)]
    if not chosen:
        return Met(None, "No technology is noted as chosen.")
    return Met(not bare, f"Chosen without answers: {ground.listed(bare)}." if bare else ground.listed(_names(chosen)))


def _by_now(phase: str, now: str) -> bool:
    return not phase or phase_place(phase) <= phase_place(now)


def _names(parts: Iterable[Technology]) -> list[str]:
    return [part.name for part in parts]


@condition
def operations_there(ground: Ground, _: Step) -> Met:
    teams = [matrix.team.name for matrix in ground.matrices if matrix.team.kind == "operations"]
    known = ground.organisation.teams
    stand_ins = [known[level.team].name for level in ground.parts(ServiceLevel) if level.team in known]
    return Met(bool(teams or stand_ins), ground.listed(dict.fromkeys([*teams, *stand_ins])))


@condition
def metrics_read(ground: Ground, _: Step) -> Met:
    read = [metric.name for metric in ground.parts(Metric) if any(metric.values.values())]
    return Met(bool(read), ground.listed(read))


@condition
def voices_heard(ground: Ground, _: Step) -> Met:
    """Every data team that works on the project, or has people, has said something in this phase."""
    heard = {voice.team for voice in ground.in_phase(Voice) if any(text.strip() for text in voice.answers.values())}
    teams = {team for item in ground.parts(BacklogItem) for team in item.teams}
    wanted = [matrix.team for matrix in ground.matrices if not teams or matrix.team.id in teams]
    silent = [team.name for team in wanted if team.id not in heard]
    return Met(bool(heard) and not silent, ground.listed(silent) or ("" if heard else "anybody"))


@condition
def debts_placed(ground: Ground, _: Step) -> Met:
    """Every debt of this phase or an earlier one is paid, or has a later phase that pays it."""
    here = phase_place(ground.phase)
    open_ = [debt for debt in ground.parts(Debt) if not debt.paid and phase_place(debt.taken) <= here]
    loose = [debt.name for debt in open_ if not here < phase_place(debt.pay) < phase_place("")]
    return Met(not loose, ground.listed(loose))
