"""A plan's file is told from its bytes, checked whole, and refused with one sentence where it is not sound."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, new_session, open_plan, save_plan, schema
from dataplanner.files.plan_file.errors import (
    DamagedPlan,
    EmptyFile,
    IsAFolder,
    MissingFile,
    NewerPlan,
    NoPlanText,
    NotAPlan,
    ProtectedPlan,
)
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import ChangePosition
from dataplanner.model.positions import AS_IS
from tests.files.plan_file.plans import names_in, small_plan


def change(path: Path, *statements: str, to_the_sum: bool = True) -> None:
    """Change a database, checksums included, so that what is wrong is found by itself."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.create_function("crc32", 1, lambda data: crc32(data.encode() if isinstance(data, str) else data))
        for statement in statements:
            connection.execute(statement)
        if to_the_sum and connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'whole'").fetchone():
            connection.execute("UPDATE whole SET records = CAST(records AS BLOB)")
            connection.execute("UPDATE whole SET crc = crc32(records)")
            connection.execute("UPDATE record SET crc = crc32(tbl || key || body) WHERE typeof(body) = 'text'")


@pytest.mark.parametrize("name", ["plan.dataplan", "plan.plan.json", "Zoë & Söhne #1 100%.dataplan", "no extension"])
def test_a_plan_that_was_saved_opens_the_same(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save_plan(small_plan(), path)
    assert plan_text(open_plan(path)) == plan_text(small_plan())
    assert names_in(tmp_path) == [name]


def test_what_a_file_is_shows_in_its_bytes_not_in_its_name(tmp_path: Path) -> None:
    save_plan(small_plan(), tmp_path / "a.json")
    save_plan(small_plan(), tmp_path / "b.dataplan")
    (tmp_path / "a.json").rename(tmp_path / "a.dataplan")
    (tmp_path / "b.dataplan").rename(tmp_path / "b.json")
    assert plan_text(open_plan(tmp_path / "a.dataplan")) == plan_text(open_plan(tmp_path / "b.json"))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", EmptyFile),
        (b"name,manager\nAda,\n", NotAPlan),
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), NotAPlan),
        (b"SQLite format 3", DamagedPlan),
        (b"SQLite format 3\x00 and no more", DamagedPlan),
        (random.Random(1).randbytes(8192), ProtectedPlan),
        (b'{"format": "dataplanner-plan", "version": 2}', FileError),
        (b'{"format": "dataplanner-plan", "version": 1, "people": [{"id": 1}]}', FileError),
        (b'{"format": "dataplanner-plan", "x": ' + b"[" * 200_000, FileError),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_sentence(tmp_path: Path, content: bytes, fault: type) -> None:
    path = tmp_path / "x.dataplan"
    path.write_bytes(content)
    with pytest.raises(fault) as raised:
        open_plan(path)
    assert isinstance(raised.value, FileError)
    assert raised.value.sentence
    assert raised.value.remedy
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"“none\.dataplan” is not there"):
        open_plan(tmp_path / "none.dataplan")
    (tmp_path / "x.dataplan").mkdir()
    with pytest.raises(IsAFolder, match=r"“x\.dataplan” is a folder"):
        open_plan(tmp_path / "x.dataplan")


def test_a_text_that_breaks_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "trunc.plan.json"
    path.write_text(plan_text(small_plan())[:300], encoding="utf-8")
    with pytest.raises(NoPlanText, match=r"“trunc\.plan\.json” cannot be opened\. It is not valid JSON\."):
        open_plan(path)


