"""Where the real HR exports lie: beside this checkout, or where DATAPLANNER_REAL_ORGS says. Never committed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "real-orgs"
REAL_ORGS = Path(os.environ.get("DATAPLANNER_REAL_ORGS") or _BESIDE)

needs_real_orgs = pytest.mark.skipif(
    not REAL_ORGS.is_dir(),
    reason="the real HR exports are not beside this checkout; DATAPLANNER_REAL_ORGS may say where they are",
)


def facts() -> dict[str, Any]:
    """What was counted in each export by a separate script."""
    found: dict[str, Any] = json.loads((REAL_ORGS / "facts.json").read_text(encoding="utf-8"))
    return found
