"""Rules about who is on a data team, as their titles tell it (Data Teams, ch. 1, 3, 4, 10)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.shape import people_below
from dataplanner.analysis.title_reading import title_words
from dataplanner.analysis.wording import Count
from dataplanner.model.positions import Position


@evaluates("sql_only_team", gives="team titles", roles=tuple[str, ...], smallest=int, share=float)
def sql_only_team(case: Case, rule: Rule) -> Iterator[Seen]:
    for team in case.teams_of(["engineering"]):
        members = case.members[team.id]
        known = [position for position in members if case.reading(position.title) is not None]
        enough = len(known) >= max(rule.number("smallest"), rule.number("share") * len(members))
        if enough and all(_role(case, position) in rule.texts("roles") for position in known):
            titles = case.listed(dict.fromkeys(position.title for position in known))
            values = {"team": team.name, "titles": titles}
            yield Seen(team.id, values, tuple(position.id for position in known), (team.id,))


def _role(case: Case, position: Position) -> str:
    reading = case.reading(position.title)
    return reading.role if reading else ""


@evaluates("others_among_scientists", gives="team names count#", words=tuple[str, ...])
def others_among_scientists(case: Case, rule: Rule) -> Iterator[Seen]:
    for team in case.teams_of(["science"]):
        others = [position for position in case.members[team.id] if _is_no_scientist(case, rule, position)]
        if others:
            names = case.listed(case.label(position.id) for position in others)
            values = {"team": team.name, "names": names, "count": Count(len(others))}
            yield Seen(team.id, values, tuple(position.id for position in others), (team.id,))


def _is_no_scientist(case: Case, rule: Rule, position: Position) -> bool:
    """Whether a title speaks for other work than science, leaders of people left aside."""
    if position.kind:
        return position.kind != "science"
    reading = case.reading(position.title)
    if reading is not None:
        return reading.kind != "science"
    led = case.organisation.span_of_control(position.id) > 0
    return not led and not set(rule.texts("words")).isdisjoint(title_words(position.title))


@evaluates("manager_of_few", gives="team managers count# most#", most=int, organisation=int)
def manager_of_few(case: Case, rule: Rule) -> Iterator[Seen]:
    if len(case.organisation) < rule.number("organisation"):
        return
    most = rule.number("most")
    for team in case.data_teams:
        managers = [p.id for p in case.members[team.id] if 0 < people_below(case.organisation, p.id) <= most]
        if managers:
            names = case.listed(case.label(manager) for manager in managers)
            values = {"team": team.name, "managers": names, "count": Count(len(managers)), "most": _most(rule)}
            yield Seen(team.id, values, tuple(managers), (team.id,))


def _most(rule: Rule) -> Count:
    return Count(int(rule.number("most")))
