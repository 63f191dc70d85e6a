"""Temporary files go to a private folder, which is emptied however the process before ended."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.temporary import TemporaryFolder, use_private_temporary


@pytest.fixture
def private(tmp_path: Path) -> Iterator[TemporaryFolder]:
    folder = use_private_temporary(Folders(tmp_path))
    yield folder
    folder.remove()


def test_what_python_and_its_children_put_down_goes_there(private: TemporaryFolder) -> None:
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == private.path
    command = [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == str(private.path)


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are POSIX's")
def test_it_is_its_owners_alone(private: TemporaryFolder) -> None:
    assert private.path.stat().st_mode & 0o777 == 0o700


def test_nothing_is_left_and_everything_as_before(tmp_path: Path) -> None:
    before = tempfile.gettempdir(), os.environ.get("TMPDIR")
    folder = use_private_temporary(Folders(tmp_path))
    (folder.path / "sheet.xml").write_text("Zenobia")
    folder.remove()
    assert not folder.path.exists()
    assert (tempfile.gettempdir(), os.environ.get("TMPDIR")) == before


def test_a_second_process_leaves_the_first_alone(tmp_path: Path) -> None:
    first = use_private_temporary(Folders(tmp_path))
    (first.path / "sheet.xml").write_text("Zenobia")
    second = use_private_temporary(Folders(tmp_path))
    assert (first.path / "sheet.xml").exists()
    second.remove()
    first.remove()


CHILD = """
import sys, time
from pathlib import Path
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.temporary import use_private_temporary
folder = use_private_temporary(Folders(Path(sys.argv[1])))
(folder.path / "sheet.xml").write_text("Zenobia")
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_what_a_killed_process_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert len(list(tmp_path.rglob("sheet.xml"))) == 1
        child.send_signal(signal.SIGKILL)
    use_private_temporary(Folders(tmp_path)).remove()
    assert list(Folders(tmp_path).temporary.iterdir()) == []
