"""Plans of every earlier schema open, are brought up on a copy only, and lose nothing on the way.

The golden file of a schema is made once, when the schema is new, by ``make_golden``, and never again.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders, migrations, open_plan, open_session, schema
from dataplanner.files.plan_file.errors import DamagedPlan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from tests.files.plan_file.plans import everything, names_in

GOLDEN = Path(__file__).parents[2] / "golden"
PRESENT = schema.VERSION


def make_golden(folder: Path, folders: Folders) -> None:
    """Write the golden file of the present schema, with something done and something undone, and its text."""
    from dataplanner.files.plan_file import new_session

    session = new_session("Small plan", folders)
    for edit in everything():
        session.document.do(edit)
    (folder / f"plan-schema-{schema.VERSION}.plan.json").write_text(plan_text(session.document.plan), encoding="utf-8")
    session.document.do(RenamePlan("Undone"))
    session.document.undo()
    session.save_as(folder / f"plan-schema-{schema.VERSION}.dataplan")
    session.close()


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_plan_of_every_schema_opens(version: int) -> None:
    path = GOLDEN / f"plan-schema-{version}.dataplan"
    assert plan_text(open_plan(path)) == path.with_suffix(".plan.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_the_history_of_every_schema_is_undone_and_redone(version: int, folders: Folders, tmp_path: Path) -> None:
    path = tmp_path / "Plan.dataplan"
    shutil.copyfile(GOLDEN / f"plan-schema-{version}.dataplan", path)
    document = open_session(path, folders).document
    document.redo()
    assert document.plan.name == "Undone"
    while document.undo_label:
        document.undo()
    assert plan_text(document.plan) == plan_text(Plan("Small plan"))


class TestNextSchema:
    """What will happen when there is another schema."""

    @pytest.fixture(autouse=True)
    def next_schema(self, monkeypatch: pytest.MonkeyPatch) -> None:
        following = dict(schema.FORMS[PRESENT]) | {"mood": "CREATE TABLE mood (name TEXT)"}
        monkeypatch.setattr(schema, "VERSION", PRESENT + 1)
        monkeypatch.setattr(schema, "FORMS", {**schema.FORMS, PRESENT + 1: following})
        steps = {**migrations.STEPS, PRESENT: lambda connection: connection.execute(following["mood"])}
        monkeypatch.setattr(migrations, "STEPS", steps)

    def test_an_older_plan_is_read_and_left_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "Plan.dataplan"
        shutil.copyfile(GOLDEN / f"plan-schema-{PRESENT}.dataplan", path)
        before = path.read_bytes()
        assert open_plan(path).name == "Small plan"
        assert path.read_bytes() == before
        assert names_in(tmp_path) == [path.name]

    def test_it_is_brought_up_when_it_is_saved_and_the_old_one_is_kept(self, tmp_path: Path, folders: Folders) -> None:
        path = tmp_path / "Plan.dataplan"
        shutil.copyfile(GOLDEN / f"plan-schema-{PRESENT}.dataplan", path)
        before = path.read_bytes()
        session = open_session(path, folders)
        session.document.do(RenamePlan("Newer"))
        assert path.read_bytes() == before
        session.publish()
        with closing(sqlite3.connect(path)) as connection:
            assert schema.version(connection) == PRESENT + 1
        assert [snapshot.path.read_bytes() for snapshot in session.snapshots()] == [before]

    def test_a_step_that_fails_changes_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "Plan.dataplan"
        shutil.copyfile(GOLDEN / f"plan-schema-{PRESENT}.dataplan", path)

        def half(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM whole")
            raise sqlite3.OperationalError("no more")

        monkeypatch.setattr(migrations, "STEPS", {PRESENT: half})
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            with pytest.raises(sqlite3.OperationalError):
                migrations.migrate(connection)
            assert schema.version(connection) == PRESENT
            assert connection.execute("SELECT count(*) FROM whole").fetchone()[0] > 0

    def test_a_schema_without_its_table_is_damaged(self, tmp_path: Path) -> None:
        path = tmp_path / "Plan.dataplan"
        shutil.copyfile(GOLDEN / f"plan-schema-{PRESENT}.dataplan", path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {PRESENT + 1}")
        with pytest.raises(DamagedPlan):
            open_plan(path)
