"""What the window does to a plan as a whole, by command: erasing, versions, restoring, the password."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dataplanner.cli import setting_password
from dataplanner.cli.passwords import ENVIRONMENT
from dataplanner.files.plan_file import Folders, keys, open_plan, open_session, save_plan
from dataplanner.files.plan_file.errors import ProtectedPlan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import AddPosition, Batch, ChangePosition, FillPosition, RenamePlan
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.plan_file.test_recovery import break_off

NAME, SHORT = "Zebedee Quixley", "quixley"
PASSWORD, OTHER = "Räuber & Söhne 77", "correct horse 88"
Here = Callable[..., Any]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    monkeypatch.delenv(ENVIRONMENT, raising=False)


@pytest.fixture
def plan(tmp_path: Path, private: Folders) -> Path:
    """A plan with three versions, the last being as it is, in all of which somebody stands."""
    made = Plan("Acme")
    steps = [
        AddPosition(AS_IS, "Head", None, NAME, "4711", "p-4711"),
        AddPosition(AS_IS, "Clerk", "4711", "Ann Lee", "clerk", "p-ann"),
        AddPosition(AS_IS, "Deputy", "4711", "Ann Lee", "deputy", "p-ann-2"),
        ChangePosition(AS_IS, "clerk", {"note": f"Asks {NAME}, and the Quixley house"}),
    ]
    Batch(tuple(steps), "all").apply(made)
    path = tmp_path / "acme.dataplan"
    save_plan(made, path)
    session = open_session(path, private)
    for name in ("Second", "Third"):
        session.document.do(RenamePlan(name))
        session.publish(asked=True)
    session.close()
    return path


def everything(plan: Path, folders: Folders) -> bytes:
    """The content of the plan's file and of all that is kept of it."""
    return b"".join(path.read_bytes() for path in (plan, *folders.data.rglob("*")) if path.is_file())


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str, terminal: bool = True) -> None:
    """What somebody types at the terminal, or pipes in."""
    told = io.StringIO("".join(f"{line}\n" for line in lines))
    monkeypatch.setattr(told, "isatty", lambda: terminal)
    monkeypatch.setattr("sys.stdin", told)


@pytest.mark.parametrize("whom", ["4711", "p-4711"])
def test_a_person_is_erased_from_the_file_and_every_version(
    plan: Path, private: Folders, here: Here, whom: str
) -> None:
    done = here("erase", plan, "--person", whom, "--yes", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "texts_changed": 1,
        "texts_left": 0,
        "versions_with_another_password": 0,
        "unsaved_not_reached": 0,
        "namesake": False,
        "in_file_name": False,
    }
    assert SHORT not in (done.stdout + done.stderr).casefold()
    assert not [one for one in open_plan(plan).all(Person) if one.name == NAME]
    for version in open_session(plan, private).snapshots():
        assert SHORT not in plan_text(open_plan(version.path)).casefold()
    assert SHORT.encode() not in everything(plan, private).lower()


def test_a_name_is_piped_in_and_told_to_nobody(plan: Path, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "  zebedee   QUIXLEY ", terminal=False)
    done = here("erase", plan, "--yes")
    assert done.returncode == 0
    assert SHORT not in (done.stdout + done.stderr).casefold()
    assert "The person is erased." in done.stdout
    assert "1 note" in done.stderr


def test_what_stays_is_printed_and_a_namesake_and_the_name_of_the_file_are_told(plan: Path, here: Here) -> None:
    session = open_session(plan)
    session.document.do(ChangePosition(AS_IS, "4711", {"title": "Head of Lee and Ann Lee"}))
    session.close()
    named = plan.rename(plan.with_name("Ann_Lee 2.dataplan"))
    done = here("erase", named, "--person", "p-ann", "--yes")
    assert done.returncode == 0, done.stderr
    assert "would stay as below" in done.stderr
    assert "  Head of Lee and Ann Lee  –  somebody else has this name too" in done.stderr
    assert "Somebody else has the same name and keeps it. " in done.stdout
    assert "The name of the file itself mentions them. Close the plan and rename the file" in done.stdout
    everywhere = here("erase", named, "--person", "p-4711", "--yes", "--all-mentions")
    assert "would stay" not in everywhere.stderr
    assert "No text of this plan" in everywhere.stdout


