"""No field of any record gets out: not by copies without names, not by logs, not by temporary files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from dataplanner.files.hr_import import read_tables
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import Folders, keys, open_plan, open_session, save_plan, set_password
from dataplanner.files.plan_file.store import all_records
from dataplanner.files.plan_json import plan_text
from dataplanner.files.privacy.pseudonyms import KEPT, TEXTS, pseudonymised
from dataplanner.files.skills_sheet import read_returned
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import RECORD_TYPES
from tests.every_field import NAME, PERSON, PLACE, EveryField, every_field
from tests.traces import running
from tests.written import export_all, hits

WHO = {*NAME.lower().split(), f'"{PERSON}"', PLACE.lower()}


@pytest.fixture
def every() -> EveryField:
    return every_field()


def test_the_plan_itself_holds_every_word(every: EveryField) -> None:
    text = plan_text(every.plan, private=True).lower()
    assert [word for word in every.but() if word not in text] == []
    assert {kind for kind, _ in every.words} >= {kind for kind in RECORD_TYPES if kind.private}


def test_a_copy_without_names_keeps_what_it_names_and_nothing_else(every: EveryField, tmp_path: Path) -> None:
    copy = pseudonymised(every.plan).plan
    place = export_all(copy, tmp_path / "copy")
    save_plan(copy, place / "copy.dataplan")
    assert hits(every.but(KEPT, TEXTS) | WHO, place) == []
    assert hits(every.but(), place), "the texts that it keeps can be found"


def test_what_is_given_away_holds_nothing_private(every: EveryField, tmp_path: Path) -> None:
    place = export_all(every.plan, tmp_path / "given")
    private = {word for (kind, _), word in every.words.items() if kind.private}
    assert private
    assert hits(private, place) == []
    assert len(hits(every.but(), place)) > 50


@pytest.fixture
def traced(tmp_path: Path) -> Iterator[Path]:
    """The private folder of a program that runs."""
    with running(Folders(tmp_path / "private")):
        yield tmp_path / "private"


def test_a_log_holds_no_word_of_any_record(every: EveryField, traced: Path) -> None:
    log = logging.getLogger("dataplanner.tests")
    for record in all_records(every.plan):
        try:
            raise ValueError(f"cannot use {record}")
        except ValueError:
            log.exception("odd: %s", record, extra={"record": record}, stack_info=True)
    assert (traced / "logs" / "data-planner.log").stat().st_size > 1_000
    assert hits(every.but() | WHO, traced) == []


def test_temporary_files_leave_no_word(
    every: EveryField, traced: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    out = export_all(every.plan, tmp_path / "out")
    save_plan(every.plan, out / "a.dataplan", key=keys.new_key("secret"))
    assert plan_text(open_plan(out / "a.dataplan", "secret")) == plan_text(every.plan)
    session = open_session(out / "a.dataplan", Folders(tmp_path / "kept"), secret="secret")
    session.document.do(RenamePlan(NAME))
    set_password(session, None)
    session.close()
    assert read_tables([out / "report.xlsx", out / "a.csv"])
    assert read_returned(every.plan, [out / "skills.xlsx"], load_method())
    assert hits(every.but() | WHO, traced) == []
