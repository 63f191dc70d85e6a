"""Pages under a row of tabs: the same few moves wherever a workspace has several views of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.shortcuts import within
from dataplanner.ui.widgets import PageStack, toggle


class Tabs(QWidget):
    """Named pages of which one is seen; Ctrl+Tab goes on to the next. ``turned`` says that another one is seen."""

    turned = Signal()

    def __init__(self, pages: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self._names = [name for name, _ in pages]
        self._stack, self._group, line = PageStack(), QButtonGroup(self), FlowLayout()
        for at, (name, page) in enumerate(pages):
            tab = toggle(name, lambda _on: None, on=at == 0)
            tab.clicked.connect(partial(self.show_page, name))
            self._group.addButton(tab, at)
            line.addWidget(tab)
            self._stack.addWidget(page)
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

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        at = self._names.index(name)
        self._group.button(at).setChecked(True)
        if self._stack.currentIndex() != at:
            self._stack.setCurrentIndex(at)
            self.turned.emit()

    def _step(self, steps: int) -> None:
        self.show_page(self._names[(self._stack.currentIndex() + steps) % len(self._names)])
