"""While the program runs its traces are private; a machine that has no place for them runs it all the same."""

import logging
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.logs import NAME
from dataplanner.files.privacy.traces import LOGS, private_traces


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
