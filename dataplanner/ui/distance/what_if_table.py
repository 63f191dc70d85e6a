"""Before and after, side by side: figures as a table in which what changes stands out, findings in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.what_if import WhatIf, figure_rows
from dataplanner.analysis.wording import few_of
from dataplanner.ui.findings.cards import finding_card
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, card, label

MOST_PAIRS = 12
"""So many distances that change are listed."""
SHARES = (2, 1, 1)
SAME = "No finding appears or goes."


def show_figures(column: Column, found: WhatIf, teams: Mapping[str, str]) -> None:
    """Add the table of figures, and the distances between ``teams`` (names by id) that change."""
    frame, inside = card()
    frame.setAccessibleName("Figures before and after")
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for at, share in enumerate(SHARES):
        grid.setColumnStretch(at, share)
    for at, heading in enumerate(("", "Before", "After")):
        grid.addWidget(label(heading, "section"), 0, at, _align(at))
    before, after = figure_rows(found.before), figure_rows(found.after)
    rows = [(name, value, after[name]) for name, value in before.items()] + _changed_pairs(found, teams)
    for number, row in enumerate(rows, 1):
        role = "strong" if row[1] != row[2] else "secondary"
        for at, text in enumerate(row):
            cell = label(text, "body" if at == 0 else role, wrap=True)
            cell.setAlignment(_align(at))
            grid.addWidget(cell, number, at)
    inside.addLayout(grid)
    column.add(frame)


def show_findings(column: Column, found: WhatIf, session: Session) -> None:
    """Add the findings that only one side has, and those that say something else, before left and after right."""
    before = [*found.gone, *(was for was, _ in found.changed)]
    after = [*found.appeared, *(now for _, now in found.changed)]
    if not before and not after:
        column.add(label(SAME, "body"))
        return
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    line.addLayout(_side("Before: findings that go or change", before, session), 1)
    line.addLayout(_side("After: findings that appear or change", after, session), 1)
    column.add(holder)


def _side(heading: str, findings: Iterable[Finding], session: Session) -> QVBoxLayout:
    side = Column(margins=(0, 0, 0, 0))
    side.add(label(heading, "section"))
    cards = [finding_card(finding, session, word=True) for finding in findings]
    for made in cards:
        side.add(made)
    if not cards:
        side.add(label("None.", "secondary"))
    return side


def _changed_pairs(found: WhatIf, teams: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The pairs of teams whose distance is another, or that are gone."""
    rows = []
    for pair, before in found.before.distances.items():
        after = found.after.distances.get(pair)
        gone = pair not in found.after.distances
        if before != after or gone:
            names = " – ".join(teams.get(team, "a team") for team in pair)
            rows.append((names, _steps(before), "gone" if gone else _steps(after)))
    few, more = few_of(rows, MOST_PAIRS)
    return [*few, *([(more, "", "")] if more else [])]


def _steps(distance: int | None) -> str:
    return "–" if distance is None else str(distance)


def _align(column: int) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignVCenter
