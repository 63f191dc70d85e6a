"""A plan that a command changes where it is, as the window does: with its history, its versions and its one writer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dataplanner.cli.failures import CommandError
from dataplanner.cli.plan_passwords import key_to_plan
from dataplanner.files.plan_file import PlanSession, open_session, user_folders
from dataplanner.files.plan_file.errors import CannotSave, ChangedOutside, PlanInUse

CLOSE_IT = "Close it there, and try again."
DECIDE = "Open it in the window to say which version is to stay."
AS_TEXT = "Open it in the window, and save it as a .dataplan."


@contextmanager
def changing(path: Path, arguments: Namespace) -> Iterator[PlanSession]:
    """A plan that may be changed; it is saved at the end, or let go of where something fails.

    Raises CommandError where somebody has it open, it changed in two places, or it is text; else FileError.
    """
    session = open_session(path, user_folders(), secret=key_to_plan(path, arguments))
    try:
        _check(session, path)
        yield session
        session.close()
    finally:
        session.leave()


def _check(session: PlanSession, path: Path) -> None:
    if session.path is None:
        raise CommandError(f"“{path.name}” is text, which has neither history nor versions.", AS_TEXT)
    if (reason := session.read_only or session.waiting) is not None:
        raise CommandError(reason.sentence, _remedy(reason))


def _remedy(reason: CannotSave) -> str:
    if isinstance(reason, PlanInUse):
        return f"{CLOSE_IT} {reason.free}".strip()
    return DECIDE if isinstance(reason, ChangedOutside) else reason.remedy
