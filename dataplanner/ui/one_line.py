"""Buttons side by side on one line, however narrow the page: those that find no room are in a menu at its end."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

MORE = "More ▾"


class OneLine(QWidget):
    """What is chosen just now, and what is ``kept``, always has its place; of the others, the first have."""

    def __init__(self, *parts: QWidget, kept: Collection[QWidget] = ()) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._kept, self._withheld, self._left_out = set(kept), set[QWidget](), list[QWidget]()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._more, self._menu = QPushButton(MORE), QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._more.setMenu(self._menu)
        self._more.hide()
        self._line.addWidget(self._more)
        self._line.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget, *, kept: bool = False) -> None:
        """Put something at the end of the line."""
        self._line.insertWidget(len(self._parts), part)
        self._parts.append(part)
        if kept:
            self._kept.add(part)
        self.updateGeometry()

    def clear(self) -> None:
        """Take everything out and delete it."""
        for part in self._parts:
            self._line.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()
        for parts in (self._kept, self._withheld):
            parts.clear()

    def offer(self, part: QWidget, offered: bool) -> None:
        """Have a part on the line or in the menu, or for the time being in neither."""
        (self._withheld.discard if offered else self._withheld.add)(part)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The room in which all have a place on the line."""
        offered = self._offered()
        height = max((part.sizeHint().height() for part in offered), default=0)
        return QSize(self._width(offered), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part has another text, or larger letters
            self._fit()
        return super().event(event)

    def _offered(self) -> list[QWidget]:
        return [part for part in self._parts if part not in self._withheld]

    def _fit(self) -> None:
        offered = self._offered()
        shown = set(self._fitting(offered))
        self._left_out = [part for part in offered if part not in shown]
        for part in self._parts:
            part.setVisible(part in shown)
        self._more.setVisible(bool(self._left_out))

    def _fitting(self, offered: list[QWidget]) -> list[QWidget]:
        """The parts that have a place."""
        if self._width(offered) <= self.width():
            return offered
        fitting = [part for part in offered if part in self._kept or _is_chosen(part)]
        for part in offered:
            if part not in fitting:
                if self._width([*fitting, part, self._more]) > self.width():
                    break
                fitting.append(part)
        return fitting

    def _width(self, parts: list[QWidget]) -> int:
        wide = (
            part.sizeHint().expandedTo(part.minimumSize()).width() for part in parts
        )  # a gap has no hint of its own
        return sum(wide) + self._line.spacing() * max(len(parts) - 1, 0)

    def _fill(self) -> None:
        """Offer in the menu what the line has no room for; choosing there is pressing the button."""
        self._menu.clear()
        for part in self._left_out:
            if isinstance(part, QPushButton) and part.menu() is not None:
                part.menu().menuAction().setText(part.text().removesuffix(" ▾"))
                self._menu.addMenu(part.menu())
            elif isinstance(part, QAbstractButton):
                choice = self._menu.addAction(part.text(), part.click)
                choice.setCheckable(part.isCheckable())
                choice.setChecked(part.isChecked())
                choice.setEnabled(part.isEnabled())


def _is_chosen(part: QWidget) -> bool:
    return isinstance(part, QAbstractButton) and part.isChecked()
