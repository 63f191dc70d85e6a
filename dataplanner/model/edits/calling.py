"""How the labels of edits call a position."""

from __future__ import annotations

from dataplanner.model.plan import Plan


def called(plan: Plan, scenario: str, position_id: str) -> str:
    """The holder's name, or else the title. Raises UnknownRecord."""
    position = plan.organisation(scenario).position(position_id)
    person = plan.person_of(position)
    return (person.name if person else "") or position.title or "a position"
