"""Widgets side by side that go on in a further line where the page is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Lines of widgets, each at its own size and no wider than the page, so that many never widen the window."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Kept by width until something changes: a layout around this one asks dozens of times."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        margins = self.contentsMargins()
        places = self._places(QRect(0, 0, width, 0).marginsRemoved(margins))
        return max((place.bottom() + 1 + margins.bottom() for place in places), default=0)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """A page may be as narrow as it likes; what is too long for it is shortened."""
        return QSize(0, max((item.minimumSize().height() for item in self._items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        places = self._places(rect.marginsRemoved(self.contentsMargins()))
        for item, place in zip(self._items, places, strict=True):
            item.setGeometry(place)

    def _places(self, rect: QRect) -> list[QRect]:
        """Where each item stands: on the line begun, or on the next where there is no room left."""
        places: list[QRect] = []
        at, height = rect.topLeft(), 0
        for item in self._items:
            hint = item.sizeHint()
            size = QSize(min(hint.width(), rect.width()), hint.height())
            if at.x() > rect.left() and at.x() + size.width() > rect.right() + 1:
                at, height = QPoint(rect.left(), at.y() + height + self.spacing()), 0
            places.append(QRect(at, size))
            at += QPoint(size.width() + self.spacing(), 0)
            height = max(height, size.height())
        return _centred(places)


def _centred(places: list[QRect]) -> list[QRect]:
    """The same places, those lower than their line moved down to its middle."""
    heights = {place.top(): 0 for place in places}
    for place in places:
        heights[place.top()] = max(heights[place.top()], place.height())
    return [place.translated(0, (heights[place.top()] - place.height()) // 2) for place in places]
