"""Whether a file is meant to be a plan, told before it is opened; everything else is taken for an HR export."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.plan_file import schema
from dataplanner.files.plan_json import is_plan_text

SUFFIXES = (".dataplan", ".plan.json")
_HEAD = 1_000


def is_plan(path: Path) -> bool:
    """Whether a file is a plan by its ending or by how it begins; a missing one by its ending alone."""
    if path.name.lower().endswith(SUFFIXES):
        return True
    head = _head(path)
    return head.startswith(schema.MAGIC) or _is_text(head)


def is_certainly_plan(path: Path) -> bool:
    """Whether a file is a plan by what it holds, or by its ending where a password hides that."""
    return path.suffix.lower() == SUFFIXES[0] or schema.is_unlocked(path) or _is_text(_head(path))


def _head(path: Path) -> bytes:
    """How a file begins; empty where it cannot be read, or is a pipe or device, which may never end."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _is_text(head: bytes) -> bool:
    return is_plan_text(head.decode("utf-8", errors="replace"))
