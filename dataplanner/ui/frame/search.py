"""Search as you type over people, titles, teams and commands; Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from dataplanner.model.teams import Team
from dataplanner.ui.actions import ACTIONS
from dataplanner.ui.latest import MANY, Latest, watched
from dataplanner.ui.matches import best_matches

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow
    from dataplanner.ui.session import Session

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that the text may mean, what kind of thing it is, and how to go there."""

    text: str
    kind: str
    go: Callable[[], object]


class Search(QLineEdit):
    """The field in the top bar with its list of hits below."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setPlaceholderText("Search people, titles, teams   Ctrl+K")
        self.setAccessibleName("Search people, titles, teams and commands")
        self.setClearButtonEnabled(True)
        self._hits: list[Hit] = []
        self._finding = Latest(self, window.tasks, quiet=True)
        self._list = QListWidget(window)
        self._list.setObjectName("hits")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self._go_to(self._list.row(item)))
        self._list.hide()
        self.textChanged.connect(self._look)
        self.returnPressed.connect(lambda: self._finding.afterwards(self._go))
        self.installEventFilter(self)

    def start(self) -> None:
        """Put the cursor into the field."""
        self.setFocus()
        self.selectAll()

    def renew(self) -> None:
        """What is seen of the plan is another: hits of before may name somebody who is masked."""
        shown = self._list.isVisible()
        self._list.hide()
        if shown:
            self._look(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._list.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._list.isVisible():
            return self._move(event.key())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._empty()
            self._window.text_fields.hand_back()
        else:
            super().keyPressEvent(event)

    def _move(self, key: int) -> bool:
        """Whether the key moved in the list or closed it."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if step is not None:
            self._list.setCurrentRow((self._list.currentRow() + step) % max(self._list.count(), 1))
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        return step is not None or key == Qt.Key.Key_Escape

    def _look(self, text: str) -> None:
        """Find what the text means: in a large plan in the background, the list staying as it is until then."""
        session = self._window.session
        seen = session.seen if session is not None else None
        much = session is not None and len(session.organisation) >= MANY
        self._finding.ask(
            "Searching",
            lambda proceed: _best(watched(self._in_plan(session), proceed), text),
            lambda found: self._show(text, found, seen),
            much=much and bool(text.strip()),
        )

    def _show(self, text: str, found: list[Hit], seen: object) -> None:
        session = self._window.session
        if seen != (session.seen if session is not None else None):
            self._look(self.text())  # the plan is another by now, or names are masked
            return
        self._hits = _best(chain(found, self._commands()), text)
        self._list.clear()
        for hit in self._hits:
            self._list.addItem(QListWidgetItem(f"{hit.text}    {hit.kind}"))
        self._list.setCurrentRow(0)
        self._place(bool(text.strip()))

    def _place(self, shown: bool) -> None:
        if shown and not self._hits:
            self._list.addItem("Nothing found")
        height = self._list.sizeHintForRow(0) * self._list.count() + 10
        self._list.setGeometry(*self.mapTo(self._window, QPoint(0, self.height() + 4)).toTuple(), self.width(), height)
        self._list.setVisible(shown)
        self._list.raise_()

    def _go(self) -> None:
        self._go_to(max(self._list.currentRow(), 0))

    def _go_to(self, row: int) -> None:
        if row < len(self._hits):
            hit = self._hits[row]
            self._empty()
            self._window.text_fields.hand_back()
            hit.go()

    def _empty(self) -> None:
        self.setText("")  # unlike clear(), which could be taken back

    def _in_plan(self, session: Session | None) -> Iterator[Hit]:
        return iter(()) if session is None else chain(self._positions(session), self._teams(session))

    def _positions(self, session: Session) -> Iterator[Hit]:
        for position in session.organisation.positions():
            yield Hit(session.names.position(position), "", partial(self._window.charting.show_position, position.id))

    def _teams(self, session: Session) -> Iterator[Hit]:
        for team in session.organisation.sorted_teams():
            yield Hit(team.name, "team", partial(self._show_team, session, team))

    def _show_team(self, session: Session, team: Team) -> None:
        self._window.charting.show_positions(sorted(session.organisation.team_members(team)))

    def _commands(self) -> Iterator[Hit]:
        for spec in ACTIONS:
            if spec.enabled(self._window):
                yield Hit(spec.text, spec.shortcut or "command", partial(spec.run, self._window))


def _best(hits: Iterable[Hit], text: str) -> list[Hit]:
    """The hits to be shown, of those that have all the words of a text; none without words."""
    words = text.casefold().split()
    found = (hit for hit in hits if all(word in hit.text.casefold() for word in words))
    return best_matches(found, text, lambda hit: hit.text, SHOWN) if words else []
