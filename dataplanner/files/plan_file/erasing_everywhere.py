"""A person taken out of an open plan: its history, its versions, its file, and what else of ours names them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from dataplanner.collector import collector_held
from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.erasing import Eraser, gather_in_file
from dataplanner.files.plan_file.errors import called
from dataplanner.files.plan_file.other_drafts import related_drafts
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.plan_file.snapshots import A_VERSION, drop
from dataplanner.files.privacy.elsewhere import forget_elsewhere
from dataplanner.files.privacy.erased import changes_to_erase
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.model.document import Where, at_once

Tell = Callable[[float, str], object]
"""Told before each part of the work which share is done, 0–1, and what comes now; may raise to break off looking."""
LOOKING, ERASING = "Looking through earlier versions: {} of {}", "Erasing from earlier versions: {} of {}"
HERE, ERASING_HERE, FILE = "Looking through this plan", "Erasing from this plan", "Writing the file"


def quietly(_share: float, _what: str) -> None:
    """Tell nobody."""


def traces_in(session: PlanSession, person: str, tell: Tell = quietly) -> Traces:
    """What a plan, its history and its versions say of a person (id). Raises FileError, and what ``tell`` raises."""
    with collector_held():
        tell(0.0, HERE)
        traces = Traces.of(person, session.document.plan)
        session.writable().working.gather_traces(traces, lambda: tell(0.0, HERE))
        for version, again in _versions(session, tell, LOOKING):
            with suppress(FileError):
                gather_in_file(version, traces, session.key, again)
        _gather_unsaved(session, traces)
    return traces


def erase_person(
    session: PlanSession,
    person: str,
    where: Where = at_once,
    *,
    all_mentions: bool = False,
    traces: Traces | None = None,
    tell: Tell = quietly,
) -> Collection[str]:
    """Take a person (id) out of a plan, its history, its versions and its file.

    Gives the texts that still hold a word of the name, because it may mean somebody or something else; with
    ``all_mentions`` there are none. What the plan was saved from is reached as far as ``session.ancestry()`` is not
    shut, and what is unsaved under another path but for what is ``unreached``. What is in ``traces`` already need not
    be looked for again.

    It cannot be undone. Raises FileError: they are then still in the plan, and it can be done again; or only the
    file could not be saved, and follows as soon as it can be. No edit may be made while it lasts.
    """
    with session.rewriting() as draft, collector_held():
        traces = traces or Traces.of(person, session.document.plan)
        _gather(session, traces, tell)
        erasure = Erasure(traces, all_mentions=all_mentions)
        eraser = Eraser(erasure)
        draft.remember(draft.origin.without_somebody())
        for version, _ in _versions(session, tell, ERASING):
            with called(A_VERSION):
                eraser.erase_in_file(version, session.key)
        tell(1.0, ERASING_HERE)
        _erase_unsaved(session, eraser)
        remove_set_aside(draft.origin, session.folders)
        forget_elsewhere(erasure, session.folders)
        changes = changes_to_erase(session.document.plan, erasure)
        draft.working.erase(eraser)
        done, undone = draft.working.done(), draft.working.undone()
        where(lambda: session.document.rewrite("Erase a person", changes, done, undone))
        draft.working.sweep()
        tell(1.0, FILE)
    return erasure.left.keys()


def _gather(session: PlanSession, traces: Traces, tell: Tell) -> None:
    """Note what the plan and its versions say of a person; a version that cannot be read is dropped."""
    session.writable().working.gather_traces(traces)
    for version, _ in _versions(session, tell, LOOKING):
        try:
            gather_in_file(version, traces, session.key)
        except FileError:
            drop(version)
    _gather_unsaved(session, traces)


def _gather_unsaved(session: PlanSession, traces: Traces) -> None:
    """Note what is said of a person in what is unsaved of the plan under another path. Raises DamagedPlan."""
    with related_drafts(session) as drafts:
        for draft in drafts:
            draft.working.gather_traces(traces)


def _erase_unsaved(session: PlanSession, eraser: Eraser) -> None:
    """Take the person out of it; what it is saved over then becomes no version. Raises FileError."""
    with related_drafts(session) as drafts:
        for draft in drafts:
            draft.remember(draft.origin.without_somebody())
            draft.working.erase(eraser)
            draft.working.sweep()


def _versions(session: PlanSession, tell: Tell, words: str) -> Iterator[tuple[Path, Callable[[], object]]]:
    """The files of the versions of a plan, and of what it was saved from, each told when it is its turn.

    With each comes what tells so again.
    """
    paths = [*session.versions().paths(), *session.ancestry().readable()]
    for number, path in enumerate(paths):
        again = partial(tell, number / len(paths), words.format(number + 1, len(paths)))
        again()
        yield path, again
