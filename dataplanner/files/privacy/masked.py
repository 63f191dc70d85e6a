"""Whether names are masked, kept for the next start: whoever starts again before a projector is not to show all."""

from __future__ import annotations

from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.publish import replace_file

NAME = "names-masked.txt"
_MASKED, _SHOWN = "masked", "shown"


def read_masked(folders: Folders) -> bool:
    """What was chosen last; names are shown where nothing was, or nothing that can be read."""
    try:
        return (folders.data / NAME).read_text(encoding="ascii") == _MASKED
    except (OSError, ValueError):
        return False


def keep_masked(masked: bool, folders: Folders) -> None:
    """Keep a choice. Raises CannotSave."""
    folders.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    chosen = _MASKED if masked else _SHOWN
    replace_file(folders.data / NAME, lambda temporary: temporary.write_text(chosen, encoding="ascii"))
