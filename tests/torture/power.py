"""The power goes at any moment while a plan is typed in, edited and published; then it is opened again."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    draft,
    open_plan,
    open_session,
    publish,
    save_plan,
    working_connection,
    working_copy,
)
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.torture.database import WatchedFiles, connect
from tests.torture.disk import Disk
from tests.torture.figures import Figures
from tests.torture.steps import take_step

EDITS = 40
PUBLISH_EVERY, TYPE_EVERY = 8, 5
TYPED = "Half a name"
CHECKPOINT_PAGES = 25  # few, so that the log is carried over into the database many times while we watch


def cut_power(root: Path, cases: int, *, heeds_syncs: bool = True, seed: int = 1) -> Figures:
    """Edit and publish once, and look at ``cases`` disks that power cuts could have left behind.

    With a disk that does not heed syncs it is a control: it must find bad cases.
    """
    figures = Figures("power cut" if heeds_syncs else "power cut, no syncs (control)")
    save_plan(Plan("Start"), root / "Plan.dataplan")
    disk, texts = _recorded(root, seed, heeds_syncs=heeds_syncs)
    figures.count("events", len(disk))
    figures.count("edits", EDITS)
    chance = random.Random(seed)
    for _ in range(cases):
        moment = chance.randint(0, len(disk))
        _lay_out(root, disk.after_power_cut(moment, chance))
        figures.case(_fault(root, texts, disk.acknowledged_at(moment)))
    return figures


def _recorded(root: Path, seed: int, *, heeds_syncs: bool) -> tuple[Disk, list[str]]:
    """A session recorded from after its opening to before its end, and the plan's text after each edit."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (working_connection, working_copy):
            patch.setattr(module, "connect", connect)
        with watched() as files:
            session = open_session(root / "Plan.dataplan", Folders(root / "private"))
            _connection(session).execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
            files.watcher = disk = Disk(root, heeds_syncs=heeds_syncs)
            _watch_replacing(patch, disk)
            texts = _edit(session, disk, seed)
            files.watcher = Disk(root)
            session.leave()
    return disk, texts


def _connection(session: PlanSession) -> Any:
    assert session.draft is not None
    return session.draft.working._connection


@contextmanager
def watched() -> Iterator[WatchedFiles]:
    files = WatchedFiles(Disk(Path("nowhere")))
    try:
        yield files
    finally:
        files.unregister()


def _watch_replacing(patch: pytest.MonkeyPatch, disk: Disk) -> None:
    """Tell the disk of what is written and renamed by other means than the database."""
    sync_file, sync_folder, replace = publish.sync_file, publish.sync_folder, publish._replace

    def watched_sync(path: Path) -> None:
        disk.written(path)
        disk.sync(str(path))
        sync_file(path)

    def watched_replace(temporary: Path, path: Path, wait: object) -> None:
        disk.renamed(temporary, path)
        replace(temporary, path, wait)  # type: ignore[arg-type]

    def watched_sync_folder(folder: Path) -> None:
        disk.synced_folder(folder)
        sync_folder(folder)

    patch.setattr(publish, "sync_file", watched_sync)
    patch.setattr(publish, "_replace", watched_replace)
    patch.setattr(publish, "sync_folder", watched_sync_folder)
    patch.setattr(draft, "sync_folder", watched_sync_folder)


def _edit(session: PlanSession, disk: Disk, seed: int) -> list[str]:
    texts = [plan_text(session.document.plan)]
    for number in range(EDITS):
        before = session.document.revision
        take_step(session.document, seed, number)
        done = session.document.revision != before
        texts.append(plan_text(session.document.plan) if done else texts[-1])
        disk.acknowledge(len(texts) - 1)
        if number % TYPE_EVERY == 1:
            texts.append(_typed(session, number))
            disk.acknowledge(len(texts) - 1)
        if number % PUBLISH_EVERY == PUBLISH_EVERY - 1:
            session.publish()
    return texts


def _typed(session: PlanSession, number: int) -> str:
    """Type a name and rest; the text of the plan as it is at the next start if no step comes after that."""
    edit, plan = RenamePlan(f"{TYPED} {number}"), session.document.plan.copy()
    session.document.typing(edit)
    edit.apply(plan)
    return plan_text(plan)


def _lay_out(root: Path, files: dict[Path, bytes]) -> None:
    for path in list(root.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path, content in files.items():
        if not path.name.endswith((".lock", publish.TEMPORARY)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _fault(root: Path, texts: list[str], acknowledged: int) -> str | None:
    """What is wrong with what is found after a power cut, or None."""
    try:
        published = plan_text(open_plan(root / "Plan.dataplan"))
        session = open_session(root / "Plan.dataplan", Folders(root / "private"))
    except FileError as error:
        return f"cannot be opened: {error.sentence}"
    found, waiting = plan_text(session.document.plan), session.state.waiting
    session.leave()
    if published not in texts or TYPED in published:
        return "the visible file holds what never was"
    if waiting is not None:
        return "a conflict with ourselves"
    return None if found in texts[acknowledged : acknowledged + 2] else "an acknowledged edit was lost"
