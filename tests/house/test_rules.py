"""The project's own rules hold: style, types, and imports that run one way."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# An import in one module that must be refused, as (module, what it imports).
OFFENCES = [
    ("model.plan", "dataplanner.analysis"),
    ("analysis.gaps", "dataplanner.files"),
    ("files.writer", "dataplanner.ui"),
    ("ui.window", "dataplanner.app"),
    ("cli.check", "dataplanner.app"),
    ("cli.check", "dataplanner.ui.window"),
    ("model.plan", "PySide6.QtCore"),
    ("cli.check", "PySide6.QtGui"),
    ("files.writer", "networkx"),
    ("ui.window", "pandas"),
    ("analysis.gaps", "sqlite3"),
    ("cli.check", "openpyxl"),
]
ALLOWED = [
    ("cli.chart", "dataplanner.ui.organisation.chart_file"),
    ("files.writer", "openpyxl"),
    ("ui.window", "PySide6.QtGui"),
    ("analysis.gaps", "networkx"),
]


@pytest.mark.parametrize("tool", ["ruff check", "mypy", "importlinter"])
def test_the_project_keeps_its_rules(tool: str) -> None:
    ended = run(tool, ROOT)
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize(("module", "imported"), OFFENCES)
def test_an_import_against_the_layers_is_refused(module: str, imported: str, tmp_path: Path) -> None:
    assert run("importlinter", house_with(module, imported, tmp_path)).returncode == 1


def test_imports_along_the_layers_are_allowed(tmp_path: Path) -> None:
    for module, imported in ALLOWED:
        house_with(module, imported, tmp_path)
    ended = run("importlinter", tmp_path)
    assert ended.returncode == 0, ended.stdout


def run(tool: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The tool, ended, over the folder."""
    command = ["-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"]
    words = command if tool == "importlinter" else ["-m", *tool.split()]
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True)


def house_with(module: str, imported: str, folder: Path) -> Path:
    """A folder with this project's contracts over empty layers, but for one import."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("app", "start", "model.plan", "analysis.gaps", "files.writer", "cli.check", "cli.chart"):
        write_module(folder, name)
    for name in ("ui.window", "ui.organisation.chart_file", module):
        write_module(folder, name, f"import {imported}\n" if name == module else "")
    return folder


def write_module(folder: Path, name: str, text: str = "") -> None:
    """A module of the package at its place, and the packages above it; a text that is there already stays."""
    path = folder.joinpath("dataplanner", *name.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for package in [path.parent, *path.parent.parents]:
        if package.is_relative_to(folder / "dataplanner"):
            (package / "__init__.py").touch()
    with path.open("a", encoding="ascii") as file:
        file.write(text)