def test_the_database_of_another_program_is_no_plan(tmp_path: Path) -> None:
    change(tmp_path / "other.dataplan", "CREATE TABLE record (tbl, key, body)")
    with pytest.raises(NotAPlan):
        open_plan(tmp_path / "other.dataplan")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE whole SET records = 'no JSON' WHERE tbl = 'people'",
        "UPDATE whole SET records = '[[]]' WHERE tbl = 'people'",
        "UPDATE whole SET records = '{}' WHERE tbl = 'people'",
        "UPDATE whole SET records = x'ff00' WHERE tbl = 'people'",
        "UPDATE whole SET tbl = 'no_table' WHERE tbl = 'people'",
        "UPDATE whole SET records = replace(records, '\"ceo\"', '\"analyst\"') WHERE tbl = 'positions'",
        "DELETE FROM whole WHERE tbl = 'people'",
        "INSERT INTO record VALUES ('people', '[\"p-ceo\"]', 'no JSON', 0)",
        "INSERT INTO record VALUES ('people', '[\"p-ceo\"]', '[]', 0)",
        "INSERT INTO record VALUES ('people', '[\"p-ceo\"]', x'ff00', 0)",
        "INSERT INTO record VALUES ('people', '[\"p-ceo\"]', 'null', 0)",
        "INSERT INTO record VALUES ('people', '[\"somebody else\"]', '{\"id\": \"p-ceo\"}', 0)",
        "INSERT INTO record VALUES ('people', 'no JSON', '{\"id\": \"p-ceo\"}', 0)",
        "INSERT INTO record VALUES ('no_table', '[\"p-ceo\"]', '{\"id\": \"p-ceo\"}', 0)",
        "DROP TABLE history",
        "DELETE FROM meta WHERE name = 'document'",
        "DELETE FROM meta WHERE name = 'head'",
        "UPDATE meta SET value = CAST(x'ff61' AS TEXT) WHERE name = 'document'",
        "UPDATE meta SET value = '../elsewhere' WHERE name = 'document'",
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END",
        "PRAGMA user_version = 0",
    ],
)
def test_a_plan_whose_records_do_not_fit_together_is_damaged(saved: Path, statement: str) -> None:
    change(saved, statement)
    with pytest.raises(DamagedPlan, match=r"“Plan\.dataplan” is damaged"):
        open_plan(saved)


def test_records_that_fit_together_but_are_not_those_written_are_damaged(saved: Path) -> None:
    other = "UPDATE whole SET records = CAST(replace(records, 'Title of', 'Titel of') AS BLOB)"
    change(saved, other)
    assert open_plan(saved).organisation().position("ceo").title == "Titel of ceo"
    change(saved, "UPDATE whole SET crc = crc + 1 WHERE tbl = 'positions'", to_the_sum=False)
    with pytest.raises(DamagedPlan):
        open_plan(saved)


@pytest.mark.parametrize(
    "spoilt", ["body = replace(body, 'all', 'alm')", "key = '[\"as-is\", \"analyst\"]', body = 'null'", "tbl = 'teams'"]
)
def test_an_edit_that_is_not_the_one_written_is_damaged(tmp_path: Path, folders: Folders, spoilt: str) -> None:
    path = tmp_path / "Plan.dataplan"
    with closing(new_session("Plan", folders, small_plan())) as session:
        session.save_as(path)
        session.document.do(ChangePosition(AS_IS, "ceo", {"title": "Head of all"}))
        session.publish()
    assert open_plan(path).organisation().position("ceo").title == "Head of all"
    change(path, f"UPDATE record SET {spoilt} WHERE key LIKE '%ceo%'", to_the_sum=False)
    with pytest.raises(DamagedPlan):
        open_plan(path)


def test_a_view_that_would_never_end_is_not_read(saved: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS tbl, x AS key, x AS body FROM n"
    change(saved, "DROP TABLE record", f"CREATE VIEW record AS {endless}", to_the_sum=False)
    with pytest.raises(DamagedPlan):
        open_plan(saved)


def test_a_newer_plan_that_we_cannot_read_is_refused(saved: Path) -> None:
    newer = schema.VERSION + 1
    change(saved, f"PRAGMA user_version = {newer}", f"UPDATE meta SET value = '{newer}' WHERE name = 'minimum_reader'")
    with pytest.raises(NewerPlan, match="newer Data Planner"):
        open_plan(saved)


def test_a_newer_plan_that_lets_us_read_it_is_read_without_what_we_do_not_know(saved: Path) -> None:
    change(
        saved,
        f"PRAGMA user_version = {schema.VERSION + 1}",
        "CREATE TABLE colours (name TEXT)",
        "INSERT INTO whole VALUES ('feelings', 0, '[{}]', 0)",
        "INSERT INTO record VALUES ('moods', '[\"m\"]', '{}', 0)",
        "UPDATE whole SET records = replace(records, '{', '{\"mood\":\"calm\",') WHERE tbl = 'people'",
    )
    assert plan_text(open_plan(saved)) == plan_text(small_plan())


def test_a_file_cut_short_anywhere_is_refused(saved: Path) -> None:
    whole = saved.read_bytes()
    for length in range(1, len(whole), 997):
        saved.write_bytes(whole[:length])
        with pytest.raises(FileError):
            open_plan(saved)
