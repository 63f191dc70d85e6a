"""The disk fails at the n-th thing that erasing somebody or a password asks of it: it can be done all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import (
    Folders,
    PlanSession,
    erase_person,
    keys,
    open_plan,
    open_session,
    set_password,
    snapshots,
)
from dataplanner.files.plan_json import plan_text
from dataplanner.model.edits import AddPosition, RenamePlan
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS
from dataplanner.model.validity import check_plan
from tests.every_field import NAME, PERSON
from tests.torture.database import Watcher
from tests.torture.figures import Figures
from tests.torture.places import Place, fail_everywhere
from tests.written import hits

WORDS = NAME.lower().split()
PASSWORD = "secret"


def fail_erasing(root: Path, stride: int) -> Figures:
    """Everything that erasing asks of the disk fails once; done again, or once saved, nothing names the person."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "APART", timedelta(0))
        return fail_everywhere("failing erasing", root, _erase_on_failing_disk, stride=stride)


def fail_encrypting(root: Path, stride: int) -> Figures:
    """Everything that a password asks of the disk fails once; set again, nothing can be read and all versions open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "APART", timedelta(0))
        patch.setattr(keys, "ROUNDS", 10)
        return fail_everywhere("failing passwords", root, _encrypt_on_failing_disk, stride=stride, encrypts=True)


def _erase_on_failing_disk(place: Place, fault: str, disk: Watcher) -> str | None:
    session = _with_versions(place)
    with place.on(disk):
        said = _said(lambda: erase_person(session, PERSON))
    if said == "":
        return "nothing was said"
    if session.document.plan.find(Person, PERSON) is not None:
        erase_person(session, PERSON)
    check_plan(session.document.plan)
    session.publish()
    return "the person is still named" if hits(WORDS, place.folder) else _fault_after_reopening(place, None)


def _encrypt_on_failing_disk(place: Place, fault: str, disk: Watcher) -> str | None:
    session = _with_versions(place)
    versions = len(session.snapshots())
    with place.on(disk):
        said = _said(lambda: set_password(session, PASSWORD))
    if said == "":
        return "nothing was said"
    session.document.do(RenamePlan(f"Still at work, {NAME}"))
    if said is not None:
        set_password(session, PASSWORD)
    session.publish()
    if hits(WORDS, place.folder):
        return "something can be read without the password"
    if len(session.snapshots()) < versions:
        return "a version was lost"
    for snapshot in session.snapshots():
        open_plan(snapshot.path, session.key)
    return _fault_after_reopening(place, PASSWORD)


def _with_versions(place: Place) -> PlanSession:
    """The session of a plan that has a person, a history and two versions."""
    session = place.session
    session.document.do(AddPosition(AS_IS, "Lead", None, NAME, "lead", PERSON))
    for name in ("one", "two", "three"):
        session.document.do(RenamePlan(f"{name}, by {NAME}"))
        session.publish()
    assert len(session.snapshots()) > 1
    return session


def _said(act: Callable[[], object]) -> str | None:
    """What was said when it failed, with a remedy; None where it did not."""
    try:
        act()
    except FileError as error:
        return error.sentence if error.remedy else ""
    return None


def _fault_after_reopening(place: Place, secret: str | None) -> str | None:
    text = plan_text(place.session.document.plan)
    place.session.close()
    again = open_session(place.folder / "Plan.dataplan", Folders(place.folder / "private"), secret=secret)
    same = plan_text(again.document.plan) == text
    again.discard()
    return None if same else "memory and disk differ"
