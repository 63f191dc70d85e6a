"""A word in every field of every record, and a search for it wherever nobody's word may be."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from dataplanner.files.hr_import import read_tables
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import Folders, erase_person, new_session, open_plan, save_plan
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.store import all_records
from dataplanner.files.privacy.pseudonyms import KEPT, TEXTS, pseudonymised
from dataplanner.files.privacy.recent import RecentFiles, write_recent
from dataplanner.files.skills_sheet import read_returned
from dataplanner.model.edits import ChangePosition, RenamePlan
from dataplanner.model.positions import AS_IS
from tests.every_field import NAME, PERSON, PLACE, EveryField, every_field
from tests.torture.figures import Figures
from tests.traces import running
from tests.written import export_all, hits

WHO = {*NAME.lower().split(), f'"{PERSON}"', PLACE.lower()}
CRASHING = """
import os, sys
from pathlib import Path
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.traces import private_traces
from tests.every_field import every_field
with private_traces(Folders(Path(sys.argv[1]) / "private")):
    every = every_field()
    os.abort()
"""


def look_for_words(root: Path, rounds: int) -> Figures:
    """Write all that is ever written of a plan, ``rounds`` times; each word is a case in each place."""
    figures = Figures("words that must not get out")
    for number in range(rounds):
        place, every = root / str(number), every_field()
        place.mkdir()
        _search(figures, "copies without names", every.but(KEPT, TEXTS) | WHO, _copies(every, place))
        _search(figures, "what is given away", _private(every), export_all(every.plan, place / "given"))
        with running(Folders(place / "private")):
            _work(every, place)
            _search(figures, "temporary files", every.but() | WHO, place / "private" / "temporary")
        _search(figures, "logs", every.but() | WHO, place / "private" / "logs")
        _search(figures, "crash files", every.but() | WHO, _crashed(place))
        _search(figures, "after erasing", {*NAME.lower().split(), PLACE.lower()}, _erased(every, place))
    return figures


def _search(figures: Figures, where: str, words: Iterable[str], place: Path) -> None:
    """Count each word as a case, and as a bad one where it is found."""
    found = set(hits(words, place))
    for word in words:
        figures.case(f"a word in {where}" if word in found else None)
    figures.count(where, len(found))


def _private(every: EveryField) -> set[str]:
    return {word for (kind, _), word in every.words.items() if kind.private}


def _copies(every: EveryField, place: Path) -> Path:
    copy = pseudonymised(every.plan).plan
    folder = export_all(copy, place / "copies")
    save_plan(copy, folder / "copy.dataplan")
    return folder


def _work(every: EveryField, place: Path) -> None:
    """Read and write what passes through temporary files, and let everything fail that can be named."""
    log = logging.getLogger("tests.torture")
    for record in all_records(every.plan):
        try:
            raise ValueError(f"cannot use {record}")
        except ValueError:
            log.exception("odd: %s", record)
    key = Key(b"k" * 32, b"s" * 16)
    save_plan(every.plan, place / "a.dataplan", key=key)
    open_plan(place / "a.dataplan", key)
    read_tables([place / "given" / "report.xlsx"])
    read_returned(every.plan, [place / "given" / "skills.xlsx"], load_method())


def _crashed(place: Path) -> Path:
    """The folder in which a process that knows every word was aborted."""
    folder, here = place / "crashed", Path(__file__).resolve().parents[2]
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-c", CRASHING, str(folder)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(here)}, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return folder


def _erased(every: EveryField, place: Path) -> Path:
    """A plan with versions, a history, and memories beside it, from which the person was erased; still open."""
    folder = place / "erased"
    folders = Folders(folder / "private")
    session = new_session("Client", folders, every.plan)
    folder.mkdir(exist_ok=True)
    session.save_as(folder / "Client.dataplan")
    given, surname = NAME.split()
    mention = {
        "note": f"{given[0]}{surname}@x.example",
        "department": f"{surname}’s unit",
        "location": f"{given} house",
    }
    for edit in (
        ChangePosition(AS_IS, PLACE, {"note": NAME}),
        ChangePosition(AS_IS, "other", mention),
        RenamePlan(f"{surname} and others"),
        RenamePlan("Client"),
    ):
        session.document.do(edit)
        session.publish()
    write_recent(RecentFiles((folder / f"{NAME}.dataplan",)), folders)
    (folders.mappings / "0.json").write_text(NAME, encoding="utf-8")
    erase_person(session, PERSON)
    return folder
