"""How the window is to look, kept for the next time: as the desktop asks for, light or dark."""

from __future__ import annotations

from typing import Literal, get_args

from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.plan_file.publish import replace_file

Appearance = Literal["system", "light", "dark"]
NAME = "appearance.txt"


def read_appearance(folders: Folders) -> Appearance:
    """What was chosen last; that of the desktop where nothing was, or nothing that can be read."""
    try:
        chosen = (folders.data / NAME).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return "system"
    return next((known for known in get_args(Appearance) if known == chosen), "system")


def keep_appearance(appearance: Appearance, folders: Folders) -> None:
    """Keep a choice. Raises CannotSave."""
    folders.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(folders.data / NAME, lambda temporary: temporary.write_text(appearance, encoding="ascii"))
