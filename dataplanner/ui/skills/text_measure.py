"""How much room a text takes on a device when it wraps, in millimetres, as it is drawn there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QTextLayout, QTextOption

MILLIMETRES = 25.4
_ROUNDING = 0.2


class TextMeasure:
    """Measures texts in one font on one device."""

    def __init__(self, font: QFont, device: QPagedPaintDevice) -> None:
        self._font, self._device = font, device
        self._metrics = QFontMetricsF(font, device)
        self._dots = device.logicalDpiX() / MILLIMETRES

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        return self._metrics.horizontalAdvance(text) / self._dots

    def word(self, text: str) -> float:
        """The width of a text's widest word."""
        return max((self.width(word) for word in text.split()), default=0.0)

    def height(self, text: str, width: float) -> float:
        """The height of a text that wraps at ``width``."""
        layout = QTextLayout(text, self._font, self._device)
        layout.setTextOption(wrapping(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0) * self._dots)
            lines += 1
        layout.endLayout()
        return lines * self._metrics.lineSpacing() / self._dots

    def shortened(self, text: str, width: float, height: float) -> str:
        """The text, or as much of it as a rectangle holds, with “…”."""
        shown = text
        while len(shown) > 1 and self.height(shown, width) > height + _ROUNDING:
            shown = shown[:-2].rstrip() + "…"
        return shown


def wrapping(align: Qt.AlignmentFlag) -> QTextOption:
    """Text that wraps between words, and inside one only where it is too wide by itself."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
