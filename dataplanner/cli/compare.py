"""``dataplanner compare``: what differs between two scenarios of a plan."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from dataplanner.analysis.comparison import Comparison, Difference, compared
from dataplanner.cli.arguments import QUERIES, Parser, add_plan, add_teams, command_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.marking import mark_teams
from dataplanner.cli.opening import chosen_scenario
from dataplanner.cli.output import Output, table
from dataplanner.cli.plan_passwords import plan_and_key
from dataplanner.files.method_file import load_method
from dataplanner.model.differences import JOINED, LEFT
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position, Scenario

DESCRIPTION = """\
Lists who joined, left, moved, has another title or holder, or belongs to other
teams in one scenario, compared with another."""
EXAMPLES = f"""\
examples:
  dataplanner compare twitter.plan.json
  dataplanner compare acme.dataplan --before "As is" --after "One data leader"
  dataplanner compare acme.dataplan --after "One data leader" --json

{QUERIES}"""


def parser() -> Parser:
    parser = command_parser("compare", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    parser.add_argument("--before", metavar="NAME", default="", help="the scenario to start from; else “As is”")
    parser.add_argument("--after", metavar="NAME", default="", help="the scenario to compare; else the only other one")
    add_teams(parser, "mark a team in both for this run; may be repeated; see below")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    plan, _ = plan_and_key(arguments.plan, arguments)
    before = chosen_scenario(plan, arguments.before)
    after = chosen_scenario(plan, arguments.after) if arguments.after else _only_other(plan, before)
    for scenario in (before, after):
        mark_teams(plan, scenario.id, arguments.teams, load_method())
    comparison = compared(plan, before.id, after.id)
    output.show(comparison_lines(plan, comparison), comparison_data(plan, comparison))


def comparison_data(plan: Plan, comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON types."""
    return {
        "name": plan.name,
        "before": plan.get(Scenario, comparison.before).name,
        "after": plan.get(Scenario, comparison.after).name,
        "counts": dict(comparison.counts),
        "differences": [_data(plan, comparison, difference) for difference in comparison.differences],
    }


def comparison_lines(plan: Plan, comparison: Comparison) -> Iterator[str]:
    """The comparison for a reader."""
    before, after = (plan.get(Scenario, id_).name for id_ in (comparison.before, comparison.after))
    yield f"{plan.name}: {before} → {after}"
    if not comparison.differences:
        yield "There is no difference."
        return
    yield ", ".join(f"{count:,} {what}" for what, count in comparison.counts.items() if count)
    yield ""
    rows = [(plan.label(_position(plan, comparison, d)), d.what, d.before, d.after) for d in comparison.differences]
    yield from table([("Position", "Change", "Before", "After"), *rows])


def _data(plan: Plan, comparison: Comparison, difference: Difference) -> dict[str, Any]:
    position = _position(plan, comparison, difference)
    person = plan.person_of(position)
    return {
        "position": difference.position,
        "person": person and person.name,
        "title": position.title,
        "change": difference.what,
        "before": None if difference.what == JOINED else difference.before,
        "after": None if difference.what == LEFT else difference.after,
    }


def _position(plan: Plan, comparison: Comparison, difference: Difference) -> Position:
    """The position as it is after, or as it was where it left."""
    side = comparison.before if difference.what == LEFT else comparison.after
    return plan.organisation(side).position(difference.position)


def _only_other(plan: Plan, before: Scenario) -> Scenario:
    """The other scenario where there is one other. Raises CommandError."""
    others = [scenario for scenario in plan.scenarios() if scenario.id != before.id]
    if len(others) != 1:
        names = ", ".join(scenario.name for scenario in others) or "no other"
        raise CommandError("It is not said which scenario to compare.", f"Name one with --after; there is: {names}.")
    return others[0]
