"""Which words do what: commands, help, the window, and the exit code of whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from dataplanner import start
from dataplanner.cli import check
from dataplanner.cli.main import VERBS, main
from dataplanner.files.resources import root


@pytest.mark.parametrize("words", [["-h"], ["--help"], ["help"]])
def test_help_explains_the_window_and_every_command(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert start.start(words) == 0
    text = capsys.readouterr().out
    assert "opens the window" in text
    for verb, (_, summary) in VERBS.items():
        assert f"  {verb} " in text
        assert summary in text


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_help_with_an_example_of_itself(verb: str, here: Callable[..., Any]) -> None:
    helped = here(verb, "--help")
    assert helped.returncode == 0
    assert f"\n  dataplanner {verb} " in helped.stdout
    assert "--json" in helped.stdout
    assert ('under:"Jane Doe"' in helped.stdout) == ("--team" in helped.stdout)
    assert max(map(len, helped.stdout.splitlines())) <= 80


def test_files_without_a_command_open_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = []
    window = SimpleNamespace(run=lambda paths: opened.append(paths) or 0)
    monkeypatch.setitem(sys.modules, "dataplanner.app", window)
    monkeypatch.setattr(start, "has_display", lambda: True)
    plan = tmp_path / "a.dataplan"
    plan.touch()
    assert start.start([str(plan)]) == 0
    assert start.start([]) == 0
    assert opened == [[plan], []]


def test_a_word_that_is_neither_command_nor_file_is_refused_with_the_likeliest(process: Callable[..., Any]) -> None:
    refused = process("chek", "acme.dataplan")
    assert refused.returncode == 2
    assert refused.stderr == "There is no command or file called “chek”. Did you mean “check”?\n"


def test_without_a_display_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "has_display", lambda: False)
    assert start.start([]) == 2
    assert "no display" in capsys.readouterr().err


def test_a_mistake_of_ours_is_one_sentence_without_the_text_of_the_exception(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "run", _raising(KeyError("Jane Doe")))
    assert main(["check", "a.dataplan"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "KeyError" in told
    assert "Jane" not in told
    assert "--debug" in told


def test_debug_shows_where_a_mistake_of_ours_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "run", _raising(KeyError("place")))
    assert main(["check", "a.dataplan", "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_ends_with_its_own_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "run", _raising(KeyboardInterrupt()))
    assert main(["check", "a.dataplan"]) == 3
    assert capsys.readouterr().err == "Cancelled.\n"


def test_check_starts_without_what_only_others_need(process: Callable[..., Any], sample: Callable[[str], Path]) -> None:
    loaded = process("check", sample("twitter"), PYTHONPROFILEIMPORTTIME="1")
    assert loaded.returncode == 0
    for heavy in ("pandas", "openpyxl", "PySide6", "python_calamine"):
        assert f" {heavy}\n" not in loaded.stderr


def _raising(failure: BaseException) -> Callable[..., None]:
    def run(*_: object) -> None:
        raise failure

    return run


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_behind_stdout_is_told_in_a_sentence(sample: Callable[[str], Path]) -> None:
    with Path("/dev/full").open("w") as full:
        told = _check_into(full, sample("twitter"))
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)


def test_a_reader_who_has_enough_is_no_failure(sample: Callable[[str], Path]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        told = _check_into(pipe, sample("twitter"))
    assert (told.returncode, told.stderr) == (0, "")


def _check_into(stdout: IO[str], plan: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dataplanner", "check", str(plan)]
    return subprocess.run(command, cwd=root(), stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", timeout=60)
