"""Text fields share the keyboard with the plan: what has been typed is taken back in the field, all else in the plan.

A field of Qt keeps every Ctrl+Z for itself, also where it has nothing to take back. Here each one, of a line or of
many, of the window or of a dialog above it, gives it up; and Enter or Escape in the inspector gives the keys back to
the chart or table they came from. What has been typed when an action is asked for by its keys counts before it is done,
and what is being typed is kept safe after each short rest, and where nobody rests, every two seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from dataplanner.ui.organisation.zoom_view import ZoomView
from dataplanner.ui.typed import Field, text_of, typed_edit

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

Mark = tuple[int, int]
"""The place of a cursor with 0, or where a selection begins and how long it is."""
_FOLLOWED = "followed"
REST_MS = 1_000
"""A rest from typing, after which a power cut does not cost what was typed."""
LONGEST_MS = 2_000
"""The same for somebody who types on without a rest."""
_PASSING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus comes back from another window or a menu, to what had been begun."""


class TextFields(QObject):
    """Follows the focus through the text fields of a window, and knows where the keys belong when one is done with."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._home: QWidget | None = None
        self._before = ""
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._longest = QTimer(self, interval=LONGEST_MS, singleShot=True)
        for timer in (self._rest, self._longest):
            timer.timeout.connect(self._keep_typed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def hand_back(self) -> None:
        """Give the keys to the chart, outline or table that had them, or else to the page, if a text field has them."""
        page = self._window.workspaces.current()
        if page is None or not self._window.shows_work() or not isinstance(QApplication.focusWidget(), Field):
            return
        home = self._home
        known = home is not None and isValid(home) and home.isVisible() and page.isAncestorOf(home)
        (home if known and home is not None else page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Let what is being typed count, as when the focus leaves the field; the keys stay where they are."""
        field = QApplication.focusWidget()
        if isinstance(field, Field) and self._is_ours(field):
            field.clearFocus()
            if isValid(field) and field.isVisible() and QApplication.focusWidget() is None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, Field):
            return False
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in _PASSING:
            settle(watched)
            self._before = text_of(watched)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return _given_up(watched, event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Escape and self._left(watched)
        return False

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, Field):
            self._nothing_typed()
        if isinstance(now, QAbstractItemView | ZoomView) and self._window.workspaces.isAncestorOf(now):
            self._home = now
        elif isinstance(now, Field) and self._is_ours(now) and not now.property(_FOLLOWED):
            now.setProperty(_FOLLOWED, True)
            now.installEventFilter(self)
            if isinstance(now, QLineEdit):
                now.editingFinished.connect(lambda: self._finished(now))
                now.textEdited.connect(lambda _text: self._typed_on())
            else:
                now.textChanged.connect(self._typed_on)
            self._before = text_of(now)

    def _typed_on(self) -> None:
        """Something was typed: it is kept safe at the next rest, and soon if there is none."""
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def _keep_typed(self) -> None:
        """Keep safe what is being typed; where nothing may come between what is being done, after the next rest."""
        self._stop_timers()
        field, session = QApplication.focusWidget(), self._window.session
        if self._window.finishing.active or (session is not None and session.steps.under_way):
            self._rest.start()
        elif session is not None and isinstance(field, Field) and self._is_ours(field):
            session.typing(typed_edit(field))

    def _nothing_typed(self) -> None:
        """A field has been left: what was typed is done, or was no more than that."""
        self._stop_timers()
        if self._window.session is not None and not self._window.finishing.active:
            self._window.session.typing(None)

    def _stop_timers(self) -> None:
        self._rest.stop()
        self._longest.stop()

    def _is_ours(self, field: QWidget) -> bool:
        """Whether a field stands in the window or in a dialog above it."""
        at: QWidget | None = field
        while at is not None and at is not self._window:
            at = at.parentWidget()
        return at is not None

    def _finished(self, field: QLineEdit) -> None:
        """After Enter: what was typed is done; a field that the focus has left is of no concern."""
        if field.hasFocus():
            settle(field)
            self._before = field.text()
            if self._in_inspector(field):
                self.hand_back()

    def _left(self, field: Field) -> bool:
        """Whether Escape left the field, with the text that it had before."""
        left = self._in_inspector(field)
        if left:
            _put(field, self._before)
            self.hand_back()
        return left

    def _in_inspector(self, field: Field) -> bool:
        inspector = self._window.inspector
        return inspector is not None and inspector.isAncestorOf(field)


def settle(field: Field) -> None:
    """Forget what was typed into a field, so that nothing of it can be brought back; its text and cursor stay."""
    if isinstance(field, QPlainTextEdit):
        field.document().clearUndoRedoStacks()
        return
    mark = mark_of(field)
    field.setText(field.text())
    set_mark(field, mark)


def mark_of(field: QLineEdit) -> Mark:
    """Where the cursor stands in a field, or what is selected there."""
    start = field.selectionStart()
    return (start, field.selectionLength()) if start >= 0 else (field.cursorPosition(), 0)


def set_mark(field: QLineEdit, mark: Mark) -> None:
    """Put the cursor there, or select that."""
    start, length = mark
    if length:
        field.setSelection(start, length)
    else:
        field.setCursorPosition(start)


def _put(field: Field, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def _given_up(field: Field, event: QKeyEvent) -> bool:
    """Whether a key is the plan's, not the field's: to undo or redo where nothing has been typed."""
    typed = field if isinstance(field, QLineEdit) else field.document()
    keys = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    gives_up = keys and not typed.isUndoAvailable() and not typed.isRedoAvailable()
    if gives_up:
        event.ignore()
    return gives_up
