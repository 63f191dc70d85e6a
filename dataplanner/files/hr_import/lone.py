"""Positions with neither a manager nor reports, beside a tree: parked, left out, or given a manager by the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from dataplanner.files.hr_import.forest import Lines
from dataplanner.files.hr_import.problems import Options
from dataplanner.files.hr_import.repairs import Decided, options_of
from dataplanner.files.hr_import.report import Teller
from dataplanner.files.hr_import.rows import Fates
from dataplanner.files.hr_import.rules import rules
from dataplanner.in_parts import counted

KIND = "lone_position"
LEAVE_OUT = 1


def settle_alone(alone: Sequence[int], lines: Lines, fates: Fates, teller: Teller, decided: Decided) -> None:
    """Do with each of these what the user decided, and tell it with its options; without a word it is parked."""
    offered: dict[str, tuple[list[int], Sequence[str]]] = {}
    leaders, departments = counted(lines.values()), teller.cells.field("department")
    for row in alone:
        unit = "" if row in teller.made else departments[row]
        if unit not in offered:
            offered[unit] = _offered(unit, leaders, lines, teller)
        near, texts = offered[unit]
        chosen = min(decided.option(KIND, row), len(texts) - 1)
        teller.tell(KIND, row, options=Options(texts, chosen))
        if chosen == LEAVE_OUT:
            fates.left_out.add(row)
        elif chosen > LEAVE_OUT:
            lines[row] = near[chosen - LEAVE_OUT - 1]


def _offered(
    unit: str, leaders: Counter[int], lines: Collection[int], teller: Teller
) -> tuple[list[int], Sequence[str]]:
    """Whom a position of a department may report to, its own leaders first, then the tops; and all that may be done."""
    departments = teller.cells.field("department")
    inside = [row for row in leaders if unit and row not in teller.made and departments[row] == unit]
    near = list(dict.fromkeys([*inside, *(row for row in leaders if row not in lines), *leaders]))[
        : rules().manager.offered
    ]
    takes = [text for row in near for text in options_of("report_to", found=teller.with_row(row))]
    return near, (*options_of(KIND), *takes)
