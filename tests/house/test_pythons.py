"""Which Python builds the environment."""

import stat
import sys
from pathlib import Path

import pytest

from launch import SetupError, pythons
from launch.pythons import PYTHONS, find_python, version_of

HERE = "{}.{}".format(*sys.version_info[:2])


def test_the_running_python_is_taken_when_it_will_do() -> None:
    assert version_of(find_python()) == HERE


def test_a_version_is_none_of_what_does_not_start(tmp_path: Path) -> None:
    assert version_of(str(tmp_path / "python")) is None
    assert version_of(sys.executable, needing="no_such_module") is None


@pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for Python")
def test_one_out_of_range_gives_way_to_one_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    too_old = script(tmp_path / "old", "echo 3.9")
    script(tmp_path / "python3.12", "exit 127")  # as pyenv's shims do for a version that is not chosen
    wanted = script(tmp_path / "python3.11", "echo 3.11")
    monkeypatch.setattr(pythons.sys, "_base_executable", too_old, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_python() == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="stands a shell script in for Python")
def test_without_any_in_range_the_sentence_names_the_range(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pythons.sys, "_base_executable", script(tmp_path / "old", "echo 3.9"), raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match=r"Python 3\.11 to 3\.13 is needed"):
        find_python()


def test_the_range_is_the_one_that_the_project_declares() -> None:
    declared = Path("pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in declared
    assert sorted(PYTHONS) == ["3.11", "3.12", "3.13"]


def script(path: Path, body: str) -> str:
    """A small program at the path, whose name is returned."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)
