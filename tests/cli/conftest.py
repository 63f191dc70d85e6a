"""The command line as its users meet it: a process of its own, and, where only the answer matters, the same in here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dataplanner.__main__ as start
from dataplanner.cli.main import main
from dataplanner.files.plan_file import Folders
from dataplanner.files.resources import root

Process = subprocess.CompletedProcess[str]


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A private folder of the test's own."""
    folders = Folders(tmp_path / "private")
    for module in ("plan_targets", "plan_sessions", "listing_versions", "restoring", "damaged"):
        monkeypatch.setattr(f"dataplanner.cli.{module}.user_folders", lambda: folders)
    return folders


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Process]:
    """Runs ``python -m dataplanner`` with these words in a folder of its own."""

    def run(*words: object, **environment: str) -> Process:
        return subprocess.run(
            [sys.executable, "-m", "dataplanner", *map(str, words)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(root()), "PYTHONIOENCODING": "utf-8", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )

    return run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Process]:
    """Does the same as ``process`` without a process of its own, which takes a second longer."""

    def run(*words: object) -> Process:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("COLUMNS", "80")
        try:
            code = start.main(list(map(str, words)))
        except SystemExit as ended:  # after a help text
            code = int(str(ended.code))
        printed = capsys.readouterr()
        return Process(words, code, printed.out, printed.err)

    return run


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """What a command prints with ``--json``; it must end well."""

    def run(*words: object) -> Any:
        code = main([*map(str, words), "--json"])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return json.loads(printed.out)

    return run


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one sentence with which a command refuses its arguments or files."""

    def run(*words: object) -> str:
        code = main(list(map(str, words)))
        printed = capsys.readouterr()
        assert (code, printed.out) == (2, "")
        assert printed.err.count("\n") == 1
        return printed.err.strip()

    return run


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """The path of a sample organisation."""
    return lambda name: root() / "sample_orgs" / f"{name}.plan.json"
