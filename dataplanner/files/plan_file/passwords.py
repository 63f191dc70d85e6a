"""The password of an open plan: given, changed or removed, for its working copy, versions and file alike."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import rekeying
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.errors import NoPasswordLibrary
from dataplanner.files.plan_file.keys import new_key
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.session import PlanSession


def set_password(session: PlanSession, password: str | None) -> int:
    """Encrypt the working copy, the versions and the file with a password; with None they are not encrypted.

    Returns how many damaged versions and drafts were removed, which could not be encrypted. Raises FileError. Where
    the file itself could not be replaced, it follows as soon as it can be saved.
    """
    with session.rewriting() as draft:
        if password is not None and not can_encrypt():
            raise NoPasswordLibrary(Path(session.name))
        key = None if password is None else new_key(password)
        versions = _versions(session)
        with rekeying.prepared(versions, session.key, key):
            draft.working.encrypt(key)
        session.key = key
        removed = rekeying.take_effect(versions, key)
        if key is not None:
            removed += remove_set_aside(draft.origin, session.folders)
    return removed


def settle_password(session: PlanSession) -> None:
    """Finish, or give up, a change of the password that was broken off."""
    rekeying.settle(_versions(session), session.key)


def _versions(session: PlanSession) -> list[Path]:
    """The versions of the plan, and those without a password of what it was saved from."""
    return [*session.versions().paths(), *session.ancestry().plain()]
