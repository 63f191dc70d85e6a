"""A small JSON file of the program's own, read with suspicion: whatever has become of it is a ValueError."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_json(path: Path) -> Any:
    """What a JSON file holds. Raises OSError, and ValueError where it is none, or nested deeper than any of ours."""
    try:
        return json.loads(path.read_bytes())
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def a_path(text: str) -> Path:
    """A path that was kept as text. Raises ValueError for one that no file can have."""
    if "\0" in text:
        raise ValueError("no path has a NUL")
    return Path(text)
