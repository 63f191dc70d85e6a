"""The ratio of engineers to scientists, and what pushes it towards two or towards five (Data Teams, ch. 7)."""

from __future__ import annotations

from dataclasses import dataclass

from dataplanner.analysis.method import Method
from dataplanner.analysis.organisation_method import RatioFactor, ReferenceFigure
from dataplanner.analysis.ratios import engineers_per_scientist, headcount_by_kind
from dataplanner.analysis.staff_signs import SIGNS
from dataplanner.model.plan import Plan

RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor that pushes the ratio up; ``holds`` is what the plan tells of it, None where only people can tell."""

    factor: RatioFactor
    holds: bool | None


@dataclass(frozen=True, slots=True)
class StaffingRatio:
    """Engineers for each scientist (None without scientists), ranges from elsewhere, and the factors that decide."""

    engineers: int
    scientists: int
    ratio: float | None
    figures: tuple[ReferenceFigure, ...]
    factors: tuple[Factor, ...]


def staffing_ratio(plan: Plan, scenario: str, method: Method) -> StaffingRatio:
    """The ratio of a scenario with all that helps to judge it."""
    headcount = headcount_by_kind(plan.organisation(scenario))
    factors = method.organisation.factors.values()
    return StaffingRatio(
        engineers=headcount.get("engineering", 0),
        scientists=headcount.get("science", 0),
        ratio=engineers_per_scientist(headcount),
        figures=method.organisation.figures_of(RATIO),
        factors=tuple(Factor(factor, _holds(plan, scenario, method, factor)) for factor in factors),
    )


def _holds(plan: Plan, scenario: str, method: Method, factor: RatioFactor) -> bool | None:
    return SIGNS[factor.sign](plan, scenario, method) if factor.sign else None
