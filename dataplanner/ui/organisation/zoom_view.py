"""A widget that shows a part of a plane at a scale: zoomed, pushed about, fitted. What is on the plane others paint."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from dataplanner.ui.organisation.view import View
from dataplanner.ui.theme import Theme


class ZoomView(QWidget):
    """Keeps the view within the theme's smallest and largest scale."""

    zoom_changed = Signal(float)
    """The scale, 1.0 being 100 %."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._theme = theme
        self._magnified = 1.0

    @property
    def scale(self) -> float:
        return self.view.scale

    def set_scale(self, scale: float, about: QPointF | None = None) -> None:
        """Zoom to a scale about a point of the widget, its middle if none is given."""
        style = self._theme.chart_style
        scale = min(max(scale, style.smallest_scale), style.largest_scale)
        self.look(self.view.scaled(scale, about or QPointF(self.room().width() / 2, self.room().height() / 2)))

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom in by a factor, or out by one below 1."""
        self.set_scale(self.view.scale * factor, about)

    def zoom_in_steps(self, steps: float, about: QPointF | None = None) -> None:
        """Zoom in by so many steps of the theme, or out by negative ones."""
        self.zoom_by(self._theme.chart_style.zoom_step**steps, about)

    def magnify(self, factor: float) -> None:
        """Show all so many times its usual size, as on a projector; what is at the top stays in sight."""
        change, self._magnified = factor / self._magnified, factor
        if change != 1.0:
            self.zoom_by(change, QPointF(self.room().width() / 2, 0))

    def push(self, by: QPointF) -> None:
        """Move the plane by so many pixels."""
        self.look(self.view.moved(by))

    def look(self, view: View) -> None:
        """Show another part."""
        before, self.view = self.view.scale, view
        if before != view.scale:
            self.zoom_changed.emit(view.scale)
        self.looked()
        self.update()

    def looked(self) -> None:
        """For subclasses: another part is shown."""

    def room(self) -> QSizeF:
        """The widget's size, never empty."""
        return QSizeF(max(self.width(), 1), max(self.height(), 1))
