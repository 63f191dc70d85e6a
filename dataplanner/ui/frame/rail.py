"""The left rail: one button a workspace, icon and word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from dataplanner.ui.icons import icon
from dataplanner.ui.theme import Theme

HEIGHT = 54
MARGIN = 12


class Rail(QFrame):
    """Emits the name of the workspace that was chosen."""

    chosen = Signal(str)

    def __init__(self, names_and_icons: list[tuple[str, str]], theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel-left")
        self._weight, self._least = QFont.Weight(theme.fonts.strong), theme.space.rail
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(4)
        self._group = QButtonGroup(self)
        self._glyphs = dict(names_and_icons)
        self._buttons = {name: self._button(name) for name in self._glyphs}
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for name, button in self._buttons.items():
            button.setIcon(icon(self._glyphs[name], theme))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, for presenting, makes the rail wider."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedWidth(max(self._least, self._text_width() + 2 * MARGIN))

    def _text_width(self) -> int:
        """The width of the widest word as it is written when its workspace is open."""
        fonts, button = self.font(), next(iter(self._buttons.values()))
        button.ensurePolished()  # at first it has not yet the size of the theme
        fonts.setPixelSize(button.font().pixelSize())
        fonts.setWeight(self._weight)
        return max(QFontMetrics(fonts).horizontalAdvance(name) for name in self._buttons)

    def show_chosen(self, name: str) -> None:
        """Mark a workspace as the one that is open; none for one that has no button here."""
        self._group.setExclusive(name in self._buttons)
        for own, button in self._buttons.items():
            button.setChecked(own == name)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setText(name)
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFixedHeight(HEIGHT)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        return button
