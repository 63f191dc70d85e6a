"""A copy of a plan that a file service has set aside, where two people saved at once: what it is a copy of."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dataplanner.files.resources import toml_resource


def other_half(path: Path) -> Path | None:
    """The plan that lies beside such a copy and has the name without the mark; None of any other file."""
    stem = _mark().sub("", path.stem)
    original = path.with_name(f"{stem}{path.suffix}")
    return original if stem not in ("", path.stem) and original.is_file() else None


@cache
def _mark() -> re.Pattern[str]:
    patterns = toml_resource("file_services.toml")["conflicts"]
    return re.compile(f"({'|'.join(patterns)})$", re.IGNORECASE)
