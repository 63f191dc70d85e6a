"""Rules about which teams there are and how many people they have (Data Teams, ch. 1, 2, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.ratios import engineers_per_scientist
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import Evaluate, evaluates
from dataplanner.analysis.wording import Amount, Count


@evaluates("no_data_team")
def no_data_team(case: Case, _: Rule) -> Iterator[Seen]:
    if len(case.organisation) and not case.data_teams:
        yield Seen("")


@evaluates("unconfirmed_teams", gives="teams count#")
def unconfirmed_teams(case: Case, _: Rule) -> Iterator[Seen]:
    teams = [team for team in case.teams if team.proposed]
    if teams:
        names = case.listed(f"“{team.name}”" for team in teams)
        yield Seen("", {"teams": names, "count": Count(len(teams))}, teams=tuple(team.id for team in teams))


def _without(kind: str) -> Evaluate:
    def missing_kind(case: Case, _: Rule) -> Iterator[Seen]:
        if case.data_teams and not case.teams_of([kind]):
            yield Seen("")

    return missing_kind


evaluates("no_science")(_without("science"))
evaluates("no_engineering")(_without("engineering"))
evaluates("no_operations")(_without("operations"))


def _ratio(case: Case) -> tuple[float | None, Seen]:
    """Engineers for each scientist, and what to show of it."""
    headcount = case.shape.headcount
    values = {kind: Count(headcount.get(kind, 0)) for kind in ("science", "engineering")}
    ratio = engineers_per_scientist(headcount)
    teams = tuple(team.id for team in case.teams_of(values))
    return ratio, Seen("", {**values, "ratio": Amount(ratio or 0.0)}, teams=teams)


@evaluates("few_engineers", gives="science# engineering# ratio~", least=float)
def few_engineers(case: Case, rule: Rule) -> Iterator[Seen]:
    ratio, seen = _ratio(case)
    if ratio is not None and 0 < ratio < rule.number("least"):
        yield seen


@evaluates("many_engineers", gives="science# engineering# ratio~", most=float)
def many_engineers(case: Case, rule: Rule) -> Iterator[Seen]:
    ratio, seen = _ratio(case)
    if ratio is not None and ratio > rule.number("most"):
        yield seen


@evaluates("large_team", gives="team people#", people=int)
def large_team(case: Case, rule: Rule) -> Iterator[Seen]:
    for team in case.data_teams:
        people = len({position.person for position in case.members[team.id] if position.person})
        if people >= rule.number("people") and not _is_split(case, team.id):
            yield Seen(team.id, {"team": team.name, "people": Count(people)}, teams=(team.id,))


def _is_split(case: Case, team: str) -> bool:
    """Whether smaller teams are marked inside this one."""
    inside = {position.id for position in case.members[team]}
    others = (members for other, members in case.members.items() if other != team)
    return sum(bool(members) and {p.id for p in members} < inside for members in others) > 1


@evaluates("rule_finds_nobody", gives="team query")
def rule_finds_nobody(case: Case, _: Rule) -> Iterator[Seen]:
    for team in case.teams:
        if team.query and not case.organisation.found_by(team.query):
            yield Seen(team.id, {"team": team.name, "query": team.query}, teams=(team.id,))


@evaluates("team_without_people", gives="team")
def team_without_people(case: Case, _: Rule) -> Iterator[Seen]:
    for team in case.data_teams:
        if not team.query and not any(position.person for position in case.members[team.id]):
            yield Seen(team.id, {"team": team.name}, teams=(team.id,))


@evaluates("vacant_positions", gives="team count# titles")
def vacant_positions(case: Case, _: Rule) -> Iterator[Seen]:
    for team in case.data_teams:
        vacant = [position for position in case.members[team.id] if position.vacant]
        if vacant:
            titles = case.listed(dict.fromkeys(position.title or position.id for position in vacant))
            values = {"team": team.name, "count": Count(len(vacant)), "titles": titles}
            yield Seen(team.id, values, tuple(position.id for position in vacant), (team.id,))
