"""The one place that knows where resources/ and sample_orgs/ lie: beside the package, or inside a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def root() -> Path:
    """The folder that holds resources/ and sample_orgs/."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """The path of a resource, such as ``resource("method", "skills.toml")``."""
    return root().joinpath("resources", *parts)


def samples() -> list[Path]:
    """The plans that ship, by file name."""
    return sorted(root().joinpath("sample_orgs").glob("*.plan.json"))
