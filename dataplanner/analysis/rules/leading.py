"""Rules about who leads the data teams and how near they are to the business (Data Teams, ch. 8, 10)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.distance import data_teams_leader
from dataplanner.analysis.distance_matrix import NOWHERE, distance_matrix
from dataplanner.analysis.leaders import POOR, UNSURE, leader_reading
from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.reach import near_any
from dataplanner.analysis.rules.registry import Evaluate, evaluates
from dataplanner.analysis.wording import Count


def _leader_who_is(fit: str) -> Evaluate:
    """The rule that the common leader's title fits data teams in just this way."""

    def leader_fit(case: Case, rule: Rule) -> Iterator[Seen]:
        leader = data_teams_leader(case.organisation)
        if leader is None or len(case.data_teams) < 2 or len(case.organisation) < rule.number("organisation"):
            return
        reading = leader_reading(case.organisation.position(leader).title, case.method)
        if reading is not None and reading.fit == fit and not {t.kind for t in case.data_teams} <= set(reading.suits):
            values = {"leader": case.label(leader), "title": reading.name, "about": reading.about, "ask": reading.ask}
            yield Seen(leader, values, (leader,), tuple(team.id for team in case.data_teams))

    return leader_fit


evaluates("poor_common_leader", gives="leader title about ask", organisation=int)(_leader_who_is(POOR))
evaluates("common_leader_to_ask", gives="leader title about ask", organisation=int)(_leader_who_is(UNSURE))


@evaluates("far_from_business", gives="team nearest distance#", kinds=tuple[str, ...], distance=int)
def far_from_business(case: Case, rule: Rule) -> Iterator[Seen]:
    business = {team.id: team for team in case.teams_of(rule.texts("kinds"))}
    matrix = distance_matrix(case.organisation, {**{team.id: team for team in case.data_teams}, **business}.values())
    place, distances = {team: at for at, team in enumerate(matrix.teams)}, matrix.distances()
    for team in case.data_teams:
        row = distances[place[team.id]]
        others = (other for other in business if other != team.id and row[place[other]] != NOWHERE)
        steps = {other: int(row[place[other]]) for other in others}
        nearest = min(steps, key=lambda other: steps[other], default=None)
        if nearest is not None and steps[nearest] >= rule.number("distance"):
            name = case.organisation.team(nearest).name
            yield Seen(
                team.id, {"team": team.name, "nearest": name, "distance": Count(steps[nearest])}, (), (team.id, nearest)
            )


@evaluates("domain_knowledge_out_of_reach", gives="teams", skill=str, kinds=tuple[str, ...], near=int)
def domain_knowledge_out_of_reach(case: Case, rule: Rule) -> Iterator[Seen]:
    """Nobody on the data teams is known to have it, and none who could tell is near."""
    matrices = [
        matrix for matrix in case.matrices if any(held is not None for held in matrix.column(rule.text("skill")))
    ]
    teams = [matrix.team for matrix in matrices]
    known = any(matrix.holders(rule.text("skill")) for matrix in matrices)
    if teams and not known and not near_any(case, teams, case.teams_of(rule.texts("kinds")), rule.number("near")):
        yield Seen("", {"teams": case.listed(f"“{team.name}”" for team in teams)}, (), tuple(team.id for team in teams))
