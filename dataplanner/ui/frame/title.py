"""What the window is called, in its title and in the system's list of windows."""

from __future__ import annotations

from dataplanner.files.plan_file import PlanSession
from dataplanner.ui.session import Session

PROGRAM = "Data Planner"


def window_title(session: Session | None, file: PlanSession | None) -> str:
    """The plan that is open, its file in brackets where that is called otherwise, as copies of it are; the program."""
    if session is None:
        return PROGRAM
    named, path = session.plan.name, None if file is None else file.path
    if path is not None and path.stem != session.document.plan.name:
        named = f"{named} ({session.names.hidden(path.name)})"
    return f"{named} – {PROGRAM}"
