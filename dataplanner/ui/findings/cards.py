"""A finding as a card: what was seen, why it matters with its chapter, what to do, and where to look."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from dataplanner.analysis.findings import Finding
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import button, card, label, row

WORDS = {"red": "Needs attention", "amber": "Worth a look", "green": "For information"}


def finding_card(
    finding: Finding, session: Session, accept: Callable[[Finding], object] | None = None, *, word: bool = False
) -> QFrame:
    """The card of a finding; ``accept`` adds the button to keep it on purpose, ``word`` its weight in words."""
    frame, column = card("green" if finding.accepted else finding.weight)
    frame.setAccessibleName(f"{WORDS[finding.weight]}: {finding.headline}")
    if word:
        kept = "Kept on purpose" if finding.accepted else WORDS[finding.weight]
        column.addWidget(label(kept, "section"))
    column.addWidget(label(finding.headline, "strong", wrap=True))
    column.addWidget(label(f"{finding.why} Data Teams, {finding.chapter}", "secondary", wrap=True))
    column.addWidget(label(finding.remedy, "body", wrap=True))
    if finding.reason:
        column.addWidget(label(f"Kept on purpose: {finding.reason}", "secondary", wrap=True))
    links = _links(finding, session)
    if accept is not None:
        links.append(
            button("Let it stand again" if finding.accepted else "Keep on purpose…", lambda: accept(finding), "link")
        )
    if links:
        column.addWidget(row(*links, None, spacing=16), 0, Qt.AlignmentFlag.AlignLeft)
    return frame


def _links(finding: Finding, session: Session) -> list[QWidget | None]:
    links: list[QWidget | None] = []
    positions = _positions(finding, session)
    if positions:
        links.append(button("Show on the chart", lambda: _show(session, positions), "link"))
    if (entry := finding.entry) is not None:
        text = "Open the step" if entry[0] == "steps" else "Open in the project"
        links.append(button(text, partial(session.entry_requested.emit, *entry), "link"))
    return links


def _positions(finding: Finding, session: Session) -> list[str]:
    """Where it was seen: its positions, else the leads of its teams."""
    organisation = session.organisation
    if finding.positions:
        return list(finding.positions)
    teams = [organisation.teams[team] for team in finding.teams if team in organisation.teams]
    return [lead for team in teams if (lead := organisation.team_lead(team)) is not None]


def _show(session: Session, positions: list[str]) -> None:
    session.workspace_requested.emit("Organisation")
    session.select(positions)
