"""``dataplanner what-if``: figures and findings before and after somebody leaves, a team disappears or hires arrive."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.happenings import hires_arrive, person_leaves, team_disappears
from dataplanner.analysis.what_if import Figures, WhatIf, figure_rows, what_if
from dataplanner.cli.arguments import QUERIES, Parser, plan_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.moves import team_called
from dataplanner.cli.opening import Opened, opened, today
from dataplanner.cli.output import Output, table
from dataplanner.model.edits import Edit
from dataplanner.model.people import Person

DESCRIPTION = """\
Shows the figures and findings of a plan before and after something happens. The
plan itself stays as it is."""
EXAMPLES = f"""\
examples:
  dataplanner what-if acme.dataplan --leaves "Jane Doe"
  dataplanner what-if acme.dataplan --without "Data platform"
  dataplanner what-if acme.dataplan --hires --json

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("what-if", DESCRIPTION, EXAMPLES)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--leaves", metavar="PERSON", help="somebody leaves, by name or id")
    what.add_argument("--without", metavar="TEAM", help="a team disappears, by name")
    what.add_argument("--hires", action="store_true", help="vacancies are filled and planned hires arrive")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    work = opened(arguments)
    found = what_if(work.plan, work.scenario.id, _happening(work, arguments), work.method, today())
    output.show(what_if_lines(work, found), what_if_data(work, found))


def what_if_data(work: Opened, found: WhatIf) -> dict[str, Any]:
    """Before and after as JSON types."""
    return {
        "name": work.plan.name,
        "scenario": work.scenario.name,
        "what": found.label,
        "before": _figures_data(work, found.before),
        "after": _figures_data(work, found.after),
        "findings_appeared": [_finding_data(finding) for finding in found.appeared],
        "findings_gone": [_finding_data(finding) for finding in found.gone],
        "findings_changed": [
            {"before": _finding_data(before), "after": _finding_data(after)} for before, after in found.changed
        ],
    }


def what_if_lines(work: Opened, found: WhatIf) -> Iterator[str]:
    """Before and after for a reader."""
    yield work.title
    yield f"What if: {found.label}"
    yield ""
    before, after = figure_rows(found.before), figure_rows(found.after)
    rows = [(name, value, after[name]) for name, value in before.items()]
    yield from (f"  {line}" for line in table([("", "Before", "After"), *rows], right=[1, 2]))
    yield from _finding_lines("Appears", found.appeared)
    yield from _finding_lines("Is gone", found.gone)
    yield from _finding_lines("Now says", tuple(after for _, after in found.changed))


def _happening(work: Opened, arguments: Namespace) -> Edit:
    """What happens, as the arguments say."""
    if arguments.leaves is not None:
        return person_leaves(work.plan, work.scenario.id, _person(work, arguments.leaves))
    if arguments.without is not None:
        return team_disappears(work.plan, work.scenario.id, team_called(work, arguments.without))
    return hires_arrive(work.plan, work.scenario.id, work.method)


def _person(work: Opened, wanted: str) -> str:
    """The one person of that id or name. Raises CommandError for none and for several."""
    text = wanted.strip().casefold()
    people = list(work.plan.all(Person))
    found = [p.id for p in people if p.id == wanted] or [p.id for p in people if p.name.casefold() == text]
    if len(found) == 1:
        return found[0]
    if not found:
        raise CommandError(f"Nobody is called “{wanted}” in this plan.", "Check the spelling.")
    raise CommandError(f"“{wanted}” stands for {len(found)} people.", f"Use an id: {', '.join(sorted(found)[:5])}.")


def _figures_data(work: Opened, figures: Figures) -> dict[str, Any]:
    teams = work.organisation.teams
    shape = figures.shape
    return {
        "positions": shape.positions,
        "people": shape.people,
        "vacant": shape.vacant,
        "layers": shape.layers,
        "largest_span": shape.largest_span,
        "headcount": dict(shape.headcount),
        "engineers_per_scientist": figures.ratio,
        "data_teams_common_leader": figures.leader,
        "data_teams_common_leader_layer": figures.leader_layer,
        "pairs": [
            {"a": teams[a].name, "b": teams[b].name, "distance": distance}
            for (a, b), distance in figures.distances.items()
        ],
    }


def _finding_lines(what: str, found: tuple[Finding, ...]) -> Iterator[str]:
    if found:
        yield ""
        yield f"{what}:"
        yield from (f"  [{finding.weight}] {finding.headline}" for finding in found)


def _finding_data(finding: Finding) -> dict[str, Any]:
    return {"rule": finding.rule, "weight": finding.weight, "headline": finding.headline}
