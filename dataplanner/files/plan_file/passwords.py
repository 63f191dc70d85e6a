"""The password of an open plan: given, changed or removed, for its working copy, versions and file alike."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import rekeying
from dataplanner.files.plan_file.database import can_encrypt
from dataplanner.files.plan_file.errors import NoPasswordLibrary
from dataplanner.files.plan_file.keys import new_key
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.schema import is_unlocked
from dataplanner.files.plan_file.session import SUFFIX, PlanSession
from dataplanner.files.plan_file.whereabouts import lies_at
from dataplanner.files.privacy.recent import read_recent


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
    """The versions of the plan, and those without a password of what it was saved from.

    Not of a plan that still lies there without a password: they belong to it, and to encrypt them would hide nothing.
    """
    inherited = session.ancestry().plain()
    open_plans = _open_plans(session) if inherited else []
    return [*session.versions().paths(), *(path for path in inherited if not lies_at(path.parent, open_plans))]


def _open_plans(session: PlanSession) -> list[Path]:
    """The plans without a password beside this one, and among the recent files."""
    beside = [] if session.path is None else sorted(session.path.parent.glob(f"*{SUFFIX}"))
    others = {*beside, *read_recent(session.folders).paths} - {session.path}
    return [path for path in others if is_unlocked(path)]
