"""Teams proposed from titles, each with a name, its reason and what may mislead."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.team_grouping import Group, groups_of
from dataplanner.analysis.title_reading import proposed_kind
from dataplanner.analysis.wording import Count, inside
from dataplanner.model.edits import AddTeam
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class ProposedTeam(AddTeam):
    """The edit that adds a proposed team, with the reason for it."""

    reason: str = ""


def proposed_teams(plan: Plan, scenario: str, method: Method) -> list[ProposedTeam]:
    """The teams that titles suggest among the positions that no team of such a kind has yet.

    No more than the method's ``most``, the largest. By kind, then in chart sequence; the same organisation gives the
    same proposals (but for the ids).
    """
    organisation = plan.organisation(scenario)
    taken = _taken(organisation, method)
    groups = groups_of(organisation, _free_kinds(organisation, taken, method), taken, method)
    groups = _largest(groups, method.proposing.most)
    names = _names(groups, organisation, method)
    return [_proposed(group, name, organisation, method) for group, name in zip(groups, names, strict=True)]


def _largest(groups: list[Group], most: int) -> list[Group]:
    """The ``most`` groups with the most people, in the sequence they came in."""
    by_size = sorted(range(len(groups)), key=lambda at: -len(groups[at].people))
    return [groups[at] for at in sorted(by_size[:most])]


def _proposable(method: Method) -> set[str]:
    """The team kinds that titles can speak for."""
    return {entry.kind for entry in method.titles.entries}


def _taken(organisation: Organisation, method: Method) -> set[str]:
    """The positions that are on a team of such a kind already."""
    teams = (team for team in organisation.teams.values() if team.kind in _proposable(method))
    return {member for team in teams for member in organisation.team_members(team)}


def _free_kinds(organisation: Organisation, taken: set[str], method: Method) -> dict[str, str]:
    """The kind of each position that no team has yet: as confirmed, else as told by its title well enough."""
    proposable = _proposable(method)
    free = [position for position in organisation.positions() if position.id not in taken]
    by_title = _kinds_by_title({position.title for position in free}, method)
    kinds = {position.id: position.kind or by_title[position.title] for position in free}
    return {id_: kind for id_, kind in kinds.items() if kind in proposable}


def _kinds_by_title(titles: Iterable[str], method: Method) -> dict[str, str]:
    """The kind that each title speaks for with enough certainty, else an empty text."""
    readings = {title: proposed_kind(title, method) for title in titles}
    certain = method.proposing.certainties
    return {title: found.kind if found and found.certainty in certain else "" for title, found in readings.items()}


def _proposed(group: Group, name: str, organisation: Organisation, method: Method) -> ProposedTeam:
    return ProposedTeam(
        scenario=organisation.scenario,
        name=name,
        kind=group.kind,
        subtree=group.leader if group.whole else None,
        members=() if group.whole else group.people,
        proposed=True,
        reason=_reason(group, organisation, method),
    )


def _reason(group: Group, organisation: Organisation, method: Method) -> str:
    texts, kind = method.proposing, inside(method.kinds[group.kind].name)
    if group.leader is None:
        return texts.reason_scattered.format(count=Count(len(group.people)), kind=kind)
    count = Count(sum(id_ != group.leader for id_ in group.people))
    reason = texts.reason_subtree if group.whole else texts.reason_list
    leader = organisation.position(group.leader).title
    return reason.format(count=count, size=Count(group.size), kind=kind, leader=leader)


def _names(groups: list[Group], organisation: Organisation, method: Method) -> list[str]:
    """A name for each group, no two alike: those that would be are told apart by department, then by number."""
    departments = Counter(position.department for position in organisation.positions())
    groups_of_kind = Counter(group.kind for group in groups)
    names = [
        _department(group, organisation, method, departments)
        or _kind_name(group, organisation, method, alone=groups_of_kind[group.kind] == 1)
        for group in groups
    ]
    return _numbered([_with_place(name, group, organisation, names) for name, group in zip(names, groups, strict=True)])


def _with_place(name: str, group: Group, organisation: Organisation, names: list[str]) -> str:
    department = organisation.position(group.leader).department if group.leader else ""
    return f"{name}, {department}" if department and names.count(name) > 1 else name


def _numbered(names: list[str]) -> list[str]:
    """The names in their sequence, a number after each that has been used before."""
    used: dict[str, None] = {}
    for name in names:
        tried = itertools.chain([name], (f"{name} {number}" for number in itertools.count(2)))
        used[next(other for other in tried if other not in used)] = None
    return list(used)


def _department(group: Group, organisation: Organisation, method: Method, departments: Mapping[str, int]) -> str:
    """The department that the group is nearly the whole of, else an empty text."""
    own = Counter(organisation.position(id_).department for id_ in group.people)
    department, count = own.most_common(1)[0]
    share = method.proposing.share
    covers = count >= share * departments[department] and count >= share * len(group.people)
    return department if covers else ""


def _kind_name(group: Group, organisation: Organisation, method: Method, *, alone: bool) -> str:
    kind = method.kinds[group.kind].name
    leader = organisation.position(group.leader).title if group.leader else ""
    return kind if alone or not leader else method.proposing.name_leader.format(kind=kind, leader=leader)
