"""People: who holds positions and has skills. Shared by all scenarios of a plan."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record


class Person(Record, frozen=True):
    """Somebody in the organisation. An empty ``name`` means that the source does not give it. ``exported`` are marks of
    what the last export said (see model.exported), empty where none is known to have."""

    table: ClassVar[str] = "people"

    id: str
    name: str = ""
    email: str = ""
    note: str = ""
    exported: str = ""
