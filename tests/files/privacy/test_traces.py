"""While the program runs its traces are private; a machine that has no place for them runs it all the same."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.logs import NAME
from dataplanner.files.privacy.traces import LOGS, private_traces

ROOT = Path(__file__).resolve().parents[3]
CRASHING = """
import os, resource, sys
from pathlib import Path
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.traces import private_traces
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
with private_traces(Folders(Path(sys.argv[1]) / "private")):
    held = " ".join(["Zenobia", "Quexly"]) * 1000
    print(*resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    os.abort()
"""


@pytest.fixture(autouse=True)
def _logging_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    for handler in set(root.handlers) - set(handlers):
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_temporary_files_are_gone_and_the_log_stays(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with private_traces(folders):
        Path(tempfile.mkstemp()[1]).write_text("Zenobia")
        logging.getLogger("x").warning("moved %s", "Zenobia")
        assert len(list(folders.temporary.iterdir())) == 1
    assert list(folders.temporary.iterdir()) == []
    assert "Zenobia" not in (tmp_path / LOGS / NAME).read_text()


def test_without_a_place_it_runs_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = tempfile.gettempdir()
    with private_traces(Folders(tmp_path / "file")):
        assert tempfile.gettempdir() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no memory images unless it is told to")
def test_a_crash_leaves_no_image_of_the_memory(tmp_path: Path) -> None:
    import resource

    command, environment = [sys.executable, "-c", CRASHING, str(tmp_path)], {**os.environ, "PYTHONPATH": str(ROOT)}
    before = resource.getrlimit(resource.RLIMIT_CORE)
    crashed = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert crashed.returncode == -signal.SIGABRT
    assert crashed.stdout.split() == ["0", str(before[1])]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"Zenobia Quexly" in path.read_bytes()] == []
