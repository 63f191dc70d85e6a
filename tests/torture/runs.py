"""Every run of the torture, by name: what it needs, and how many cases it looks at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dataplanner.files.plan_file import Folders, new_session
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_json import plan_text, read_plan_json
from dataplanner.files.resources import root as program
from dataplanner.model.plan import Plan
from tests.torture import damage, exports, faults, killing, leaks, outside, power, secrecy, typing, undoing, windows
from tests.torture.figures import Figures
from tests.torture.steps import take_step

POSIX = sys.platform != "win32"
STEPS = 60


@dataclass(frozen=True, slots=True)
class Run:
    """A run in an empty folder, with the number of cases it looks at in short and at length."""

    go: Callable[[Path, int], Figures]
    short: int
    long: int
    possible: bool = True
    must_fail: bool = False

    def verdict(self, figures: Figures) -> bool:
        """Whether the figures are as they must be; a control must find something bad."""
        return bool(figures.cases) and bool(figures.bad) == self.must_fail


def edited_plan(root: Path) -> tuple[bytes, str]:
    """A document after some edits, and the text of its plan."""
    session = new_session("Edited", Folders(root / "private"))
    for number in range(STEPS):
        take_step(session.document, 3, number)
    session.save_as(root / "Edited.dataplan")
    text = plan_text(session.document.plan)
    session.close()
    content = (root / "Edited.dataplan").read_bytes()
    (root / "Edited.dataplan").unlink()
    return content, text


def _damage(root: Path, cases: int) -> Figures:
    return damage.damage_documents(*edited_plan(root), root, cases)


def _save(root: Path, step: int) -> Figures:
    return exports.limit_files("save", exports.exports(_sample())[".dataplan"], root, step)


def _export(root: Path, step: int) -> Figures:
    return exports.limit_files("export", exports.exports(_sample())[".report.xlsx"], root, step)


def _export_faults(root: Path, stride: int) -> Figures:
    return exports.fail_exports(_sample(), root, stride)


def _sample() -> Plan:
    return read_plan_json(program() / "sample_orgs" / "ten-person-team.plan.json")


RUNS: Mapping[str, Run] = {
    "kill": Run(killing.kill_at_random, 50, 500, possible=hasattr(os, "fork")),
    "kill-password": Run(
        partial(killing.kill_at_random, key=killing.KEY), 20, 200, possible=hasattr(os, "fork") and can_encrypt()
    ),
    "typing": Run(typing.kill_while_typing, 1, 20, possible=POSIX),
    "power": Run(power.cut_power, 200, 6_000),
    "power-control": Run(partial(power.cut_power, heeds_syncs=False), 100, 500, must_fail=True),
    "edit-faults": Run(lambda root, _: faults.fail_edits(root), 1, 1),
    "large-edit-faults": Run(lambda root, _: faults.fail_large_edits(root), 1, 1),
    "publish-faults": Run(lambda root, _: faults.fail_publishing(root), 1, 1),
    "erase-faults": Run(secrecy.fail_erasing, 4, 1),
    "password-faults": Run(secrecy.fail_encrypting, 6, 1, possible=can_encrypt()),
    "export-faults": Run(_export_faults, 5, 1),
    "save-full": Run(_save, 4096, 64, possible=POSIX),
    "export-full": Run(_export, 4_096, 512, possible=POSIX),
    "read-only": Run(outside.deny_folder, 6, 60),
    "held": Run(outside.deny_replacing, 6, 60),
    "outside": Run(outside.change_outside, 12, 120),
    "second": Run(windows.open_twice, 2, 20, possible=POSIX),
    "newer": Run(outside.come_from_newer, 6, 60),
    "damage": Run(_damage, 1_000, 10_000),
    "leaks": Run(leaks.look_for_words, 1, 10, possible=POSIX),
    "undo": Run(undoing.undo_everything, 4, 100),
}
"""For erasing, passwords and exports on a failing disk the number says how many things asked of it lie between two
that fail, for those on a full one how many bytes it is larger from case to case; elsewhere how many cases there are."""
