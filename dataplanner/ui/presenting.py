"""Presenting on a projector: the whole screen, larger text, and what that alone does not enlarge: tables and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

from dataplanner.ui.dressing import apply_theme
from dataplanner.ui.organisation.zoom_view import ZoomView
from dataplanner.ui.theme import Theme

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

PRESENT_SCALE = 1.4
KEYS = {"next_scenario": "next scenario", "step_compared": "before, changes, after", "mask": "mask names"}
"""What is said of the keys as it begins, by the ids of the actions; those of scenarios where there are several."""
_ENLARGED = "enlarged"


class Presenting:
    """On while its button in the top bar is down."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def on(self) -> bool:
        return self._window.top_bar.present_button.isChecked()

    @property
    def scale(self) -> float:
        """How many times its usual size the text has."""
        return PRESENT_SCALE if self.on else 1.0

    def turn(self, on: bool) -> None:
        """Larger text and folded panels, or as usual again; judgements about people are off the page meanwhile."""
        window = self._window
        if window.session is not None:
            window.session.present(on)
        self._take_screen(on)
        self.wear(window.theme)
        enlarge(window.workspaces, self.scale)
        window.work.show_inspector()

    def _take_screen(self, on: bool) -> None:
        """Fill the screen with the page alone and say how to find one's way without menus, or leave it as it was."""
        window, whole = self._window, Qt.WindowState.WindowFullScreen
        for part in (window.menuBar(), window.status_bar):
            part.setVisible(not on)
        window.setWindowState(window.windowState() | whole if on else window.windowState() & ~whole)
        if on:
            masked = window.top_bar.mask_button
            choices = {} if masked.isChecked() else {"Mask names": masked.click}
            window.notice.say("Presenting.", self._keys(), "amber", choices, passing=True)
        else:
            window.notice.turn_page()

    def _keys(self) -> str:
        """What the keys do, in a sentence each."""
        session, actions = self._window.session, self._window.actions_by_id
        several = session is not None and len(session.plan.scenarios()) > 1
        keys = {actions[id_].shortcut(): told for id_, told in KEYS.items() if several or id_ == "mask"}
        told = [f"{key.toString(QKeySequence.SequenceFormat.NativeText)}: {what}." for key, what in keys.items()]
        return " ".join([*told, "Esc: end."])

    def wear(self, theme: Theme) -> None:
        """Give the application a theme, with text as large as is usual now."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme.with_text(self.scale))


def enlarge(root: QWidget, factor: float) -> None:
    """Draw the tables and charts below ``root`` so many times as large as usual; 1 as usual again."""
    for table in root.findChildren(QTableView):
        if (change := _change(table, factor)) != 1.0:
            for header in (table.verticalHeader(), table.horizontalHeader()):
                _stretch(header, change)
    for chart in root.findChildren(ZoomView):
        if chart.isVisible():
            chart.magnify(factor)


def _change(table: QTableView, factor: float) -> float:
    """By how much a table is to change; it remembers how large it is."""
    before = table.property(_ENLARGED) or 1.0
    table.setProperty(_ENLARGED, factor)
    return factor / float(before)


def _stretch(header: QHeaderView, change: float) -> None:
    sizes = [header.sectionSize(section) for section in range(_few(header))]
    header.setDefaultSectionSize(round(header.defaultSectionSize() * change))
    if header.minimumHeight() == header.maximumHeight():
        header.setFixedHeight(round(header.height() * change))
    for section, size in enumerate(sizes):
        if header.sectionResizeMode(section) in (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed):
            header.resizeSection(section, round(size * change))


def _few(header: QHeaderView) -> int:
    """The number of sections with a size of their own: columns have one, rows of a large table are all alike."""
    return header.count() if header.orientation().name == "Horizontal" else 0
