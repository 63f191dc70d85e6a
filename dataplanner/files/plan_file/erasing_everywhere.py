"""A person taken out of an open plan: its history, its versions, its file, and what else of ours names them."""

from __future__ import annotations

from collections.abc import Collection

from dataplanner.files.plan_file.erasing import changes_to_erase
from dataplanner.files.plan_file.recovery import remove_set_aside
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.privacy.elsewhere import forget_elsewhere
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.model.document import Where, at_once


def erase_person(
    session: PlanSession, person: str, where: Where = at_once, *, all_mentions: bool = False
) -> Collection[str]:
    """Take a person (id) out of a plan, its history, its versions and its file.

    Gives the texts that still hold a word of the name, because it may mean somebody or something else; with
    ``all_mentions`` there are none. What the plan was saved from is reached as far as ``session.ancestry()`` is not
    shut.

    It cannot be undone. Raises FileError: they are then still in the plan, and it can be done again; or only the
    file could not be saved, and follows as soon as it can be. No edit may be made while it lasts.
    """
    with session.rewriting() as draft:
        erasure = Erasure(_traces(session, person), all_mentions=all_mentions)
        draft.remember(draft.origin.without_somebody())
        session.versions().erase(erasure)
        session.ancestry().erase(erasure)
        remove_set_aside(draft.origin, session.folders)
        forget_elsewhere(erasure, session.folders)
        changes = changes_to_erase(session.document.plan, erasure)
        draft.working.erase(erasure)
        done, undone = draft.working.done(), draft.working.undone()
        where(lambda: session.document.rewrite("Erase a person", changes, done, undone))
        draft.working.sweep()
    return erasure.left.keys()


def _traces(session: PlanSession, person: str) -> Traces:
    """What the plan and its versions say of a person. Raises FileError."""
    traces = Traces.of(person, session.document.plan)
    session.writable().working.gather_traces(traces)
    session.versions().gather_traces(traces)
    session.ancestry().gather_traces(traces)
    return traces
