"""Files copied, renamed, moved, edited and given passwords in any sequence: each keeps its own versions, no others.

The model knows of each file which of its states were saved since it was copied, and in which state it was then.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dataplanner.files.plan_file import Folders, keys, open_plan, open_session, save_plan, set_password
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.versions import versions_at
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.folders import fast_folder

WHICH = st.integers(0, 20)


@dataclass
class File:
    """What the model knows of a file: the states that it was saved in by itself, and the one that it began with."""

    began: str
    now: str
    password: str | None = None
    saved: set[str] = field(default_factory=set)


class Copies(RuleBasedStateMachine):
    """Every version that a file lists is one of its own and opens with its password; none that it saved is missing."""

    @initialize()
    def begin(self) -> None:
        self.place = fast_folder()
        root = Path(self.place.name)
        self.folders, self.count = Folders(root / "private"), 0
        for name in ("one", "two"):
            (root / name).mkdir()
        first = root / "one" / "Plan.dataplan"
        save_plan(Plan("Start"), first)
        self.files = {first: File("Start", "Start")}
        self.edit(0)

    @rule(which=WHICH)
    def edit(self, which: int) -> None:
        path, file = self._chosen(which)
        session = open_session(path, self.folders, secret=file.password)
        assert session.document.plan.name == file.now
        file.now = f"State {self._next()}"
        session.document.do(RenamePlan(file.now))
        session.publish(asked=True)
        session.close()
        file.saved.add(file.now)

    @rule(which=WHICH)
    def look(self, which: int) -> None:
        path, file = self._chosen(which)
        before = path.read_bytes()
        open_session(path, self.folders, secret=file.password).close()
        assert path.read_bytes() == before

    @rule(which=WHICH, folder=st.sampled_from(["one", "two"]))
    def copy(self, which: int, folder: str) -> None:
        path, file = self._chosen(which)
        copy = path.parent.parent / folder / f"Copy {self._next()}.dataplan"
        shutil.copyfile(path, copy)
        self.files[copy] = File(file.now, file.now, file.password)

    @rule(which=WHICH)
    def rename(self, which: int) -> None:
        path, file = self._chosen(which)
        del self.files[path]
        self.files[path.rename(path.with_name(f"Renamed {self._next()}.dataplan"))] = file

    @rule(which=WHICH)
    def move(self, which: int) -> None:
        """It is opened there before anything is copied beside the place where it was."""
        path, file = self._chosen(which)
        del self.files[path]
        other = path.parent.with_name("two" if path.parent.name == "one" else "one")
        moved = path.rename(other / f"Moved {self._next()}.dataplan")
        self.files[moved] = file
        open_session(moved, self.folders, secret=file.password).close()

    @precondition(lambda _self: can_encrypt())
    @rule(which=WHICH, remove=st.booleans())
    def set_password(self, which: int, remove: bool) -> None:
        path, file = self._chosen(which)
        session = open_session(path, self.folders, secret=file.password)
        file.password = None if remove else f"password {self._next()}"
        set_password(session, file.password)
        session.close()

    @invariant()
    def each_file_has_its_own_versions(self) -> None:
        for path, file in self.files.items():
            versions = [version.path for version in versions_at(path, self.folders, file.password)]
            names = {open_plan(version, file.password).name for version in versions}
            assert file.saved <= names <= file.saved | {file.began}
            readable = {version.read_bytes().startswith(b"SQLite") for version in versions}
            assert readable <= {file.password is None}

    def teardown(self) -> None:
        self.place.cleanup()

    def _chosen(self, which: int) -> tuple[Path, File]:
        path = sorted(self.files)[which % len(self.files)]
        return path, self.files[path]

    def _next(self) -> int:
        self.count += 1
        return self.count


def test_each_file_has_its_own_versions_whatever_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    monkeypatch.setattr(keys, "ROUNDS", 1)
    run_state_machine_as_test(Copies, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))
