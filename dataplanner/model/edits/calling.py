"""How the labels of edits call what they are about: positions, and the fields that they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dataplanner.model.plan import Plan

FIELDS: Mapping[str, str] = {
    "fields": "columns", "fte": "FTE", "kind": "kind of work", "order": "place", "proposed": "suggestion",
    "query": "rule", "skills": "columns", "subtree": "branch",
}  # fmt: skip
"""Fields whose word for the reader is another than their own."""
MOST = 3
"""Of more fields only the number is told."""
SPELT = ("title", "name", "department", "grade")
"""Fields whose new value is told: others hold ids, codes or long texts."""
LONGEST = 40
"""Letters of a new value that still fit into a menu."""


def called(plan: Plan, scenario: str, position_id: str) -> str:
    """The holder's name, or else the title. Raises UnknownRecord."""
    position = plan.organisation(scenario).position(position_id)
    person = plan.person_of(position)
    return (person.name if person else "") or position.title or "a position"


def fields_called(fields: Iterable[str]) -> str:
    """Fields in a label, such as “the title, location and grade”; of very many their number."""
    words = [FIELDS.get(name, name.replace("_", " ")) for name in fields]
    if len(words) > MOST:
        return f"{len(words)} fields"
    *first, last = words or ["nothing"]
    return f"the {', '.join(first)} and {last}" if first else f"the {last}"


def change_called(fields: Mapping[str, object], of: str) -> str:
    """What new values of a record do, such as “Change the title of Jane Doe to Analyst”."""
    label = f"Change {fields_called(fields)} of {of}"
    value = str(next(iter(fields.values()))) if len(fields) == 1 and not fields.keys().isdisjoint(SPELT) else ""
    return f"{label} to {value}" if 0 < len(value) <= LONGEST else label