def test_whoever_sits_at_the_terminal_is_asked(plan: Path, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, NAME, "no")
    stopped = here("erase", plan)
    assert stopped.returncode == 3
    assert open_plan(plan).find(Person, "p-4711") is not None
    typing(monkeypatch, NAME, "yes")
    assert here("erase", plan).returncode == 0
    assert open_plan(plan).find(Person, "p-4711") is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--person", "4711"), "Erasing cannot be undone, and nobody can be asked here. Add --yes to do it."),
        (("--person", "nobody", "--yes"), "Nobody in this plan has that name or id."),
        (("--person", "Ann Lee", "--yes"), "2 people have that name. Say which one with --person: p-ann, p-ann-2."),
    ],
)
def test_what_cannot_be_erased_is_told_and_nothing_changes(
    plan: Path, here: Here, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    before = plan.read_bytes()
    typing(monkeypatch, terminal=False)
    refused = here("erase", plan, *words)
    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert plan.read_bytes() == before


def test_versions_are_listed_and_gone_back_to(plan: Path, private: Folders, here: Here) -> None:
    listed = here("versions", plan)
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["1", "2", "3"]
    assert "saved by you" in listed.stdout
    assert "Name of the plan changed" in listed.stdout
    found = json.loads(here("versions", plan, "--json").stdout)["versions"]
    assert [one["why"] for one in found] == ["saved", "saved", "opened"]
    restored = here("restore", plan, "3")
    assert restored.stdout.startswith("The plan is as it was on ")
    assert open_plan(plan).name == "Acme"
    assert len(json.loads(here("versions", plan, "--json").stdout)["versions"]) == 4, "as it was before, too"
    assert here("restore", plan, found[2]["at"]).stdout == "The plan is the same as in that version.\n"
    session = open_session(plan, private)
    session.document.undo()
    assert session.document.plan.name == "Third"
    session.discard()


def test_a_version_of_a_damaged_plan_is_written_as_another(plan: Path, tmp_path: Path, here: Here) -> None:
    plan.write_bytes(b"SQLite format 3\0 and then nothing")
    assert "saved by you" in here("versions", plan).stdout
    for refused in (here("restore", plan, "1"), here("check", plan)):
        assert "is damaged" in refused.stderr
        assert "Restore an earlier version, or open a copy from a backup." in refused.stderr
        assert f"“dataplanner restore {plan} 1 -o" in refused.stderr
    assert here("restore", plan, "1", "-o", tmp_path / "again.dataplan").returncode == 0
    assert open_plan(tmp_path / "again.dataplan").name == "Third", "what was saved last"


def test_a_version_that_is_not_there_is_told(plan: Path, tmp_path: Path, here: Here) -> None:
    assert "There is no version “7” of this plan. It has 3: " in here("restore", plan, "7").stderr
    save_plan(Plan("New"), tmp_path / "new.dataplan")
    assert here("versions", tmp_path / "new.dataplan").stdout == "No version of this plan is kept on this computer.\n"
    assert "is not there" in here("versions", tmp_path / "none.dataplan").stderr
    assert "is a folder" in here("versions", tmp_path).stderr
    assert "None is kept yet." in here("restore", tmp_path / "new.dataplan", "1").stderr


def test_a_password_is_given_changed_and_removed(plan: Path, private: Folders, tmp_path: Path, here: Here) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(f"{PASSWORD}\n", encoding="utf-8")
    second.write_text(OTHER, encoding="utf-8")
    given = here("password", plan, "--new-password-file", first)
    assert given.returncode == 0
    assert given.stdout.startswith("The plan has a password now.")
    with pytest.raises(ProtectedPlan):
        open_plan(plan)
    assert b"Zebedee" not in everything(plan, private)
    changed = here("password", plan, "--password-file", first, "--new-password-file", second)
    assert changed.returncode == 0
    assert open_plan(plan, OTHER).name == "Third"
    assert here("versions", plan, "--password-file", second).stdout.count("Name of the plan changed") == 2
    removed = here("password", plan, "--password-file", second, "--remove")
    assert removed.stdout == "The plan has no password any more.\n"
    again = here("password", plan, "--remove")
    assert (again.returncode, again.stdout) == (0, "The plan has no password, as it had none before.\n")
    assert open_plan(plan).name == "Third"
    for told in (given, changed, removed):
        assert PASSWORD not in told.stdout + told.stderr
        assert OTHER not in told.stdout + told.stderr


def test_a_new_password_is_typed_twice(plan: Path, here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["one", "two", PASSWORD, PASSWORD]
    typing(monkeypatch)
    monkeypatch.setattr(setting_password.getpass, "getpass", lambda _prompt: answers.pop(0))
    done = here("password", plan)
    assert done.returncode == 0
    assert "The two are not the same. Try again." in done.stderr
    assert open_plan(plan, PASSWORD).name == "Third"


def test_nobody_to_ask_for_a_password_is_told(
    plan: Path, tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing(monkeypatch, terminal=False)
    assert "Give it by --new-password-file FILE." in here("password", plan).stderr
    (tmp_path / "empty.txt").touch()
    assert here("password", plan, "--new-password-file", tmp_path / "empty.txt").returncode == 2
    assert open_plan(plan).name == "Third"


@pytest.mark.parametrize(
    "words",
    [("erase", "{plan}", "--person", "4711", "--yes"), ("restore", "{plan}", "1"), ("password", "{plan}", "--remove")],
)
def test_a_plan_that_somebody_has_open_is_left_alone(
    plan: Path, private: Folders, here: Here, words: tuple[str, ...]
) -> None:
    window = open_session(plan, private)
    before = plan.read_bytes()
    refused = here(*(word.format(plan=plan) for word in words))
    assert refused.returncode == 2
    assert "is open in another window. Close it there, and try again." in refused.stderr
    assert plan.read_bytes() == before
    window.close()


def test_edits_of_a_window_that_broke_off_are_not_lost(plan: Path, private: Folders, here: Here) -> None:
    window = open_session(plan, private)
    window.document.do(FillPosition(AS_IS, "clerk", "Bo Kim"))
    break_off(window)
    assert here("erase", plan, "--person", "4711", "--yes").returncode == 0
    assert "Bo Kim" in {person.name for person in open_plan(plan).all(Person)}


def test_a_plan_as_text_is_refused(tmp_path: Path, here: Here) -> None:
    save_plan(Plan("Text"), tmp_path / "a.plan.json")
    refused = here("password", tmp_path / "a.plan.json", "--remove")
    assert refused.returncode == 2
    assert "is text, which has neither history nor versions." in refused.stderr


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("export", "-o", "a.xlsx"), "“a.xlsx” has"),
        (("export", "-o", "a.plan.json"), "“a.plan.json” has"),
        (("skills-out", "-o", "each"), "“each” has"),
        (("chart", "-o", "a.svg"), "“a.svg” has"),
        (("report", "-o", "a.xlsx", "--chart", "a.svg"), "“a.xlsx” and “a.svg” have"),
    ],
)
def test_what_is_made_of_a_plan_with_a_password_is_said_to_have_none(
    tmp_path: Path, qapp: object, here: Here, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], names: str
) -> None:
    monkeypatch.setenv(ENVIRONMENT, PASSWORD)
    made = open_plan(Path(__file__).parents[2] / "sample_orgs" / "ten-person-team.plan.json")
    for name, key in (("secret", keys.new_key(PASSWORD)), ("open", None)):
        save_plan(made, tmp_path / f"{name}.dataplan", key=key)
        verb, *others = words
        done = here(verb, tmp_path / f"{name}.dataplan", *others)
        assert done.returncode == 0, done.stderr
        told = f"{names} no password, unlike the plan: keep it safe." in done.stderr
        assert told == (name == "secret")
        for path in tmp_path.glob("a.*"):
            path.unlink()
