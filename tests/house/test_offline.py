"""The program works without a network: no socket leaves this machine, by Python's word and by the system's."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.offline import attempts

ROOT = Path(__file__).resolve().parents[2]
STRACE = shutil.which("strace")
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dataplanner.app import make_window
from dataplanner.files.plan_file import Folders
from dataplanner.model.edits import RenamePlan
from dataplanner.ui.workspaces import WORKSPACES

folder = Path(sys.argv[1])
app = QApplication([])
window = make_window(app, Folders(folder / "private"))
window.show()
window.files.open([Path("sample_orgs/ten-person-team.plan.json")])
while window.session is None:
    app.processEvents()
for workspace in WORKSPACES:
    window.open_workspace(workspace.name)
    app.processEvents()
window.session.do(RenamePlan("Renamed"))
window.files.save_to(folder / "saved.dataplan")
assert window.close()
"""
CALLS: dict[str, Callable[[socket.socket], object]] = {
    "socket.connect": lambda made: made.connect(("127.0.0.1", 9)),
    "socket.sendto": lambda made: made.sendto(b"", ("127.0.0.1", 9)),
    "socket.getaddrinfo": lambda _made: socket.getaddrinfo("localhost", 9),
}


@pytest.mark.parametrize("call", CALLS)
def test_every_test_notes_an_attempt_even_where_it_is_caught(call: str) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as made, pytest.raises(OSError, match=call):
        CALLS[call](made)
    assert attempts == [call]
    attempts.clear()


@pytest.fixture
def traced(tmp_path: Path) -> Callable[..., list[str]]:
    """Runs Python with these words in a child, and returns which addresses it and its children turned to."""
    log = tmp_path / "calls"
    trace = [STRACE or "", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,bind", "-o", str(log)]
    allowed = STRACE and subprocess.run([*trace, "true"], capture_output=True, check=False).returncode == 0
    if not allowed:
        pytest.skip("strace is not there, or may not trace")

    def run(*words: str | Path) -> list[str]:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        ended = subprocess.run(
            [*trace, sys.executable, *map(str, words)], cwd=ROOT, env=environment, capture_output=True, check=False
        )
        assert ended.returncode == 0, ended.stderr.decode()
        return re.findall(r"sa_family=(AF_INET6?)", log.read_text())

    return run


def test_the_trace_sees_a_child_that_connects(traced: Callable[..., list[str]]) -> None:
    connects = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    starts_it = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-c', {connects!r}], check=True)"
    assert traced("-c", starts_it) == ["AF_INET"]


def test_from_a_workbook_to_the_report_nothing_leaves(traced: Callable[..., list[str]], tmp_path: Path) -> None:
    book = Workbook()
    for row in (("ID", "Name", "Title", "Manager ID"), (1, "Ada", "CEO", None), (2, "Bo", "Data Engineer", 1)):
        book.active.append(row)
    book.save(tmp_path / "export.xlsx")
    report = tmp_path / "report.xlsx"
    assert traced("-m", "dataplanner", "report", tmp_path / "export.xlsx", "-o", report) == []
    assert report.exists()


def test_a_plan_opened_edited_and_saved_in_the_window_stays_here(
    traced: Callable[..., list[str]], tmp_path: Path
) -> None:
    assert traced("-c", WINDOW, tmp_path) == []
    assert (tmp_path / "saved.dataplan").exists()
