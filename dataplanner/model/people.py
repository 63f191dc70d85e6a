"""People: who holds positions and has skills. Shared by all scenarios of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dataplanner.model.records import Record


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody in the organisation. An empty ``name`` means that the source does not give it."""

    table: ClassVar[str] = "people"

    id: str
    name: str = ""
    email: str = ""
    note: str = ""
