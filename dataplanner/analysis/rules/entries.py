"""Rules about what is noted in projects: values that are not sound, owners and teams that are gone, long waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.model.edits.parts import parts_of
from dataplanner.model.faults import faults
from dataplanner.model.holds import holdings
from dataplanner.model.people import Person
from dataplanner.model.projects import Entry, Project, Step


@evaluates("unsound_entry", gives="project place fault remedy")
def unsound_entry(case: Case, _: Rule) -> Iterator[Seen]:
    """A value that no edit would have let in, read from a file."""
    for project, part in _parts(case):
        for fault in faults(case.plan, part):
            values = {"project": project.name, "place": _place(case, part), "fault": fault.sentence}
            yield _seen(part, fault.field, {**values, "remedy": fault.remedy})


@evaluates("owner_gone", gives="project place owner")
def owner_gone(case: Case, _: Rule) -> Iterator[Seen]:
    """Somebody sees to something in a project and holds no position in this scenario."""
    held = {position.person for position in case.organisation.positions()}
    for project, part in _parts(case):
        for name, holding in holdings(type(part)).items():
            person = case.plan.find(Person, getattr(part, name)) if holding.what == "person" else None
            if person is not None and person.id not in held:
                values = {"project": project.name, "place": _place(case, part), "owner": person.name}
                yield _seen(part, name, values)


@evaluates("team_gone", gives="project place")
def team_gone(case: Case, _: Rule) -> Iterator[Seen]:
    """Something in a project is for a team that is in no scenario."""
    known = {team for organisation in case.plan.organisations.values() for team in organisation.teams}
    for project, part in _parts(case):
        for name, holding in holdings(type(part)).items():
            value = getattr(part, name) if holding.what == "team" else ()
            named = {value} - {""} if isinstance(value, str) else set(value)
            if not named <= known:
                yield _seen(part, name, {"project": project.name, "place": _place(case, part)})


def _parts(case: Case) -> Iterator[tuple[Project, Entry]]:
    """Each project, and each of its parts."""
    for project in case.projects:
        yield project, project
        yield from ((project, part) for part in parts_of(case.plan, project.id))


def _place(case: Case, part: Entry) -> str:
    """Where a part stands, in words: its form and its name."""
    form = case.method.projects.forms[part.table]
    if not isinstance(part, Step):
        return f"{form.several}, “{part.called}”"
    name = case.method.steps[part.step].name if part.step in case.method.steps else part.step
    return f"{case.method.phases[part.phase].name}, “{name}”"


def _seen(part: Entry, field: str, values: Mapping[str, object]) -> Seen:
    steps = ((part.project, part.phase, part.step),) if isinstance(part, Step) else ()
    return Seen("/".join((part.table, *part.key, field)), values, steps=steps, part=(part.table, part.key))
