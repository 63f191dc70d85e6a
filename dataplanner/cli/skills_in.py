"""``dataplanner skills-in``: workbooks that managers have sent back, told and, with -o, taken over."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dataplanner.analysis.levels_merge import LevelClaim
from dataplanner.analysis.marks import TEXTS
from dataplanner.analysis.skills_merge import Claim, Merge, merge_edit, merged
from dataplanner.cli.arguments import QUERIES, Parser, add_files, plan_parser
from dataplanner.cli.opening import opened, today
from dataplanner.cli.output import Output, table
from dataplanner.cli.plan_targets import add_replace, check_plan_target, say_unprotected, write_plan
from dataplanner.files.method_file import load_method
from dataplanner.files.skills_sheet import Note, read_returned
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.skills import Skill

DESCRIPTION = """\
Reads workbooks that “skills-out” wrote and managers have filled in. Says what
changes, what conflicts (two managers, or the plan was edited meanwhile) and
what was not understood. With -o the changes are taken over into a new plan;
conflicts stay as they are in the plan."""
EXAMPLES = f"""\
examples:
  dataplanner skills-in acme.dataplan back/*.xlsx
  dataplanner skills-in acme.dataplan jane.ods -o acme-2.dataplan

{QUERIES}"""
TEAMS = "mark a team, and keep it in the plan written; may be repeated; see below"


def parser() -> Parser:
    parser = plan_parser(
        "skills-in", DESCRIPTION, EXAMPLES, "mark a team, and keep it in the plan written; may be repeated; see below"
    )
    add_files(parser, "a workbook that came back, as .xlsx or .ods; several are read together")
    parser.add_argument("-o", "--output", type=Path, metavar="X.dataplan", help="the plan to write; else nothing is")
    add_replace(parser)
    return parser


def run(arguments: Namespace, output: Output) -> None:
    if arguments.output is not None:
        check_plan_target(arguments.output, arguments, [arguments.plan, *arguments.files])
    work = opened(arguments)
    plan, method = work.plan, work.method
    returned = read_returned(plan, arguments.files, method)
    found = merged(plan, returned.claims, method, returned.levels)
    told = _Telling(plan, found, returned.notes)
    lines, data = list(told.lines()), told.data()
    if arguments.output is not None:
        merge_edit(plan, found, method, "Bring skills back", today().isoformat()).apply(plan)
        write_plan(plan, arguments.output, work.key)
        say_unprotected(output, work.key, arguments.output)
        lines.append(f"Wrote {arguments.output}.")
        data["plan"] = str(arguments.output)
    output.show(lines, data)


class _Telling:
    """What came back, for a reader and as JSON; names as they were before anything was taken over."""

    def __init__(self, plan: Plan, found: Merge, notes: list[Note]) -> None:
        self._plan, self._found, self._notes = plan, found, notes

    def lines(self) -> Iterator[str]:
        found = self._found
        yield f"{len(found.changes)} answers change, {len(found.conflicts)} conflict, {found.same} are as they were."
        yield from self._change_lines()
        for conflict in found.conflicts:
            person, skill = self._names(conflict.claims[0])
            yield f"  conflict: {person}, {skill}: the plan says {_word(conflict.now)}"
            yield from (f"    {_word(claim.held)} in {claim.place}" for claim in conflict.claims)
        yield from self._level_lines()
        yield from (f"  {note.place}: {note.sentence}" for note in self._notes)

    def data(self) -> dict[str, Any]:
        found = self._found
        return {
            "name": self._plan.name,
            "changes": [{**self._data(change.claim), "before": change.before} for change in found.changes],
            "conflicts": [
                {"reason": conflict.reason, "now": conflict.now, "claims": [self._data(c) for c in conflict.claims]}
                for conflict in found.conflicts
            ],
            "levels": [self._level(change.claim) | {"before": change.before} for change in found.levels.changes],
            "level_conflicts": [
                {"reason": one.reason, "now": one.now, "claims": [self._level(claim) for claim in one.claims]}
                for one in found.levels.conflicts
            ],
            "same": found.same,
            "gone": len(found.gone),
            "notes": [{"place": note.place, "kind": note.kind, "sentence": note.sentence} for note in self._notes],
        }

    def _change_lines(self) -> Iterator[str]:
        rows = [
            (*self._names(change.claim), f"{_word(change.before)} → {_word(change.claim.held)}")
            for change in self._found.changes
        ]
        yield from (f"  {line}" for line in (table(rows) if rows else ()))

    def _level_lines(self) -> Iterator[str]:
        """Levels and evidence, told below the answers."""
        levels = self._found.levels
        for change in levels.changes:
            yield f"  {self._rated(change.claim)}: {change.before or '–'} → {change.claim.value or '–'}"
        for conflict in levels.conflicts:
            yield f"  conflict: {self._rated(conflict.claims[0])}: the plan says {conflict.now or '–'}"
            yield from (f"    {claim.value or '–'} in {claim.place}" for claim in conflict.claims)

    def _rated(self, claim: LevelClaim) -> str:
        return f"{self._plan.get(Person, claim.person).name}, {claim.field}"

    def _level(self, claim: LevelClaim) -> dict[str, Any]:
        person = self._plan.get(Person, claim.person).name
        return {"person": person, "field": claim.field, "value": claim.value, "place": claim.place}

    def _data(self, claim: Claim) -> dict[str, Any]:
        person, skill = self._names(claim)
        return {"person": person, "skill": skill, "held": claim.held, "place": claim.place}

    def _names(self, claim: Claim) -> tuple[str, str]:
        person, skill = self._plan.find(Person, claim.person), self._plan.find(Skill, claim.skill)
        method = load_method().skills
        name = skill.name if skill else method[claim.skill].name if claim.skill in method else claim.skill
        return (person.name if person else claim.person), name


def _word(held: bool | None) -> str:
    return TEXTS[held] or "–"
