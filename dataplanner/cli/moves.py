"""``dataplanner moves``: what would bring the data teams nearer, and one such move tried in a scenario."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dataplanner.analysis.moves import Move, edit_for, proposed_moves
from dataplanner.analysis.sketch import PairChange
from dataplanner.cli.arguments import QUERIES, Parser, plan_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.opening import Opened, opened
from dataplanner.cli.output import Output
from dataplanner.cli.plan_targets import add_replace, check_plan_target, say_unprotected, write_plan
from dataplanner.model.positions import Scenario

DESCRIPTION = """\
Proposes moves that bring data teams nearer to each other: another manager for
a team's lead, one head of data, a dotted line, an embed. Each with what it
lowers, what it costs and what to mind. With --apply one of them is tried in a
new scenario of a copy of the plan."""
EXAMPLES = f"""\
examples:
  dataplanner moves acme.dataplan
  dataplanner moves acme.dataplan --between Science Platform
  dataplanner moves acme.dataplan --apply 1 -o acme-tried.dataplan

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("moves", DESCRIPTION, EXAMPLES, "mark a team first; may be repeated; see below")
    parser.add_argument("--between", nargs=2, metavar=("TEAM", "TEAM"), help="only what brings these two teams nearer")
    parser.add_argument("--apply", type=int, metavar="N", help="try move number N in a new scenario")
    parser.add_argument("-o", "--output", type=Path, metavar="X.dataplan", help="the plan to write with --apply")
    add_replace(parser)
    return parser


def run(arguments: Namespace, output: Output) -> None:
    _check_options(arguments)
    work = opened(arguments)
    moves = proposed_moves(work.plan, work.scenario.id, work.method, _pair(work, arguments.between))
    if arguments.apply is None:
        output.show(move_lines(work, moves), move_data(work, moves))
        return
    move = _chosen(moves, arguments.apply)
    name = applied(work, move, arguments.output)
    say_unprotected(output, work.key, arguments.output)
    data = {"name": work.plan.name, "applied": move.title, "scenario": name, "plan": str(arguments.output)}
    output.show([f"Tried “{move.title}” in “{name}”. Wrote {arguments.output}."], data)


def applied(work: Opened, move: Move, target: Path) -> str:
    """Write a plan in which the move is done; returns the name of the scenario that it is done in."""
    edit_for(move, work.plan, work.scenario.id).apply(work.plan)
    write_plan(work.plan, target, work.key)
    scenarios = list(work.plan.all(Scenario))
    return scenarios[-1].name if work.scenario == work.plan.scenarios()[0] else work.scenario.name


def move_data(work: Opened, moves: list[Move]) -> dict[str, Any]:
    """The proposals as JSON types, the best first."""
    return {
        "name": work.plan.name,
        "scenario": work.scenario.name,
        "moves": [_data(work, number, move) for number, move in enumerate(moves, 1)],
    }


def move_lines(work: Opened, moves: list[Move]) -> Iterator[str]:
    """The proposals for a reader, numbered for --apply."""
    yield work.title
    if not moves:
        yield "No move would bring the data teams nearer. Mark teams in the window, or with --team."
    for number, move in enumerate(moves, 1):
        yield ""
        yield f"{number}. {move.title} ({move.chapter})"
        yield f"   {move.summary}"
        yield from (f"   {line}" for line in _change_lines(work, move))
        yield from (f"   Mind: {downside}" for downside in move.downsides)


def _change_lines(work: Opened, move: Move) -> Iterator[str]:
    teams = work.organisation.teams
    for change in move.formal or move.linked:
        names = f"{teams[change.team_a].name} – {teams[change.team_b].name}"
        yield f"{names}: {_steps(change.before)} → {_steps(change.after)}"


def _steps(distance: int | None) -> str:
    return "none" if distance is None else str(distance)


def _data(work: Opened, number: int, move: Move) -> dict[str, Any]:
    return {
        "number": number,
        "kind": move.kind,
        "title": move.title,
        "summary": move.summary,
        "downsides": list(move.downsides),
        "chapter": move.chapter,
        "teams": [work.organisation.teams[team].name for team in move.teams],
        "pairs": [_change_data(work, change) for change in move.formal],
        "pairs_with_connections": [_change_data(work, change) for change in move.linked],
        "positions": move.costs.positions,
        "lines": move.costs.lines,
        "layers": move.costs.layers,
        "new_positions": move.costs.new,
        "leaders_left_with_one_report": len(move.costs.alone),
    }


def _change_data(work: Opened, change: PairChange) -> dict[str, Any]:
    teams = work.organisation.teams
    names = {"a": teams[change.team_a].name, "b": teams[change.team_b].name}
    return {**names, "before": change.before, "after": change.after}


def _pair(work: Opened, names: list[str] | None) -> tuple[str, str] | None:
    """The two teams that are named, by id. Raises CommandError."""
    if names is None:
        return None
    a, b = (team_called(work, name) for name in names)
    if a == b:
        raise CommandError("--between needs two different teams.", "Name another one.")
    return a, b


def team_called(work: Opened, wanted: str) -> str:
    """The team of that name or id, by id. Raises CommandError."""
    teams = work.organisation.sorted_teams()
    for team in teams:
        if wanted.strip().casefold() in (team.name.casefold(), team.id.casefold()):
            return team.id
    names = ", ".join(team.name for team in teams) or "none"
    raise CommandError(f"There is no team called “{wanted}” in this scenario.", f"It has: {names}.")


def _check_options(arguments: Namespace) -> None:
    if (arguments.apply is None) != (arguments.output is None):
        raise CommandError("--apply and -o go together.", "Give both: --apply N -o X.dataplan.")
    if arguments.output is not None:
        check_plan_target(arguments.output, arguments, [arguments.plan])


def _chosen(moves: list[Move], number: int) -> Move:
    if not 1 <= number <= len(moves):
        raise CommandError(f"There is no move number {number}.", f"There are {len(moves)}; list them without --apply.")
    return moves[number - 1]
