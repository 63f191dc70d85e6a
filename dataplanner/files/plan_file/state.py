"""How a plan that is open stands to its file, for whoever tells the user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dataplanner.files.plan_file.errors import CannotSave


@dataclass(frozen=True, slots=True)
class State:
    """What the window says of saving.

    ``saved_at`` (UTC) is when the visible file was last known to be up to date; ``unsaved`` says that it lacks edits,
    which are safe in the working copy; ``waiting`` why saving failed; ``read_only`` why nothing can be changed;
    ``recovered`` that the last session ended before its edits reached the file.
    """

    saved_at: datetime | None
    unsaved: bool
    waiting: CannotSave | None
    read_only: CannotSave | None
    recovered: bool
