"""What is said of a proposed move: its title, what it costs, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dataplanner.analysis.leaders import POOR, UNSURE, leader_reading
from dataplanner.analysis.move_costs import Trial
from dataplanner.analysis.sketch import changes
from dataplanner.analysis.wording import Count

MOVE_VALUES: Mapping[str, Mapping[str, type]] = {
    "reparent": {"name": str, "leader": str, "former": str, "team": str, "positions": Count, "lines": Count},
    "head": {"leader": str, "positions": Count, "lines": Count},
    "dotted": {"name": str, "leader": str, "distance": Count},
    "embed": {"people": str, "host": str, "giver": str, "formal": str, "distance": Count},
}
"""What the texts of each kind of move may show."""

CAUTION_VALUES: Mapping[str, Mapping[str, type]] = {
    "farther": {"team_a": str, "team_b": str, "before": int, "after": int},
    "alone": {"leader": str, "count": Count},
    POOR: {"title": str, "about": str, "ask": str},
    UNSURE: {"title": str, "about": str, "ask": str},
}
"""What the texts of each caution may show."""


def move_text(trial: Trial, part: str) -> str:
    """The ``title``, ``summary`` or ``downside`` of a move, filled in."""
    kind = trial.method.organisation.moving.kinds[trial.candidate.kind]
    template: str = getattr(kind, part)
    return template.format_map(_values(trial))


def cautions(trial: Trial) -> Iterator[str]:
    """What else is to be minded of just this move."""
    templates = trial.method.organisation.moving.cautions
    yield from (templates["farther"].text.format_map(values) for values in _farther(trial))
    for leader, count in trial.costs.alone:
        yield templates["alone"].text.format(leader=_called(trial, leader), count=Count(count))
    reading = leader_reading(trial.organisation.position(trial.candidate.leader).title, trial.method)
    if trial.costs.fit in (POOR, UNSURE) and reading is not None:
        yield templates[trial.costs.fit].text.format(title=reading.name, about=reading.about, ask=reading.ask)


def _values(trial: Trial) -> dict[str, object]:
    """What the texts of the candidate's kind show."""
    costs, candidate = trial.costs, trial.candidate
    values: dict[str, object] = {"leader": _called(trial, candidate.leader)}
    values |= {"positions": Count(costs.positions), "lines": Count(costs.lines)}
    match candidate.kind:
        case "reparent":
            manager = trial.organisation.position(candidate.moved[0]).manager
            values |= {"name": _called(trial, candidate.moved[0]), "team": _team(trial, candidate.teams[0])}
            values |= {"former": _called(trial, manager or "")}
        case "dotted":
            lead = trial.organisation.team_lead(trial.organisation.team(candidate.teams[0]))
            values |= {"name": _called(trial, lead or ""), "distance": _linked(trial)}
        case "embed":
            giver, host = (trial.organisation.team(team) for team in candidate.teams)
            values |= {"people": trial.method.kinds[giver.kind].people, "giver": giver.name, "host": host.name}
            values |= {"formal": _formal(trial), "distance": _linked(trial)}
    return values


def _farther(trial: Trial) -> Iterator[dict[str, object]]:
    """The pairs that the move drives apart."""
    teams = trial.organisation.teams
    for change in changes(trial.before.teams, trial.before.formal, trial.after.formal):
        if change.before is not None and change.after is not None and change.after > change.before:
            names = {"team_a": teams[change.team_a].name, "team_b": teams[change.team_b].name}
            yield {**names, "before": change.before, "after": change.after}


def _linked(trial: Trial) -> Count:
    return Count(trial.after.linked_steps(*trial.candidate.teams) or 0)


def _formal(trial: Trial) -> str:
    steps = trial.after.formal_steps(*trial.candidate.teams)
    return "–" if steps is None else str(steps)


def _team(trial: Trial, team: str) -> str:
    return f"“{trial.organisation.team(team).name}”"


def _called(trial: Trial, position: str) -> str:
    """How a position is called in few words: its holder's name, else its title."""
    found = trial.organisation.position(position)
    return trial.organisation.holder_name(found) or found.title or found.id
