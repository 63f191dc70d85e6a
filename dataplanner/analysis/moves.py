"""Moves that would bring data teams nearer, weighed: what each lowers, what it costs, what to mind (ch. 7, 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dataplanner.analysis.distance_matrix import NOWHERE
from dataplanner.analysis.method import Method
from dataplanner.analysis.move_candidates import Candidate, candidates
from dataplanner.analysis.move_costs import Costs, Trial, costs_of
from dataplanner.analysis.move_score import brings_nearer, score_of
from dataplanner.analysis.move_wording import cautions, move_text
from dataplanner.analysis.organisation_method import MoveLimits
from dataplanner.analysis.sketch import Pair, PairChange, Sketch, Standing, changes, in_scenario
from dataplanner.model.edits import Batch, CopyScenario, Edit
from dataplanner.model.edits.base import new_id
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Scenario

Scored = tuple[float, str, Candidate]
Watch = Callable[[float], object]
"""Told the share that is done, 0–1; what it raises ends the search."""


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


def proposed_moves(
    plan: Plan, scenario: str, method: Method, pair: Pair | None = None, watch: Watch = lambda _share: None
) -> list[Move]:
    """The moves that would bring teams nearer, the best first; for the far pairs of data teams, or for one pair."""
    organisation, sketch = plan.organisation(scenario), Sketch(plan, scenario)
    pairs = far_pairs(organisation, method, sketch.before) if pair is None else [pair]
    scored, tried = [], candidates(organisation, method, pairs)
    for number, candidate in enumerate(tried):
        watch(number / len(tried))
        trial = _tried(organisation, method, sketch, candidate)
        if (score := score_of(trial)) > 0 and (pair is None or brings_nearer(trial, pair)):
            scored.append((score, move_text(trial, "title"), candidate))
    best = _best(scored, method.organisation.moving.limits)
    return [_move(_tried(organisation, method, sketch, candidate), score) for score, _, candidate in best]


def far_pairs(organisation: Organisation, method: Method, standing: Standing) -> list[Pair]:
    """The pairs of data teams of different kinds that stand far apart, separate trees first, then the farthest."""
    limits = method.organisation.moving.limits
    kind = np.array([_kind(organisation, team, limits) for team in standing.teams])
    steps = np.where(standing.formal == NOWHERE, np.inf, standing.formal)
    meant = (kind[:, None] != "") & (kind[None, :] != "") & (kind[:, None] != kind[None, :])
    far = np.argwhere(np.triu(meant & (steps >= limits.far))).tolist()
    far.sort(key=lambda pair: (-steps[*pair], pair))
    return [(standing.teams[a], standing.teams[b]) for a, b in far[: limits.pairs]]


def edit_for(move: Move, plan: Plan, scenario: str) -> Batch:
    """The one edit that does a move: in a new scenario named after it where it was proposed for *as is*."""
    return edit_in(move, scenario) if scenario != AS_IS else edit_in_new(move, plan, scenario)


def edit_in(move: Move, scenario: str) -> Batch:
    """The one edit that does a move in a scenario."""
    return Batch(tuple(in_scenario(edit, scenario) for edit in move.edits), move.title)


def edit_in_new(move: Move, plan: Plan, scenario: str) -> Batch:
    """The one edit that copies a scenario, names the copy after the move and does it there; the copy comes first."""
    new = CopyScenario(scenario, _free_name(plan, move.title), id=new_id())
    return Batch((new, *(in_scenario(edit, new.id) for edit in move.edits)), f"Try {move.title} in a scenario")


def _best(scored: list[Scored], limits: MoveLimits) -> list[Scored]:
    """The first few by score, of one kind not too many."""
    shown: Counter[str] = Counter()
    best = []
    for entry in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        kind = entry[2].kind
        shown[kind] += 1
        if shown[kind] <= limits.of_kind:
            best.append(entry)
    return best[: limits.most]


def _kind(organisation: Organisation, team: str, limits: MoveLimits) -> str:
    """The kind of a team that moves are looked for; empty for others and for teams without a lead."""
    found = organisation.team(team)
    return found.kind if found.kind in limits.kinds and organisation.team_lead(found) is not None else ""


def _tried(organisation: Organisation, method: Method, sketch: Sketch, candidate: Candidate) -> Trial:
    costs = costs_of(organisation, candidate, method)
    return Trial(organisation, method, candidate, costs, sketch.before, sketch.after(candidate.edits))


def _move(trial: Trial, score: float) -> Move:
    before, after = trial.before, trial.after
    return Move(
        kind=trial.candidate.kind,
        title=move_text(trial, "title"),
        summary=move_text(trial, "summary"),
        downsides=(move_text(trial, "downside"), *cautions(trial)),
        chapter=trial.method.organisation.moving.kinds[trial.candidate.kind].chapter,
        leader=trial.candidate.leader,
        teams=trial.candidate.teams,
        formal=tuple(changes(before.teams, before.formal, after.formal)),
        linked=tuple(changes(before.teams, before.linked, after.linked)),
        costs=trial.costs,
        score=score,
        edits=trial.candidate.edits,
    )


def _free_name(plan: Plan, name: str) -> str:
    taken = {scenario.name for scenario in plan.all(Scenario)}
    names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 2)))
    return next(free for free in names if free not in taken)
