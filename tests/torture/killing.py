"""kill -9 at random moments while a process edits, publishes, closes and opens again.

A process that has everything imported forks the one to be killed, so that a round takes a moment, not a second.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from dataplanner.files.plan_file import Folders, PlanSession, open_plan, open_session, save_plan
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.plan import Plan
from tests.torture.figures import Figures
from tests.torture.steps import take_step

LONGEST = 0.25  # seconds that a process lives at most
KEY = Key(b"k" * 32, b"s" * 16)
"""What a password would make, without the time that this takes."""


def kill_at_random(root: Path, rounds: int, seed: int = 1, *, key: Key | None = None) -> Figures:
    """Let a process edit one plan and kill it, ``rounds`` times; after each, compare with a plan never killed.

    With a key the plan is encrypted, and nothing on the disk may be readable after any round.
    """
    plan, folders = root / "Plan.dataplan", Folders(root / "private")
    save_plan(Plan("Start"), plan, key=key)
    start = plan_text(open_plan(plan, key))
    figures, model, number = (
        Figures("kill -9" if key is None else "kill -9, with a password"),
        Document(Plan("Start")),
        0,
    )
    chance = random.Random(seed)
    with subprocess.Popen(
        _command(root, seed, key), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        for _ in range(rounds):
            acknowledged = _killed(nursery, root, number, chance.uniform(0, LONGEST))
            figures.count("edits acknowledged", acknowledged)
            for _ in range(acknowledged):
                take_step(model, seed, number)
                number += 1
            session = open_session(plan, folders, secret=key)
            number += _catch_up(session, model, seed, number)
            figures.case(_fault(session, model) or (_readable(root) if key else None))
            session.leave()
        _end(nursery)
    figures.case(_undo_all(plan, folders, start, key))
    return figures


def _catch_up(session: PlanSession, model: Document, seed: int, number: int) -> int:
    """The step that was cut off may have been kept although nobody was told; the model then takes it as well."""
    if _same(session.document, model):
        return 0
    take_step(model, seed, number)
    return 1


def _same(document: Document, model: Document) -> bool:
    return (
        plan_text(document.plan) == plan_text(model.plan)
        and [entry.label for entry in document.done] == [entry.label for entry in model.done]
        and [entry.label for entry in document.undone] == [entry.label for entry in model.undone]
    )


def _fault(session: PlanSession, model: Document) -> str | None:
    if session.state.read_only is not None:
        return "locked out by a dead process"
    if session.state.waiting is not None:
        return "a conflict with ourselves"
    return None if _same(session.document, model) else "an edit or its undo was lost"


def _readable(root: Path) -> str | None:
    """Whether a word that stands in every plan can be read in any file."""
    found = (path for path in root.rglob("*") if path.is_file() and b"scenario" in path.read_bytes())
    return None if next(found, None) is None else "a file that can be read without the password"


def _undo_all(plan: Path, folders: Folders, start: str, key: Key | None) -> str | None:
    session = open_session(plan, folders, secret=key)
    while session.document.undo_label:
        session.document.undo()
    session.close()
    return None if plan_text(open_plan(plan, key)) == start else "undoing everything did not lead back to the start"


def _command(root: Path, seed: int, key: Key | None) -> list[str]:
    return [sys.executable, "-m", "tests.torture.killing", str(root), str(seed), *(["encrypted"] if key else [])]


def _killed(nursery: subprocess.Popen[str], root: Path, number: int, after: float) -> int:
    """Have a process edit from step ``number`` on, kill it, and count the steps that it acknowledged."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    (root / "acknowledged").write_bytes(b"")
    print(number, file=nursery.stdin, flush=True)
    process = int(nursery.stdout.readline())
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):  # it ended by itself, and has said why
        os.kill(process, signal.SIGKILL)
    assert nursery.stdout.readline() == "dead\n"
    return (root / "acknowledged").stat().st_size


def _end(nursery: subprocess.Popen[str]) -> None:
    assert nursery.stdin is not None
    nursery.stdin.close()


def _nursery(root: Path, seed: int, key: Key | None) -> None:
    """For each number read, fork a process that edits from there on, and say when it is dead."""
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _edit_for_ever(root, seed, int(line), key)
        print(process, flush=True)
        os.waitpid(process, 0)
        print("dead", flush=True)


def _edit_for_ever(root: Path, seed: int, number: int, key: Key | None) -> None:
    acknowledged = os.open(root / "acknowledged", os.O_WRONLY | os.O_APPEND)
    plan, folders = root / "Plan.dataplan", Folders(root / "private")
    session = open_session(plan, folders, secret=key)
    while True:
        take_step(session.document, seed, number)
        os.write(acknowledged, b".")
        number += 1
        if number % 11 == 0:
            session.publish()
        if number % 37 == 0:
            session.close()
            session = open_session(plan, folders, secret=key)


if __name__ == "__main__":
    _nursery(Path(sys.argv[1]), int(sys.argv[2]), KEY if "encrypted" in sys.argv else None)
