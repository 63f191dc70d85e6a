"""Our own line icons: SVG on a 24-pixel grid in resources/icons, tinted by the theme when they are loaded."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dataplanner.files.resources import resource
from dataplanner.ui.theme import Theme

_SIZES = (16, 20, 24, 28, 32, 40, 48, 64, 96)
"""Sharp at every size used, at 100, 150 and 200 %."""


def icon(name: str, theme: Theme, colour: str = "secondary") -> QIcon:
    """The icon of that name in a colour of the palette; the accent when checked, faint when disabled.

    Raises FileNotFoundError for a name without an icon and AttributeError for a colour that no palette has.
    """
    palette = theme.palette
    result = QIcon()
    for mode, state, tint in (
        (QIcon.Mode.Normal, QIcon.State.Off, getattr(palette, colour)),
        (QIcon.Mode.Normal, QIcon.State.On, palette.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, palette.faint),
    ):
        for size in _SIZES:
            result.addPixmap(_pixmap(name, tint, size), mode, state)
    return result


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(name: str, tint: str, size: int) -> QPixmap:
    svg = _source(name).replace("currentColor", tint)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
