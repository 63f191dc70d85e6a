"""A large chart as a file, drawn in a process of its own: Qt ends such a drawing in one call, for seconds.

The window would stand still for as long. The plan goes through the other process's input and the picture comes back
through its output, so that nobody finds them on the disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Thread

import dataplanner
from dataplanner.files.chart_paper import OWN_SIZE, Paper
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_json import plan_from_text, plan_texts
from dataplanner.model.plan import Plan
from dataplanner.ui.organisation.chart_file import PictureFailed, drawn_plan_chart

DRAW_CHART = "--draw-chart"
"""The word with which the program starts itself to draw."""
POLL = 0.2
"""Seconds between looks at the cancel button."""
FAILED = ("The picture could not be made.", "Fold a part of the chart, and try again.")


def write_chart_apart(
    plan: Plan, scenario: str, path: Path, paper: Paper = OWN_SIZE, cancelled: Callable[[], bool] = lambda: False
) -> str:
    """As write_plan_chart; nothing is written once it is ``cancelled``. Raises FileError."""
    asked = {"scenario": scenario, "path": path.name, "paper": asdict(paper)}
    question = [f"{json.dumps(asked)}\n", *plan_texts(plan)]
    answer = _answer(b"".join([part.encode() for part in question]), cancelled)
    if answer is None:
        return ""
    told, _, data = answer.partition(b"\n")
    said = json.loads(told or b"null") or dict(zip(("sentence", "remedy"), FAILED, strict=True))
    if "sentence" in said:
        raise PictureFailed(said["sentence"], said["remedy"])
    replace_file(path, lambda temporary: temporary.write_bytes(data))
    return str(said["note"])


def main() -> int:
    """Draw what is asked for on the standard input; the exit code."""
    told, _, text = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(told)
    try:
        plan, paper = plan_from_text(text.decode()), Paper(**asked["paper"])
        data, note = drawn_plan_chart(plan, asked["scenario"], Path(asked["path"]), paper)
        said = {"note": note}
    except FileError as error:
        data, said = b"", {"sentence": error.sentence, "remedy": error.remedy}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + data)
    return 0


def _answer(question: bytes, cancelled: Callable[[], bool]) -> bytes | None:
    """What the other process answers; None where it is not waited for any longer."""
    flags, pipe = getattr(subprocess, "CREATE_NO_WINDOW", 0), subprocess.PIPE
    child = subprocess.Popen(
        _command(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags, env=_environment()
    )
    answer: list[bytes] = []
    talk = Thread(target=lambda: answer.append(child.communicate(question)[0]), daemon=True)
    talk.start()
    while talk.is_alive():
        if cancelled():
            child.kill()
        talk.join(POLL)
    return None if cancelled() else b"".join(answer)


def _command() -> list[str]:
    """A frozen program starts itself, any other its Python on itself."""
    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", dataplanner.__name__]
    return [*itself, DRAW_CHART]


def _environment() -> dict[str, str]:
    """Where the program is found, and that a picture needs no display."""
    found = os.environ | {"PYTHONPATH": str(Path(dataplanner.__file__).parents[1])}
    return found if sys.platform in ("win32", "darwin") else found | {"QT_QPA_PLATFORM": "offscreen"}
