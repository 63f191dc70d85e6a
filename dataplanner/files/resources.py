"""The one place that knows where resources/ and sample_orgs/ lie: beside the package, or inside a frozen program."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any


def root() -> Path:
    """The folder that holds resources/ and sample_orgs/."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """The path of a resource, such as ``resource("method", "skills.toml")``."""
    return root().joinpath("resources", *parts)


def toml_resource(*parts: str) -> dict[str, Any]:
    """What a resource holds that is TOML, as plain values."""
    return tomllib.loads(resource(*parts).read_text(encoding="utf-8"))


def samples() -> list[Path]:
    """The plans that ship, by file name."""
    return sorted(root().joinpath("sample_orgs").glob("*.plan.json"))
