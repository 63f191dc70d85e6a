"""Any two people, teams or business units: two buttons that are chosen by typing, above the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dataplanner.analysis.places import POSITION, TEAM, UNIT, Place, groups_called
from dataplanner.ui.latest import Proceed
from dataplanner.ui.picker import PositionPicker, positions_offered
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import button, label, menu_text

CHOOSE = "Choose…"
WORDS = {POSITION: "", TEAM: "team ", UNIT: "unit "}
LENGTH = 26
"""Letters of a choice that its button shows."""


class AnyTwo(QWidget):
    """``chosen`` is told once both are; ``places`` are they, as far as they are still there."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places: list[Place | None] = [None, None]
        self._buttons: list[QPushButton] = [
            button(CHOOSE, partial(self._choose, 0)), button(CHOOSE, partial(self._choose, 1))
        ]  # fmt: skip
        self._clear = button("Clear", self.clear, "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label("Any two people, teams or units", "secondary"))
        line.addWidget(self._buttons[0])
        line.addWidget(label("and", "secondary"))
        line.addWidget(self._buttons[1])
        line.addWidget(self._clear)
        line.addStretch(1)
        for at, made in enumerate(self._buttons):
            made.setAccessibleName(("First", "Second")[at] + " of any two people, teams or units")
        self.refresh()

    def places(self) -> tuple[Place, Place] | None:
        """Both, once both are chosen."""
        a, b = self._places
        return None if a is None or b is None else (a, b)

    def put(self, at: int, place: Place) -> None:
        """Choose the first (0) or second (1)."""
        self._places[at] = place
        self.refresh()
        if self.places() is not None:
            self.chosen.emit()

    def clear(self) -> None:
        """Choose neither; the matrix decides again."""
        self._places = [None, None]
        self.refresh()
        self.chosen.emit()

    def refresh(self) -> None:
        """Show the names as they are now; what is gone is no longer chosen."""
        self._places = [place if place and self._there(place) else None for place in self._places]
        for made, place in zip(self._buttons, self._places, strict=True):
            name = place_name(place, self._session) if place else CHOOSE
            made.setText(menu_text(name if len(name) <= LENGTH else f"{name[: LENGTH - 1]}…"))
        self._clear.setVisible(any(self._places))

    def _choose(self, at: int) -> None:
        def take(chosen: str) -> None:
            what, _, id_ = chosen.partition(":")
            self.put(at, Place(what, id_))

        heading = "Which person, team or business unit?"
        PositionPicker(self.window(), self._session, heading, take, offers=self._offers).open()

    def _offers(self, text: str, proceed: Proceed) -> Iterator[tuple[str, str]]:
        for place in groups_called(self._session.organisation, text):
            yield f"{place.what}:{place.id}", f"{place_name(place, self._session)}, {WORDS[place.what].strip()}"
        for id_, shown in positions_offered(self._session, text, proceed):
            yield f"{POSITION}:{id_}", shown

    def _there(self, place: Place) -> bool:
        organisation = self._session.organisation
        if place.what == TEAM:
            return place.id in organisation.teams
        if place.what == UNIT:
            return any(position.department == place.id for position in organisation.positions())
        return place.id in organisation


def place_name(place: Place, session: Session) -> str:
    """How a place is called: a person by name, a team or unit by its own."""
    if place.what == TEAM:
        return session.organisation.team(place.id).name
    if place.what == UNIT:
        return place.id
    position = session.organisation.position(place.id)
    return session.names.position(position) if position.vacant else session.names.holder(position)
