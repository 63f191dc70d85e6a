"""Bad input: one clear sentence, exit code 2, and every existing file as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EXPORT = (
    "Employee ID,Name,Job Title,Manager ID\n1,Ada Lind,Chief,\n2,Bo Ray,Data Engineer,1\n3,Cy Fox,Data Engineer,1\n"
)
FLAT = "Name,Age,City\nAda Lind,41,Rome\nBo Ray,35,Oslo\nCy Fox,29,Bonn\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8

Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good export and one of each bad file, and outputs from before."""
    (tmp_path / "good.csv").write_text(EXPORT)
    (tmp_path / "flat.csv").write_text(FLAT)
    (tmp_path / "empty.csv").touch()
    (tmp_path / "picture.xlsx").write_bytes(PNG)
    (tmp_path / "folder").mkdir()
    for name in ("old.xlsx", "old.dataplan", "old.png"):
        (tmp_path / name).write_text(f"{name} from before")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("report empty.csv -o old.xlsx", "is empty"),
        ("report picture.xlsx -o old.xlsx", "picture.xlsx"),
        ("report flat.csv -o old.xlsx", "who reports to whom"),
        ("report missing.csv -o old.xlsx", "missing.csv"),
        ("report folder -o old.xlsx", "is a folder"),
        ("report good.csv missing.csv -o old.xlsx --plan old.dataplan --replace --chart old.png", "missing.csv"),
        ("import empty.csv -o old.dataplan --replace", "is empty"),
        ("import picture.xlsx -o old.dataplan --replace", "picture.xlsx"),
        ("import flat.csv -o old.dataplan --replace", "who reports to whom"),
        ("report good.csv -o missing/new.xlsx", "no folder"),
        ("report good.csv -o good.csv/new.xlsx", "no folder"),
        ("report good.csv -o folder", "does not say what to write"),
        ("report good.csv -o new.docx", "End its name in .xlsx"),
        ("report good.csv -o old.xlsx --chart old.gif", "End its name in .svg, .png or .pdf"),
        ("report picture.xlsx -o picture.xlsx", "written over"),
        ("report good.csv -o old.xlsx --team Data=astronaut", "no position matches"),
        ("report good.csv -o old.xlsx --scenario Later", "no scenario"),
        ("import good.csv -o good.csv", "End its name in .dataplan or .plan.json"),
        ("check good.csv", "is not a plan"),
        ("check empty.csv", "empty"),
        ("check folder", "folder"),
        ("check missing.dataplan", "missing.dataplan"),
        ("check", "required: PLAN"),
        ("report good.csv old.dataplan -o old.xlsx", "cannot be read together"),
    ],
)
def test_it_is_one_sentence_and_nothing_is_touched(words: str, says: str, folder: Path, here: Run) -> None:
    before = contents(folder)
    refused = here(*words.split())
    sentences = [line for line in refused.stderr.splitlines() if not line.endswith("…")]
    assert refused.returncode == 2, refused.stderr
    assert len(sentences) == 1, refused.stderr
    assert says in sentences[0]
    assert sentences[0].endswith(".")
    assert refused.stdout == ""
    assert contents(folder) == before


@pytest.mark.parametrize(
    "words", ["report picture.xlsx -o old.xlsx", "import flat.csv -o old.dataplan --replace", "check missing.dataplan"]
)
def test_a_process_of_its_own_ends_like_it(words: str, folder: Path, process: Run, here: Run) -> None:
    alone, inside = process(*words.split()), here(*words.split())
    told = [line for line in alone.stderr.splitlines() if not line.endswith("…")]
    assert told == [line for line in inside.stderr.splitlines() if not line.endswith("…")]
    assert (alone.returncode, alone.stdout) == (inside.returncode, inside.stdout) == (2, "")


def test_flat_takes_a_list_without_managers(folder: Path, here: Run) -> None:
    taken = here("import", "flat.csv", "-o", "flat.dataplan", "--flat", "--json")
    assert taken.returncode == 0, taken.stderr
    assert '"positions": 3' in taken.stdout


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder here in which nobody may write")
@pytest.mark.parametrize("words", ["report good.csv -o /proc/new.xlsx", "import good.csv -o /proc/new.dataplan"])
def test_a_place_where_nobody_may_write_is_told_so(words: str, folder: Path, here: Run) -> None:
    refused = here(*words.split())
    assert refused.returncode == 2, refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.stderr.rstrip().endswith(".")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_file_is_not_replaced(folder: Path, process: Run) -> None:
    (folder / "old.xlsx").chmod(0o444)
    assert process("report", "good.csv", "-o", "old.xlsx").returncode == 2
    assert (folder / "old.xlsx").read_text() == "old.xlsx from before"
