"""A project for tests, with one part of every sort, each linked to the others as in a plan that is used."""

from __future__ import annotations

from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.decisions import RiskCover, ServiceLevel, Technology
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPart, AddProject, SetStep
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.outcomes import Metric, Reaction, Voice
from dataplanner.model.projects import PhasePlan, ProjectPart
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Debt, Wait
from tests.model.builders import HANSA, document_of, mark

P = "waste"
PARTS: tuple[ProjectPart, ...] = (
    PhasePlan(P, "crawl", start="2026-01-05", end="2026-06-30", staff=90_000.0, value=60_000.0),
    UseCase(P, "alarm", "Pallets too warm", "Every morning", "In each depot", "To move them first"),
    Wait(P, "access", "Warehouse access", "crawl", "data_access", "Dana", "p-dana", "Plant IT", since="2026-02-01"),
    Cant(P, "late", "See warm pallets in time", "Less waste", 40_000.0, "technical", "scattered", "no", "yes",
         "p-ravi", ("alarm",)),
    BacklogItem(P, "list", "A daily list", 4, 2, ("engineering",), ("heavy_code",), "crawl", use_cases=("alarm",),
                waits=("access",)),
    Velocity(P, "engineering", "2026-03", 6.0),
    Staffing(P, "second", "A second engineer", "hire", "engineering", needed="2026-05-01"),
    Debt(P, "by-hand", "Loaded by hand", "crawl", "walk", points=3.0, why="Nobody waited for it"),
    Metric(P, "tonnes", "Write-offs", unit="tonnes a week", baseline="41", target="30", values={"2026-06-30": "38"}),
    Reaction(P, "depot", "Depot north", "no_way", "2026-06-30", "Who would tell us then?"),
    Voice(P, "ops", "Operations", "crawl", "operations", {"well": "We were asked"}),
    Technology(P, "spark", "Spark", "crawl", "chosen", ("alarm",), {"value": "Reads all sensors in an hour"}),
    ServiceLevel(P, "nightly", "Nightly list", "batch", 8.0, "operations"),
    RiskCover(P, "privacy", "Uma", "p-uma"),
)  # fmt: skip


def document_with_parts() -> Document:
    """Hansa with its three teams and the project “waste” with one part of every sort."""
    document = document_of(HANSA)
    for kind, place in (("science", "bauer"), ("engineering", "dana"), ("operations", "uma")):
        mark(document, kind.capitalize(), kind, place)
    document.do(AddProject("Waste", "Throw away less", "The board", P))
    document.do(SetStep(P, "crawl", "data_problems", {"status": "done", "owner": "Ravi", "person": "p-ravi"}))
    for part in PARTS:
        document.do(AddPart(part))
    return document
