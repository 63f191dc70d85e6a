"""What a plan remembers about itself: its name, findings accepted with a reason, and what an import reported."""

from __future__ import annotations

from typing import ClassVar

from dataplanner.model.records import Record


class PlanInfo(Record, frozen=True):
    """The plan's name and what the reader should know about it; one record a plan."""

    table: ClassVar[str] = "plan"

    id: str = "plan"
    name: str = "Untitled plan"
    note: str = ""


class Acceptance(Record, frozen=True):
    """A finding that the organisation keeps on purpose, with its reason. ``rule`` and ``subject`` name the finding."""

    table: ClassVar[str] = "acceptances"
    key_fields: ClassVar[tuple[str, ...]] = ("scenario", "rule", "subject")

    scenario: str
    rule: str
    subject: str = ""
    reason: str = ""


class ImportProblem(Record, frozen=True):
    """A row of an imported file that could not be taken as it stands. ``row`` counts from 1; 0 is the whole file.

    ``decided`` is what the user wanted done about it, for the next export: the kind of decision, and digests of whom it
    is about and of what is done; empty where nothing was decided.
    """

    table: ClassVar[str] = "import_problems"

    id: str
    source: str = ""
    row: int = 0
    kind: str = ""
    sentence: str = ""
    remedy: str = ""
    position: str = ""
    decided: tuple[str, ...] = ()
