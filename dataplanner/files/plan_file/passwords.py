"""The password of an open plan: given, changed or removed, for its working copy, versions and file alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dataplanner.files.plan_file import rekeying
from dataplanner.files.plan_file.copies import Versions, whose
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.draft import Draft
from dataplanner.files.plan_file.errors import NoPasswordLibrary
from dataplanner.files.plan_file.keys import new_key
from dataplanner.files.plan_file.other_drafts import is_left_behind, related_drafts
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.session import PlanSession


def set_password(session: PlanSession, password: str | None) -> int:
    """Encrypt the working copy, the versions and the file with a password; with None they are not encrypted.

    Returns how many damaged versions and drafts were removed, which could not be encrypted. Raises FileError. Where
    the file itself could not be replaced, it follows as soon as it can be saved.
    """
    with session.rewriting() as draft, related_drafts(session) as related:
        if password is not None and not can_encrypt():
            raise NoPasswordLibrary(Path(session.name))
        key = None if password is None else new_key(password)
        versions = _changing(session)
        with rekeying.prepared(versions, session.key, key):
            draft.working.encrypt(key)
        session.key = key
        removed = rekeying.take_effect(versions, key)
        _encrypt_left_behind(session, related)
        if key is not None:
            removed += remove_set_aside(draft.origin, session.folders)
    return removed


def left_without(session: PlanSession) -> int:
    """How many versions without a password stay so beside a plan with one, as nobody can tell whether they are its."""
    versions = session.ancestry().plain() if session.key is not None else []
    return len(_of(session, versions, Versions.UNCERTAIN))


def settle_password(session: PlanSession) -> None:
    """Finish, or give up, a change of the password that was broken off."""
    inherited = _of(session, rekeying.broken_off(session.ancestry().plain()), Versions.OURS)
    rekeying.settle([*session.versions().paths(), *inherited], session.key)


def _encrypt_left_behind(session: PlanSession, related: Sequence[Draft]) -> None:
    """Put what is unsaved of the plan under its name of before under its key as well. Raises FileError."""
    for draft in related:
        if is_left_behind(draft) and draft.working.document == session.writable().working.document:
            draft.working.encrypt(session.key)


def _changing(session: PlanSession) -> list[Path]:
    """The versions of the plan, and those without a password of what it comes from, where no file needs them any more.

    Those of a file that is still there, or may be, belong to it: with our password it could not read them.
    """
    return [*session.versions().paths(), *_of(session, session.ancestry().plain(), Versions.OURS)]


def _of(session: PlanSession, versions: Sequence[Path], wanted: Versions) -> list[Path]:
    """Those of these versions that are ours, another's, or uncertain."""
    if (path := session.path) is None:
        return []
    documents = {version.parent.name for version in versions}
    found = {one for one in documents if whose(path, one, session.folders, session.key) is wanted}
    return [version for version in versions if version.parent.name in found]
