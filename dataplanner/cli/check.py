"""``dataplanner check``: the shape of an organisation and what to look at in it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.findings import Finding, findings
from dataplanner.analysis.shape import Shape, shape_of
from dataplanner.cli.arguments import QUERIES, Parser, plan_parser
from dataplanner.cli.opening import Opened, opened, today
from dataplanner.cli.output import Output, table
from dataplanner.cli.shape import shape_data, shape_lines

DESCRIPTION = "Counts an organisation's positions, layers and spans, and lists what to look at."
EXAMPLES = f"""\
examples:
  dataplanner check acme.dataplan
  dataplanner check acme.dataplan --scenario "Merged teams" --json

{QUERIES}"""

_COUNTS = ("positions", "people", "vacant", "roots", "layers", "largest_span", "unplaced")


def parser() -> Parser:
    return plan_parser("check", DESCRIPTION, EXAMPLES)


def run(arguments: Namespace, output: Output) -> None:
    work = opened(arguments)
    shape = shape_of(work.plan, work.scenario.id)
    found = findings(work.plan, work.scenario.id, work.method, today())
    output.show(check_lines(work, shape, found), check_data(work, shape, found))


def check_data(work: Opened, shape: Shape, found: list[Finding]) -> dict[str, Any]:
    """The shape and the findings as JSON types."""
    return {
        "name": work.plan.name,
        "scenario": work.scenario.name,
        **{count: getattr(shape, count) for count in _COUNTS},
        "largest_span_at": work.label(shape.largest_span_at),
        "findings": [_finding_data(work, finding) for finding in found],
        "shape": shape_data(work),
    }


def check_lines(work: Opened, shape: Shape, found: list[Finding]) -> Iterator[str]:
    """The shape and the findings for a reader."""
    yield work.title
    yield ""
    widest = work.label(shape.largest_span_at)
    notes = {"largest_span": f"of {widest}" if widest else "", "unplaced": "no manager and no reports"}
    rows = [(name.capitalize().replace("_", " "), f"{getattr(shape, name):,}", notes.get(name, "")) for name in _COUNTS]
    yield from (f"  {line}" for line in table(rows, right=[1]))
    yield from shape_lines(work)
    for finding in found:
        yield ""
        yield from _finding_lines(finding)


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield f"[{'accepted' if finding.accepted else finding.weight}] {finding.headline}"
    yield f"  {finding.why} ({finding.chapter})"
    yield f"  Kept on purpose: {finding.reason}" if finding.accepted else f"  {finding.remedy}"


def _finding_data(work: Opened, finding: Finding) -> dict[str, Any]:
    teams = work.organisation.teams
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "headline": finding.headline,
        "why": finding.why,
        "remedy": finding.remedy,
        "chapter": finding.chapter,
        "positions": [{"id": position, "label": work.label(position)} for position in finding.positions],
        "teams": [teams[team].name for team in finding.teams],
        "accepted": finding.accepted,
        "reason": finding.reason,
    }
