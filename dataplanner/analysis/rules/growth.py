"""Rules about how the data teams grow (Data Teams, ch. 6, 10)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.wording import Count, inside


@evaluates("growing_fast", gives="vacant# people#", vacant=int, share=float)
def growing_fast(case: Case, rule: Rule) -> Iterator[Seen]:
    members = {p.id: p for team in case.data_teams for p in case.members[team.id]}
    people = len({position.person for position in members.values() if position.person})
    vacant = [id_ for id_, position in members.items() if position.vacant]
    if len(vacant) >= max(rule.number("vacant"), rule.number("share") * people):
        teams = tuple(team.id for team in case.data_teams)
        yield Seen("", {"vacant": Count(len(vacant)), "people": Count(people)}, tuple(vacant), teams)


@evaluates("dataops_too_early", gives="team missing count#", roles=tuple[str, ...], share=float)
def dataops_too_early(case: Case, rule: Rule) -> Iterator[Seen]:
    """A team of such titles while a kind of data team is still missing."""
    for team in case.teams:
        readings = [reading for p in case.members[team.id] if (reading := case.reading(p.title)) is not None]
        such = sum(reading.role in rule.texts("roles") for reading in readings)
        there = {other.kind for other in case.teams if other.id != team.id}
        missing = [kind for kind in case.method.data_kinds if kind not in there]
        if such and missing and such >= rule.number("share") * len(readings):
            names = case.listed(inside(case.method.kinds[kind].name) for kind in missing)
            values = {"team": team.name, "missing": names, "count": Count(len(missing))}
            yield Seen(team.id, values, teams=(team.id,))
