"""What the tests of projects share: a project in Hansa with teams, and parts put into it."""

from __future__ import annotations

from datetime import date

from dataplanner.model.document import Document
from dataplanner.model.edits import AddPart, AddProject, ChangePart, ChangeProject, SetStep
from dataplanner.model.projects import Project, ProjectPart
from tests.analysis.rules.plans import hansa

P = "churn"
TODAY = date(2026, 7, 1)


def project(*parts: ProjectPart, phase: str = "crawl", **steps: str) -> Document:
    """Hansa with science and engineering and a project that has these parts, its steps in that phase as given."""
    document = hansa("science", "engineering")
    document.do(AddProject("Churn", id=P))
    document.do(ChangeProject(P, {"phase": phase}))
    for part in parts:
        document.do(AddPart(part))
    for step, status in steps.items():
        document.do(SetStep(P, phase, step, {"status": status}))
    return document


def phases(document: Document, **starts_and_ends: tuple[str, str]) -> Document:
    """The document with its phases from a day to a day."""
    for phase, (start, end) in starts_and_ends.items():
        document.do(ChangePart("phases", (P, phase), {"start": start, "end": end}))
    return document


def churn(document: Document) -> Project:
    return document.plan.get(Project, P)
