"""What sessions on other paths of a plan left unsaved: under its name of before, or on what it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.draft import Draft, draft_folders, open_draft
from dataplanner.files.plan_file.origin import Origin
from dataplanner.files.plan_file.session import PlanSession


@contextmanager
def related_drafts(session: PlanSession) -> Iterator[list[Draft]]:
    """The drafts of a plan, and of what it comes from, beside its own, as far as they can be opened; held meanwhile."""
    found: list[Draft] = []
    try:
        for folder, _ in _others(session):
            with suppress(FileError):
                found += _related(folder, session)
        yield found
    finally:
        for draft in found:
            draft.leave()


def unreached(session: PlanSession) -> int:
    """How many drafts nobody can look into whose file is not in its place any more, and so may be this plan's."""
    return sum(1 for folder, origin in _others(session) if _is_lost(origin) and not _opens(folder, session))


def is_left_behind(draft: Draft) -> bool:
    """Whether no file is where the draft's was: it was moved, or deleted."""
    return _is_lost(draft.origin)


def _others(session: PlanSession) -> list[tuple[Path, Origin]]:
    """The folders of all drafts of files but the plan's own."""
    own = session.writable().folder
    return [(folder, one) for folder, one in draft_folders(session.folders) if one is not None and folder != own]


def _related(folder: Path, session: PlanSession) -> list[Draft]:
    """The draft in a folder where it belongs to the plan, not to a file that is there; else none. Raises FileError."""
    if (draft := open_draft(folder, session.key)) is None:
        return []
    line = session.writable().working.line
    theirs = bool(draft.origin.path) and not is_left_behind(draft)
    if draft.unsaved and not theirs and draft.working.document in (line.document, *line.ancestors):
        return [draft]
    draft.leave()
    return []


def _opens(folder: Path, session: PlanSession) -> bool:
    """Whether a draft can be opened now."""
    try:
        draft = open_draft(folder, session.key)
    except FileError:
        return False
    if draft is not None:
        draft.leave()
    return draft is not None or not folder.exists()


def _is_lost(origin: Origin) -> bool:
    return bool(origin.path) and not Path(origin.path).exists()
