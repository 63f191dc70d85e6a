"""What a move is worth: the steps that it saves, less what it costs, weighed as moves.toml says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.distance_matrix import NOWHERE
from dataplanner.analysis.leaders import POOR, UNSURE
from dataplanner.analysis.move_costs import Trial
from dataplanner.analysis.sketch import Pair


def score_of(trial: Trial) -> float:
    """The worth of a move; proposals are ranked by it, and those of no worth left out."""
    return _gain(trial) - _price(trial) if trial.candidate.moved else _gain_by_link(trial)


def brings_nearer(trial: Trial, pair: Pair) -> bool:
    """Whether a move brings these two teams nearer."""
    if not trial.candidate.moved:
        return set(trial.candidate.teams) == set(pair)
    a, b = (trial.before.teams.index(team) for team in pair)
    return bool(_saved(trial, trial.before.formal, trial.after.formal)[a, b] > 0)


def _gain(trial: Trial) -> float:
    """What the changed distances count for, those of the teams meant in full, those to other teams less."""
    moving, teams = trial.method.organisation.moving, trial.organisation.teams
    data = {id_ for id_, team in teams.items() if team.kind in moving.limits.kinds}
    meant = np.array([id_ in data or id_ in trial.candidate.teams for id_ in trial.before.teams])
    saved = _saved(trial, trial.before.formal, trial.after.formal)
    full = np.where(saved > 0, moving.ranking.nearer, moving.ranking.farther)
    both, one = meant[:, None] & meant[None, :], meant[:, None] ^ meant[None, :]
    # Every pair is there both ways round.
    return float((saved * (full * both + moving.ranking.beside * one)).sum()) / 2


def _gain_by_link(trial: Trial) -> float:
    """What a dotted line or an embed counts for: the steps that it saves against the reporting lines."""
    a, b = (trial.before.teams.index(team) for team in trial.candidate.teams)
    saved = _saved(trial, trial.before.formal, trial.after.linked)[a, b]
    return float(saved) * trial.method.organisation.moving.ranking.linked


def _price(trial: Trial) -> float:
    costs, ranking = trial.costs, trial.method.organisation.moving.ranking
    fit = {POOR: ranking.poor, UNSURE: ranking.unsure}.get(costs.fit, 0.0)
    moved = costs.positions * ranking.position + costs.lines * ranking.line + costs.layers * ranking.layer
    return moved + costs.new * ranking.new + len(costs.alone) * ranking.alone + fit


def _saved(trial: Trial, before: NDArray[np.signedinteger], after: NDArray[np.signedinteger]) -> NDArray[np.float64]:
    """The steps that each two teams come nearer; trees that join or part count as so many as moves.toml says."""
    joined = trial.method.organisation.moving.ranking.joined
    saved = (before.astype(np.float64)) - after
    had, has = before != NOWHERE, after != NOWHERE
    return np.select([had & has, has, had], [saved, np.full_like(saved, joined), np.full_like(saved, -joined)], 0.0)
