"""Headcount and FTE by any field that the plan knows, the largest groups first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from dataplanner.analysis.headcount import KIND, LAYER, OWN_FIELDS, TEAM, Headcount, fields_of
from dataplanner.analysis.wording import Count
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.distance.shape.bars import Bar, Bars
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.distance.shape.worked_out import WorkedOut
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import button, label, row

MOST = 12
"""So many groups are shown at first."""
NAMES = {
    "department": "Department", "location": "Location", "grade": "Grade", "title": "Title", KIND: "Kind of work",
    TEAM: "Team", LAYER: "Layer",
}  # fmt: skip


@dataclass(slots=True)
class Counting:
    """By which field is counted, and whether all groups are shown; kept while the page is filled anew."""

    field: str = OWN_FIELDS[0]
    every: bool = False


def fill_headcount(
    section: Section, counting: Counting, worked_out: WorkedOut[list[Headcount]], again: Callable[[], object]
) -> None:
    """Show the groups of the chosen field; ``again`` fills the page anew once another one is chosen."""
    session = section.session
    fields = fields_of(session.organisation)
    counting.field = counting.field if counting.field in fields else OWN_FIELDS[0]
    section.add(row(label("By", "secondary"), _box(fields, counting, again), None))
    groups = worked_out.current(counting.field)
    if groups is None:
        section.say("Counting them…", "body")
        return
    shown = groups if counting.every else groups[:MOST]
    if not groups:
        section.say("Nobody is on the chart yet.")
        return
    bars = [Bar(_name(session, counting.field, group), group.positions, _counted(group)) for group in shown]
    section.add(Bars(section.theme, f"Positions by {NAMES.get(counting.field, counting.field)}", bars))
    if len(groups) > MOST:
        text = "Show fewer" if counting.every else f"Show all {len(groups):,}"
        section.add(row(button(text, lambda: _turn(counting, again), "link"), None))


def _box(fields: list[str], counting: Counting, again: Callable[[], object]) -> QComboBox:
    box = choice_box("Count by", [(field, NAMES.get(field, field)) for field in fields], letters=18)
    box.setCurrentIndex(box.findData(counting.field))

    def choose(at: int) -> None:
        counting.field, counting.every = str(box.itemData(at)), False
        again()

    box.activated.connect(choose)
    return box


def _turn(counting: Counting, again: Callable[[], object]) -> None:
    counting.every = not counting.every
    again()


def _name(session: Session, field: str, group: Headcount) -> str:
    """How a group is called."""
    if not group.value:
        return "none" if field in (TEAM, KIND) else "parked" if field == LAYER else "not given"
    if field == TEAM:
        return session.organisation.team(group.value).name
    if field == KIND:
        return session.method.kinds[group.value].name
    return f"Layer {group.value}" if field == LAYER else group.value


def _counted(group: Headcount) -> str:
    parts = [f"{Count(group.positions):# position|# positions}", f"{group.fte:,.5g} FTE"]
    return " · ".join([*parts, *([f"{group.vacant:,} vacant"] if group.vacant else [])])
