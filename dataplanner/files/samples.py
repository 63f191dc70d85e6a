"""The sample organisations that ship: what each is called and what it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from dataplanner.files.resources import samples

_PLAN_RECORD = re.compile(r'"plan": \[\s*(\{.*?\})\s*\]')
HEAD = 4_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A plan in sample_orgs/, known by its name and the first sentence of its note."""

    path: Path
    name: str
    note: str


def sample_list() -> list[Sample]:
    """The samples by name, read from the heads of their files alone, so that the welcome page opens at once."""
    return sorted((_sample(path) for path in samples()), key=lambda sample: sample.name)


def _sample(path: Path) -> Sample:
    with path.open(encoding="utf-8") as file:
        found = _PLAN_RECORD.search(file.read(HEAD))
    record = json.loads(found[1]) if found else {}
    note = record.get("note", "").split(". ")[0].rstrip(".")
    return Sample(path, record.get("name", path.stem), f"{note}." if note else "")
