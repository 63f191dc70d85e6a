"""A log names types and places, and never what was being worked on."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataplanner.files.privacy.logs import NAME, set_up_logging
from dataplanner.model.edits import MovePosition
from dataplanner.model.plan import Plan

SENTINEL = "Zenobia Quexly"
log = logging.getLogger("dataplanner.tests")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handler = set_up_logging(tmp_path / "logs")
    yield tmp_path / "logs" / NAME
    handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def fail(name: str) -> None:
    try:
        MovePosition("as-is", name, None).apply(Plan())
    except ValueError as error:
        raise RuntimeError(f"cannot move {name}") from error


def test_an_exception_leaves_types_and_places_only(file: Path) -> None:
    try:
        fail(SENTINEL)
    except RuntimeError:
        log.exception("could not move %s", SENTINEL)
    text = file.read_text()
    assert "builtins.RuntimeError" in text
    assert "dataplanner.model.errors.UnknownRecord" in text
    assert "dataplanner/model/edits/positions.py:" in text.replace("\\", "/")
    assert SENTINEL not in text
    assert "cannot move" not in text
    assert str(Path.home()) not in text


def test_a_message_leaves_its_place_only(file: Path) -> None:
    log.warning("moved %s", SENTINEL)
    log.warning(f"moved {SENTINEL}")
    assert SENTINEL not in file.read_text()
    assert file.read_text().count("WARNING dataplanner.tests:") == 2


def test_an_uncaught_exception_is_logged_the_same_way(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        fail(SENTINEL)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=fail, args=(SENTINEL,))
    thread.start()
    thread.join()
    assert file.read_text().count("builtins.RuntimeError") == 2
    assert SENTINEL not in file.read_text() + "".join(capsys.readouterr())
