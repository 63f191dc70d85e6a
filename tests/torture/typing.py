"""kill -9 while somebody types into a field of the window: what they had typed before their last rest is there again.

Each case is a window of its own, driven by key events, in a process that is killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from dataplanner.files.plan_file import Folders, open_plan, open_session, save_plan
from dataplanner.model.edits import AddPosition, Batch
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.torture.figures import Figures

FIELDS = ("Title", "Department", "Location", "Grade", "Note")
LONGEST = 60  # seconds until a window that nobody kills, or that never rests, ends by itself


def kill_while_typing(root: Path, cases: int) -> Figures:
    """Type half a text into a field, rest, type on, and be killed before the field is left; ``cases`` times."""
    figures, chance = Figures("killed while typing"), random.Random(1)
    for number in range(cases):
        folder = root / str(number)
        folder.mkdir()
        plan = Plan("Start")
        Batch((AddPosition(AS_IS, "Head", id="head"),), "all").apply(plan)
        save_plan(plan, folder / "Plan.dataplan")
        field, text = FIELDS[number % len(FIELDS)], "".join(chance.choices("abcdefgh ijk", k=12)).strip() + "x"
        figures.case(_killed(folder, field, text) or _fault(folder, field, text))
    return figures


def _killed(folder: Path, field: str, text: str) -> str | None:
    """Have a window type, and kill it once it has rested; what is wrong where it never did."""
    command = [sys.executable, "-m", "tests.torture.typing", str(folder), field, text]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as window:
        assert window.stdout is not None
        rested = window.stdout.readline()
        window.send_signal(signal.SIGKILL)
    return None if rested == b"rested\n" else "the window did not come to rest"


def _fault(folder: Path, field: str, text: str) -> str | None:
    plan = folder / "Plan.dataplan"
    if getattr(open_plan(plan).organisation().position("head"), field.lower()) == text:
        return "the file has what nobody has said yet"
    session = open_session(plan, Folders(folder / "private"))
    try:
        found = getattr(session.document.plan.organisation().position("head"), field.lower())
        if found != text:
            return "what was typed is lost"
        return None if len(session.document.done) == 1 else "it is not one step"
    finally:
        session.leave()


def _type(folder: Path, field: str, text: str) -> None:
    """Open the plan in a window, type, say when it has rested, and type on until the end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from dataplanner.app import make_window

    application = QApplication([])
    QTimer.singleShot(LONGEST * 1000, lambda: os._exit(1))
    window = make_window(application, Folders(folder / "private"))
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.files.open([folder / "Plan.dataplan"])
    while window.session is None:
        QTest.qWait(10)
    window.session.select(["head"])
    QTest.qWait(50)
    line = next(one for one in window.findChildren(QLineEdit) if one.isVisible() and one.accessibleName() == field)
    while not line.hasFocus():
        window.activateWindow()
        line.setFocus()
        QTest.qWait(20)
    line.selectAll()
    QTest.keyClicks(line, text)
    assert window.files.current is not None
    working = window.files.current.writable().working
    while not working._typed:  # a busy machine rests late; one that never does is killed without a word
        QTest.qWait(20)
    QTest.keyClicks(line, " and on")
    print("rested", flush=True)
    QTest.qWait(LONGEST * 1000)


if __name__ == "__main__":
    _type(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
