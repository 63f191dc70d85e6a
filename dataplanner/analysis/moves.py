"""Moves that would bring data teams nearer, weighed: what each lowers, what it costs, what to mind (ch. 7, 10)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dataplanner.analysis.leaders import POOR, UNSURE
from dataplanner.analysis.method import Method
from dataplanner.analysis.move_candidates import Candidate, candidates
from dataplanner.analysis.move_costs import Costs, Trial, costs_of
from dataplanner.analysis.move_wording import cautions, move_text
from dataplanner.analysis.organisation_method import MoveLimits
from dataplanner.analysis.sketch import Pair, Sketch, Standing, in_scenario
from dataplanner.model.edits import Batch, CopyScenario, Edit
from dataplanner.model.edits.base import new_id
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Scenario


@dataclass(frozen=True, slots=True)
class PairChange:
    """Two teams (ids) and the steps between them before and after; None where nothing joins them."""

    team_a: str
    team_b: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A proposed move. ``title``, ``summary`` and ``downsides`` are sentences for the reader, ``chapter`` the source.

    ``formal`` are the pairs whose reporting distance changes, ``linked`` those whose distance with dotted lines,
    squads and connections does; a dotted line and an embed change only the latter. ``costs`` says how much moves.
    ``score`` ranks the proposals, the highest first. ``edits`` do it in the scenario that it was proposed for.
    """

    kind: str
    title: str
    summary: str
    downsides: tuple[str, ...]
    chapter: str
    leader: str
    teams: tuple[str, ...]
    formal: tuple[PairChange, ...]
    linked: tuple[PairChange, ...]
    costs: Costs
    score: float
    edits: tuple[Edit, ...]


def proposed_moves(plan: Plan, scenario: str, method: Method, pair: Pair | None = None) -> list[Move]:
    """The moves that would bring teams nearer, the best first; for the far pairs of data teams, or for one pair."""
    organisation, sketch = plan.organisation(scenario), Sketch(plan, scenario)
    pairs = far_pairs(organisation, method, sketch.before) if pair is None else [pair]
    tried = (_tried(organisation, method, sketch, one) for one in candidates(organisation, method, pairs))
    helpful = [move for move in map(_weighed, tried) if move.score > 0 and (pair is None or _helps(move, pair))]
    return _best(helpful, method.organisation.moving.limits)


def far_pairs(organisation: Organisation, method: Method, standing: Standing) -> list[Pair]:
    """The pairs of data teams of different kinds that stand far apart, separate trees first, then the farthest."""
    limits = method.organisation.moving.limits
    led = [team for team in organisation.sorted_teams() if organisation.team_lead(team) is not None]
    kinds = {team.id: team.kind for team in led if team.kind in limits.kinds}
    pairs = {
        pair: math.inf if steps is None else steps
        for pair, steps in standing.formal.items()
        if kinds.keys() >= set(pair) and kinds[pair[0]] != kinds[pair[1]]
    }
    far = [pair for pair, steps in pairs.items() if steps >= limits.far]
    return sorted(far, key=lambda pair: (-pairs[pair], pair))[: limits.pairs]


def edit_for(move: Move, plan: Plan, scenario: str) -> Batch:
    """The one edit that does a move: in a new scenario named after it where it was proposed for *as is*."""
    if scenario != AS_IS:
        return Batch(move.edits, move.title)
    new = CopyScenario(AS_IS, _free_name(plan, move.title), id=new_id())
    return Batch((new, *(in_scenario(edit, new.id) for edit in move.edits)), f"Try {move.title} in a scenario")


def _best(moves: list[Move], limits: MoveLimits) -> list[Move]:
    """The first few by score, of one kind not too many."""
    shown: Counter[str] = Counter()
    best = []
    for move in sorted(moves, key=lambda move: (-move.score, move.title)):
        shown[move.kind] += 1
        if shown[move.kind] <= limits.of_kind:
            best.append(move)
    return best[: limits.most]


def _tried(organisation: Organisation, method: Method, sketch: Sketch, candidate: Candidate) -> Trial:
    costs = costs_of(organisation, candidate, method)
    return Trial(organisation, method, candidate, costs, sketch.before, sketch.after(candidate.edits))


def _weighed(trial: Trial) -> Move:
    formal = _changes(trial.before.formal, trial.after.formal)
    linked = _changes(trial.before.linked, trial.after.linked)
    return Move(
        kind=trial.candidate.kind,
        title=move_text(trial, "title"),
        summary=move_text(trial, "summary"),
        downsides=(move_text(trial, "downside"), *cautions(trial)),
        chapter=trial.method.organisation.moving.kinds[trial.candidate.kind].chapter,
        leader=trial.candidate.leader,
        teams=trial.candidate.teams,
        formal=formal,
        linked=linked,
        costs=trial.costs,
        score=_gain(trial, formal) - _price(trial) if trial.candidate.moved else _gain_by_link(trial),
        edits=trial.candidate.edits,
    )


def _gain(trial: Trial, changes: tuple[PairChange, ...]) -> float:
    """What the changed distances count for, those of the teams meant in full, those to other teams less."""
    moving, teams = trial.method.organisation.moving, trial.organisation.teams
    gained = _steps_gained(moving.ranking.joined)
    meant = {id_ for id_, team in teams.items() if team.kind in moving.limits.kinds}.union(trial.candidate.teams)
    weight = {2: moving.ranking.nearer, 1: moving.ranking.beside, 0: 0.0}
    against = {**weight, 2: moving.ranking.farther}
    shares = ((gained(change), len(meant & {change.team_a, change.team_b})) for change in changes)
    return sum(steps * (weight if steps > 0 else against)[share] for steps, share in shares)


def _price(trial: Trial) -> float:
    costs, ranking = trial.costs, trial.method.organisation.moving.ranking
    fit = {POOR: ranking.poor, UNSURE: ranking.unsure}.get(costs.fit, 0.0)
    moved = costs.positions * ranking.position + costs.lines * ranking.line + costs.layers * ranking.layer
    return moved + costs.new * ranking.new + len(costs.alone) * ranking.alone + fit


def _gain_by_link(trial: Trial) -> float:
    """What a dotted line or an embed counts for: the steps that it saves against the reporting lines."""
    pair = next(pair for pair in trial.before.formal if set(pair) == set(trial.candidate.teams))
    ranking = trial.method.organisation.moving.ranking
    saved = _steps_gained(ranking.joined)(PairChange(*pair, trial.before.formal[pair], trial.after.linked[pair]))
    return ranking.linked * saved


def _steps_gained(joined: float) -> Callable[[PairChange], float]:
    """How many steps two teams come nearer; trees that join count as ``joined`` steps, that part as so many lost."""

    def gained(change: PairChange) -> float:
        if change.before is None or change.after is None:
            return joined if change.before is None else -joined
        return change.before - change.after

    return gained


def _changes(before: Mapping[Pair, int | None], after: Mapping[Pair, int | None]) -> tuple[PairChange, ...]:
    return tuple(PairChange(*pair, before[pair], after[pair]) for pair in before if before[pair] != after[pair])


def _helps(move: Move, pair: Pair) -> bool:
    """Whether a move brings just this pair nearer."""
    if not move.costs.lines:
        return set(move.teams) == set(pair)
    gained = _steps_gained(1)
    return any({change.team_a, change.team_b} == set(pair) and gained(change) > 0 for change in move.formal)


def _free_name(plan: Plan, name: str) -> str:
    taken = {scenario.name for scenario in plan.all(Scenario)}
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 2)))
    return next(free for free in names if free not in taken)
