"""How a theme reaches the application: its fonts, its style sheet, Qt's palette, and how large text is just now."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette

from dataplanner.files.resources import resource
from dataplanner.ui.theme import Fonts, Palette, Theme, ThemeName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STYLE = "fusion"
_CONTROL_ICONS = {
    "arrow_down": "control-down.svg", "arrow_up": "control-up.svg", "check": "control-check.svg",
    "clear": "control-clear.svg",
}  # fmt: skip
"""Icons in the style sheet, in a colour that suits both palettes."""


def preferred_theme() -> ThemeName:
    """The palette that the desktop asks for."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def load_fonts(fonts: Fonts) -> None:
    """Make the bundled fonts known to Qt. Needs a QGuiApplication."""
    if fonts.family not in QFontDatabase.families():
        for file in fonts.files:
            QFontDatabase.addApplicationFont(str(resource("fonts", file)))


def stylesheet(theme: Theme) -> str:
    """The application's Qt style sheet: resources/theme.qss with the theme filled in."""
    template = Template(resource("theme.qss").read_text(encoding="utf-8"))
    return template.substitute(_variables(theme))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the theme's fonts, colours and style sheet; may be called again to change it."""
    load_fonts(theme.fonts)
    app.setStyleSheet("")  # putting one in the place of another takes Qt four times as long
    if app.style().name() != STYLE:
        app.setStyle(STYLE)
    app.setFont(theme.fonts.font(theme.fonts.text, theme.fonts.regular))
    app.setPalette(_qt_palette(theme.palette))
    app.setStyleSheet(stylesheet(theme))


def text_factor(theme: Theme) -> float:
    """How much larger the application's text is now than the theme's: 1, or more while presenting."""
    size = QGuiApplication.font().pixelSize()
    return size / round(theme.fonts.text) if size > 0 else 1.0


def as_shown(theme: Theme) -> Theme:
    """The theme with text as large as the application's is now, for text that is painted."""
    return theme.with_text(text_factor(theme))


def _variables(theme: Theme) -> dict[str, str]:
    """What the style sheet may name. Borders lie outside Qt's heights, so controls and rows are given without."""
    fonts, space = theme.fonts, theme.space
    colours = {name: value for name, value in asdict(theme.palette).items() if isinstance(value, str)}
    sizes = {
        "text": fonts.text, "secondary_size": fonts.secondary, "heading": fonts.heading, "title": fonts.title,
        "medium": fonts.medium, "strong": fonts.strong, "radius": space.radius, "target": space.target,
        "control_inner": space.control - 2, "row_inner": space.row - 4,
    }  # fmt: skip
    icons = {name: resource("icons", file).as_posix() for name, file in _CONTROL_ICONS.items()}
    return colours | {name: f"{value:g}" for name, value in sizes.items()} | icons


def _qt_palette(colours: Palette) -> QPalette:
    """For what the style sheet does not reach, such as native dialogs drawn by Qt."""
    roles = {
        QPalette.ColorRole.Window: colours.paper, QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface, QPalette.ColorRole.AlternateBase: colours.paper,
        QPalette.ColorRole.Text: colours.ink, QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink, QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent, QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.ink, QPalette.ColorRole.ToolTipText: colours.surface,
        QPalette.ColorRole.PlaceholderText: colours.faint, QPalette.ColorRole.Mid: colours.line,
    }  # fmt: skip
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
