"""Choosing a position by typing, in a small window over the page; for “Move to…” and its like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dataplanner.ui.latest import MANY, Latest, Proceed
from dataplanner.ui.matches import best_matches, matching_positions
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import label

SHOWN = 10
WIDTH = 440
_KEPT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
Reason = Callable[[str], str]
"""Why a position cannot be chosen; nothing where it can."""
Offers = Callable[[str, Proceed], Iterator[tuple[str, str]]]
"""What a typed text may mean: what is handed over when it is chosen, and what is shown; Proceed is called meanwhile."""


class PositionPicker(QFrame):
    """A field and the positions that it finds; one that cannot be chosen stands there with its reason.

    ``offers`` finds something else than positions, or more.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        heading: str,
        chosen: Callable[[str], object],
        refusal: Reason = lambda _position: "",
        offers: Offers | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._session = parent, session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._chosen, self._refusal = chosen, refusal
        self._offers = offers or partial(positions_offered, session)
        self._finding = Latest(self, session.tasks, quiet=True)
        self._before = parent.window().focusWidget()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Name, title or department")
        self.field.setAccessibleName(heading)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(lambda: self._finding.afterwards(self._take))
        self.hits = QListWidget()
        self.hits.setAccessibleName("Positions found")
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemClicked.connect(lambda _item: self._take())
        self.says = label("", "error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (label(heading, "strong", wrap=True), self.field, self.hits, self.says):
            column.addWidget(part)
        self.setFixedWidth(WIDTH)
        self._look("")

    def open(self) -> None:
        """Show it in the upper middle of the page, the cursor in the field."""
        self.adjustSize()
        self.move(QPoint((self._page.width() - self.width()) // 2, max(self._page.height() // 8, 8)))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _KEPT:
            self._leave(back=False)
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key moved in the list or closed it."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.hits.setCurrentRow((self.hits.currentRow() + step) % max(self.hits.count(), 1))
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(back=True)
        return step is not None or event.key() == Qt.Key.Key_Escape

    def _look(self, text: str) -> None:
        """Find what the text means: in a large plan in the background, the list staying as it is until then."""
        seen = self._session.seen
        self._finding.ask(
            "Searching",
            lambda proceed: best_matches(self._offers(text, proceed), text, lambda offer: offer[1], SHOWN),
            lambda found: self._fill(text, found) if seen == self._session.seen else self._look(text),
            much=bool(text.strip()) and len(self._session.organisation) >= MANY,
        )

    def _fill(self, text: str, found: list[tuple[str, str]]) -> None:
        """List what a text has found."""
        self.hits.clear()
        for id_, shown in found:
            item = QListWidgetItem(shown)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self.hits.setVisible(bool(found))
        self.hits.setFixedHeight(self.hits.sizeHintForRow(0) * max(len(found), 1) + 4)
        self._say("Nothing found" if text.strip() and not found else "")

    def _take(self) -> None:
        """Choose the current one; or say why not, and stay."""
        if self.hits.currentRow() < 0:
            return
        position = str(self.hits.currentItem().data(Qt.ItemDataRole.UserRole))
        if reason := self._refusal(position):
            self._say(reason)
            return
        self._leave(back=True)
        self._chosen(position)

    def _say(self, text: str) -> None:
        self.says.setText(text)
        self.says.setVisible(bool(text))
        self.adjustSize()

    def _leave(self, *, back: bool) -> None:
        self._finding.forget()
        self.field.removeEventFilter(self)
        if back and self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()


def positions_offered(session: Session, text: str, proceed: Proceed) -> Iterator[tuple[str, str]]:
    """The positions that a text finds, each with its holder and title."""
    return ((position.id, session.names.position(position)) for position in matching_positions(session, text, proceed))
