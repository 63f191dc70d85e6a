"""Rules about which teams there are, and what they are made of (Data Teams, ch. 1–4, 7, 8, 10)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.ratios import engineers_per_scientist
from dataplanner.analysis.rules.case import Case, Count, Seen
from dataplanner.analysis.rules.registry import Evaluate, evaluates


@evaluates("no_data_team")
def no_data_team(case: Case, _: Rule) -> Iterator[Seen]:
    if len(case.organisation) and not case.data_teams:
        yield Seen("")


def _without(kind: str) -> Evaluate:
    def missing_kind(case: Case, _: Rule) -> Iterator[Seen]:
        if case.data_teams and all(team.kind != kind for team in case.data_teams):
            yield Seen("")

    return missing_kind


evaluates("no_science")(_without("science"))
evaluates("no_engineering")(_without("engineering"))
evaluates("no_operations")(_without("operations"))


def _ratio(case: Case) -> tuple[float | None, Seen]:
    """Engineers for each scientist, and the headcounts to show."""
    headcount = case.shape.headcount
    values = {kind: Count(headcount.get(kind, 0)) for kind in ("science", "engineering")}
    ratio = engineers_per_scientist(headcount)
    teams = tuple(team.id for team in case.data_teams if team.kind in values)
    return ratio, Seen("", {**values, "ratio": f"{ratio or 0:.1f}"}, teams=teams)


@evaluates("few_engineers", gives="science engineering ratio", least=float)
def few_engineers(case: Case, rule: Rule) -> Iterator[Seen]:
    ratio, seen = _ratio(case)
    if ratio is not None and 0 < ratio < rule.number("least"):
        yield seen


@evaluates("many_engineers", gives="science engineering ratio", most=float)
def many_engineers(case: Case, rule: Rule) -> Iterator[Seen]:
    ratio, seen = _ratio(case)
    if ratio is not None and ratio > rule.number("most"):
        yield seen
