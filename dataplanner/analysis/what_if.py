"""What if: figures and findings before and after something happens, tried on a copy of the plan (Data Teams, ch. 9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dataplanner.analysis.distance import (
    LARGEST,
    data_team_distances,
    data_teams_leader,
    largest_distance,
    team_distances,
)
from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.ratios import engineers_per_scientist
from dataplanner.analysis.shape import Shape, layer_of, shape_of
from dataplanner.model.edits import Edit
from dataplanner.model.plan import Plan

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a scenario at one moment.

    ``ratio`` is engineers for each scientist, None without scientists. ``leader`` is how the lowest common leader of
    all data teams is called, on ``leader_layer``; both None without one. ``largest`` is their largest reporting
    distance, None where no two of them share a leader. ``distances`` of all teams are by pair of team ids.
    """

    shape: Shape
    ratio: float | None
    leader: str | None
    leader_layer: int | None
    largest: int | None
    distances: Mapping[Pair, int | None]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would change. ``label`` says what happens; the findings are told apart by rule and subject.

    ``appeared`` and ``gone`` are findings that only the one side has; ``changed`` are those of both sides that say
    something else now, before and after.
    """

    label: str
    before: Figures
    after: Figures
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[tuple[Finding, Finding], ...]


def what_if(plan: Plan, scenario: str, edit: Edit, method: Method, today: date | None = None) -> WhatIf:
    """Figures and findings of a scenario before and after an edit; the plan itself stays as it is.

    Raises the PlanError of an edit that cannot be done.
    """
    label, after = edit.label(plan), plan.copy()
    edit.apply(after)
    had, has = findings(plan, scenario, method, today), findings(after, scenario, method, today)
    before = _by_identity(had)
    return WhatIf(
        label=label,
        before=figures_of(plan, scenario),
        after=figures_of(after, scenario),
        appeared=found_only_in(has, had),
        gone=found_only_in(had, has),
        changed=tuple(
            (before[key], now)
            for key, now in _by_identity(has).items()
            if key in before and before[key].headline != now.headline
        ),
    )


def found_only_in(found: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the others have no counterpart of: none of the same rule about the same subject."""
    known = _by_identity(others)
    return tuple(finding for key, finding in _by_identity(found).items() if key not in known)


def figures_of(plan: Plan, scenario: str) -> Figures:
    """The figures of a scenario as it stands."""
    organisation, shape = plan.organisation(scenario), shape_of(plan, scenario)
    leader, farthest = data_teams_leader(organisation), largest_distance(data_team_distances(organisation))
    return Figures(
        shape=shape,
        ratio=engineers_per_scientist(shape.headcount),
        leader=None if leader is None else plan.label(organisation.position(leader)),
        leader_layer=None if leader is None else layer_of(organisation, leader),
        largest=None if farthest is None else farthest.distance,
        distances={(pair.team_a, pair.team_b): pair.distance for pair in team_distances(organisation)},
    )


def figure_rows(figures: Figures) -> dict[str, str]:
    """The figures by name, as a reader sees them: on the screen, in a terminal and in the workbook."""
    shape = figures.shape
    return {
        "Positions": f"{shape.positions:,}",
        "People": f"{shape.people:,}",
        "Vacant positions": f"{shape.vacant:,}",
        "Layers": f"{shape.layers:,}",
        "Largest span of control": f"{shape.largest_span:,}",
        "Median span of control": f"{shape.median_span:g}",
        "Engineers for each scientist": "–" if figures.ratio is None else f"{figures.ratio:.1f}",
        "Common leader of the data teams": figures.leader or "–",
        "Layer of that leader": "–" if figures.leader_layer is None else f"{figures.leader_layer:,}",
        LARGEST: "–" if figures.largest is None else f"{figures.largest:,}",
    }


def _by_identity(found: Iterable[Finding]) -> dict[tuple[str, str], Finding]:
    return {(finding.rule, finding.subject): finding for finding in found}
