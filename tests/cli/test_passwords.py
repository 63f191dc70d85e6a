"""Protected workbooks on the command line: a password comes from a file, the environment or the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dataplanner.cli import passwords
from dataplanner.cli.main import main
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER
from tests.files.hr_import.workbooks import protected, workbook

PASSWORD = "Sesam öffne dich"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A protected export of twenty people."""
    plain = workbook(tmp_path / "plain.xlsx", {"People": [HEADER, *table(company(20))]})
    return protected(plain, tmp_path / "people.xlsx", PASSWORD)


@pytest.fixture(autouse=True)
def no_password_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(passwords.ENVIRONMENT, raising=False)


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> Iterator[str]:
    """Let somebody sit at the terminal who types these words; what is left of them afterwards."""
    left = iter(words)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(passwords, "getpass", lambda _prompt: next(left))
    return left


def test_from_a_file(export: Path, answer: Callable[..., dict[str, int]], tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    found = answer("import", export, "-o", tmp_path / "a.dataplan", "--password-file", tmp_path / "key.txt")
    assert found["positions"] == 20


def test_from_the_environment(
    export: Path, answer: Callable[..., dict[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passwords.ENVIRONMENT, PASSWORD)
    assert answer("import", export, "-o", tmp_path / "a.dataplan")["positions"] == 20


def test_nobody_to_ask(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(export), "-o", str(tmp_path / "a.dataplan")]) == 2
    said = capsys.readouterr().err
    assert "people.xlsx is protected by a password." in said
    assert "--password-file" in said


def test_a_wrong_one_is_told_and_asked_again(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = typed(monkeypatch, "sesam", PASSWORD, "never asked")
    assert main(["import", str(export), "-o", str(tmp_path / "a.dataplan")]) == 0
    said = capsys.readouterr()
    assert said.err.count("This password does not open people.xlsx.") == 1
    assert next(left) == "never asked"
    assert PASSWORD not in said.out + said.err


def test_after_three_wrong_ones_it_ends(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "a", "b", "c")
    assert main(["import", str(export), "-o", str(tmp_path / "a.dataplan")]) == 2
    assert not (tmp_path / "a.dataplan").exists()
