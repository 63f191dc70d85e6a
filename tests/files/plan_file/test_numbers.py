"""The numbers of people whose names are masked outlive a restart, whoever comes and goes meanwhile."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import Folders, PlanSession, erase_person, open_session, set_password
from dataplanner.files.plan_file.reading import read_bytes, reading
from dataplanner.model.edits import RenamePlan
from dataplanner.model.people import Person
from tests.files.plan_file.plans import add

PASSWORD = "correct horse"


def masked(session: PlanSession) -> list[str]:
    """The people of a plan by their numbers, as masking its names gives them."""
    session.mask_numbers.give(person.id for person in session.document.plan.all(Person))
    return list(session.mask_numbers.given)


def test_who_was_numbered_keeps_the_number_when_others_come(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    before = masked(session)
    for number in range(20):
        session.document.do(add(f"new-{number}", name=f"New {number}"))
    session.close()
    again = open_session(saved, folders)
    assert masked(again)[: len(before)] == before
    assert len(again.mask_numbers.given) == len(before) + 20
    again.close()


def test_each_edit_and_each_save_keep_what_was_given_since(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    for number in range(8):
        session.document.do(add(f"new-{number}", name=f"New {number}"))
        masked(session)
    session.publish()
    given = list(session.mask_numbers.given)
    session.leave()
    again = open_session(saved, folders)
    assert again.mask_numbers.given == given
    again.close()


def test_a_crash_loses_no_number_that_an_edit_followed(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    before = masked(session)
    session.document.do(RenamePlan("Edited"))
    session.leave()  # as a crash leaves it: the edit is in the working copy alone
    again = open_session(saved, folders)
    assert again.mask_numbers.given == before
    again.close()


def test_looking_at_masked_names_changes_no_file(saved: Path, folders: Folders) -> None:
    content = saved.read_bytes()
    session = open_session(saved, folders)
    masked(session)
    assert not session.unsaved
    session.close()
    assert saved.read_bytes() == content


def test_whoever_is_erased_leaves_a_number_that_is_nobodys(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    before = masked(session)
    session.document.do(add("late", name="Late Comer"))
    masked(session)
    erase_person(session, "p-ceo")
    assert session.mask_numbers.given == [*("" if one == "p-ceo" else one for one in before), "p-late"]
    given = list(session.mask_numbers.given)
    session.close()
    files = [path for path in (saved, *folders.data.rglob("*.dataplan")) if path.is_file()]
    assert all(b"p-ceo" not in path.read_bytes() for path in files)
    again = open_session(saved, folders)
    assert again.mask_numbers.given == given
    again.close()


def test_another_password_leaves_them_as_they_are(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    given, held = masked(session), session.mask_numbers
    set_password(session, PASSWORD)
    session.document.do(add("late", name="Late Comer"))
    assert session.mask_numbers is held
    session.close()
    again = open_session(saved, folders, secret=PASSWORD)
    assert again.mask_numbers.given == given
    again.close()


def test_what_cannot_be_read_of_them_costs_the_plan_nothing(saved: Path, folders: Folders) -> None:
    session = open_session(saved, folders)
    masked(session)
    session.document.do(RenamePlan("Edited"))
    session.close()
    source = read_bytes(saved)
    with reading(source) as connection:
        connection.execute("UPDATE meta SET value = '[1' WHERE name GLOB 'masked from *'")
        saved.write_bytes(connection.serialize())
    again = open_session(saved, folders)
    assert again.document.plan.name == "Edited"
    assert again.mask_numbers.given == []
    again.close()
