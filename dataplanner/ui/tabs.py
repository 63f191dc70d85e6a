"""Pages under a row of tabs: the same few moves wherever a workspace has several views of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.one_line import OneLine
from dataplanner.ui.shortcuts import within
from dataplanner.ui.widgets import PageStack, gap, toggle


class Tabs(QWidget):
    """Named pages of which one is seen; Ctrl+Tab goes on to the next. ``turned`` says that one was turned to.

    ``beside`` stands on the line of the tabs where there is room for both; ``over`` is a page without a tab.
    """

    turned = Signal()

    def __init__(
        self, pages: Sequence[tuple[str, QWidget]], beside: QWidget | None = None, over: QWidget | None = None
    ) -> None:
        super().__init__()
        self._over = over
        self._names = [name for name, _ in pages]
        self._stack, self._group, tabs = PageStack(), QButtonGroup(self), OneLine()
        for at, (name, page) in enumerate(pages):
            tab = toggle(name, lambda _on: None, on=at == 0)
            tab.clicked.connect(partial(self.show_page, name))
            self._group.addButton(tab, at)
            tabs.add(tab)
            self._stack.addWidget(page)
        if over is not None:
            self._stack.addWidget(over)
        line = FlowLayout(spacing=8)
        for part in (tabs, gap(), beside) if beside is not None else (tabs,):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            within(self, keys, partial(self._step, step))

    def shows(self, page: QWidget) -> bool:
        """Whether that page is the one that is seen."""
        return self._stack.currentWidget() is page

    def chosen(self) -> int:
        """Which page's tab is down, from 0."""
        return self._group.checkedId()

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        at = self._names.index(name)
        self._group.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)
        self.turned.emit()

    def show_over(self) -> None:
        """Show the page without a tab, until one with a tab is turned to."""
        if self._over is not None:
            self._stack.setCurrentWidget(self._over)

    def _step(self, steps: int) -> None:
        self.show_page(self._names[(self._group.checkedId() + steps) % len(self._names)])
