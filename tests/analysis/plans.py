"""Plans for the tests of the analysis: random forests, and teams with their matrices drawn as text."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from dataplanner.model.document import Document
from dataplanner.model.edits import AddSkill, SetAssessment
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Change
from dataplanner.model.skills import Skill
from tests.model.builders import document_of

Managers = Mapping[str, str | None]

FIG_12_2 = """
            ds prog anal vis verb vet schema dom
mohamed     x  x    .    .   .    .   .      .
gabrielle   .  x    .    .   .    .   .      x
mateo       .  x    .    x   .    .   .      .
joseph      .  x    x    .   .    .   .      .
feng        .  x    x    .   .    .   .      x
adam        .  x    .    .   .    .   .      x
gabriel     .  x    .    .   x    .   .      .
jack        .  x    .    .   x    .   .      .
riya        x  x    .    .   .    x   .      x
juan        .  x    .    .   .    .   .      x
"""
SHORT = {
    "ds": "distributed_systems", "prog": "programming", "anal": "analysis", "vis": "visual_communication",
    "verb": "verbal_communication", "vet": "project_veteran", "schema": "schema", "dom": "domain_knowledge",
    "math": "math",
}  # fmt: skip


@st.composite
def forests(draw: st.DrawFn, smallest: int = 0, largest: int = 30) -> Managers:
    """Managers by id; each reports to somebody named before them, or to nobody."""
    size = draw(st.integers(smallest, largest))
    choices = [draw(st.integers(-1, i - 1)) if i else -1 for i in range(size)]
    return {f"p{i:02}": f"p{choice:02}" if choice >= 0 else None for i, choice in enumerate(choices)}


def plan_of(managers: Managers, titles: Mapping[str, str] | None = None) -> Plan:
    """A plan in which everybody holds one position and siblings stand in the sequence of ``managers``."""
    plan, titles = Plan("Test"), titles or {}
    people = [Person(f"person-{id_}", id_.upper()) for id_ in managers]
    positions = [
        Position(AS_IS, id_, titles.get(id_, ""), f"person-{id_}", manager, float(order))
        for order, (id_, manager) in enumerate(managers.items())
    ]
    plan.apply([Change(None, record) for record in (*people, *positions)])
    return plan


def assess(document: Document, matrix: str) -> None:
    """Enter a matrix of ``x`` (has), ``.`` (has not) and ``?`` (not assessed), a row a position."""
    header, *rows = (line.split() for line in matrix.strip().splitlines())
    skills = [SHORT[name] for name in header]
    for skill in skills:
        if document.plan.find(Skill, skill) is None:
            document.do(AddSkill(skill.replace("_", " ").capitalize(), (), skill))
    for position, *cells in rows:
        for skill, cell in zip(skills, cells, strict=True):
            document.do(SetAssessment(f"p-{position}", skill, {"x": True, ".": False, "?": None}[cell]))


def ten_person_team() -> Document:
    """The team of fig. 12-2 below its lead, unmarked, with its matrix."""
    rows = [line.split()[0] for line in FIG_12_2.strip().splitlines()[1:]]
    document = document_of("\n".join(["lead: Head of Data Engineering", *(f"  {row}: Data Engineer" for row in rows)]))
    assess(document, FIG_12_2)
    return document
