"""The set-up, for real but for the packages: made once, mended when half-made, in any folder, by one at a time."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = "import os, sys\nprint('started', os.environ.get('DISPLAY'), *sys.argv[1:], sep='|')\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A checkout in a folder with a space, set up once, with empty locks."""
    folder = tmp_path_factory.mktemp("a house") / "Data Planner"
    shutil.copytree(ROOT / "launch", folder / "launch")
    shutil.copy(ROOT / "run.py", folder)
    for name in ("requirements/run.txt", "requirements/dev.txt", "dataplanner/__init__.py"):
        write(folder / name, "# empty\n")
    write(folder / "dataplanner" / "__main__.py", STAND_IN)
    run(folder, "check")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def checkout(house: Path) -> Path:
    """The same, with a program that only says how it was started."""
    write(house / "dataplanner" / "__main__.py", STAND_IN)
    return house


def test_two_first_starts_at_once_make_one_environment(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    both = [start(checkout, "check", f"{name}.dataplan") for name in "ab"]
    said = [each.communicate()[0] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert sorted("Setting up" in text for text in said) == [False, True]
    assert all("started|None|check|" in text for text in said)


def test_a_second_start_sets_nothing_up(checkout: Path) -> None:
    assert run(checkout, "check") == "started|None|check\n"


def test_without_a_display_the_sample_is_reported(checkout: Path) -> None:
    said = run(checkout).strip().split("|")
    assert said[:3] == ["started", "None", "report"]
    assert said[3:] == [
        str(checkout / "sample_orgs" / "hansa-foods-export.csv"),
        "-o",
        str(checkout / "out" / "hansa-foods.xlsx"),
        "--chart",
        str(checkout / "out" / "hansa-foods.png"),
    ]
    assert (checkout / "out").is_dir()


def test_a_changed_lock_is_installed(checkout: Path) -> None:
    write(checkout / "requirements" / "run.txt", "# changed\n")
    assert "Setting up" in run(checkout, "check")
    assert "Setting up" not in run(checkout, "check")


def test_a_half_made_environment_is_mended(checkout: Path) -> None:
    (checkout / ".venv" / "installed").unlink()
    (checkout / ".venv" / "pyvenv.cfg").unlink()
    shutil.rmtree(next((checkout / ".venv").rglob("site-packages")))
    assert run(checkout, "check").endswith("started|None|check\n")


def test_the_exit_code_is_the_programs(checkout: Path) -> None:
    write(checkout / "dataplanner" / "__main__.py", "raise SystemExit(2)\n")
    with start(checkout, "check") as program:
        assert program.wait() == 2


def test_a_folder_of_the_user_hides_no_module_of_ours(checkout: Path, tmp_path: Path) -> None:
    write(checkout / "dataplanner" / "__main__.py", "import json\nprint(json.dumps('ours'))\n")
    write(tmp_path / "json.py", "raise SystemExit('theirs')\n")
    assert run(checkout, "check", folder=tmp_path) == '"ours"\n'


def run(checkout: Path, *words: str, folder: Path | None = None) -> str:
    """What run.py said, which ended well."""
    with start(checkout, *words, folder=folder) as program:
        said, _ = program.communicate()
    assert program.returncode == 0, said
    return said


def start(checkout: Path, *words: str, folder: Path | None = None) -> subprocess.Popen[str]:
    """run.py, started without a display."""
    return subprocess.Popen(
        [sys.executable, checkout / "run.py", *words],
        cwd=folder or checkout.parent,
        env=without_display(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def without_display() -> dict[str, str]:
    """This environment with a display that is set but must not be used."""
    return {**os.environ, "DISPLAY": ":4711", "QT_QPA_PLATFORM": "offscreen"}


def write(path: Path, text: str) -> None:
    """A file with the text, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="ascii")
