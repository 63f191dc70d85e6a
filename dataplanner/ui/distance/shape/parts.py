"""What sections of the shape page are made of: a card with a heading, a position to go to, a figure from elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from dataplanner.ui.session import Session
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import ElidedLabel, button, card, clear_layout, label, row


class Section:
    """A card under its heading that is filled anew whenever its figures may be others."""

    def __init__(self, session: Session, theme: Theme, heading: str) -> None:
        self.session, self.theme = session, theme
        self.frame, self._column = card()
        self._heading = heading
        self.frame.setAccessibleName(heading)
        self._column.setContentsMargins(16, 12, 16, 12)

    def clear(self) -> None:
        """Leave nothing but the heading."""
        clear_layout(self._column)
        self.add(label(self._heading, "heading"))

    def add(self, widget: QWidget) -> None:
        """Put a widget below those that are there."""
        self._column.addWidget(widget)

    def say(self, text: str, role: str = "secondary") -> None:
        """Put a paragraph below."""
        self.add(label(text, role, wrap=True))

    def heading(self, text: str) -> None:
        """Put a small heading below."""
        self.add(label(text, "section"))

    def position(self, position_id: str, value: str = "") -> None:
        """A position by name and title, a value, and a way to it on the chart."""
        session = self.session
        name = session.names.position(session.organisation.position(position_id))
        show = button("Show", partial(_show, session, position_id), "link")
        show.setAccessibleName(f"Show {name} on the chart")
        line = row(ElidedLabel(name), *([label(value, "strong")] if value else []), show)
        line.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.add(line)

    def figures(self, measure: str) -> None:
        """The ranges from elsewhere for a measure, each with its source; never a verdict."""
        for figure in self.session.method.organisation.figures_of(measure):
            low, high = figure.low, figure.high
            span = f"{low:g} to {high:g}" if low and high else f"up to {high:g}" if high else f"from {low:g}"
            self.say(f"Elsewhere {span}: {figure.about} ({figure.source})", "small")


def _show(session: Session, position_id: str) -> None:
    session.workspace_requested.emit("Organisation")
    session.select([position_id])
