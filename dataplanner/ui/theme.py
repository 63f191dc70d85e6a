"""The theme: colours, type, space and shapes, read from resources/theme.toml, and how they reach the application."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from string import Template
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from dataplanner.analysis.stacks import LayoutSizes
from dataplanner.files.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ThemeName = Literal["light", "dark"]
_CONTROL_ICONS = {
    "arrow_down": "control-down.svg", "arrow_up": "control-up.svg", "check": "control-check.svg",
    "clear": "control-clear.svg",
}  # fmt: skip
"""Icons in the style sheet, in a colour that suits both palettes."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one palette, each as ``#rrggbb``; ``kinds`` by team kind, ``marks`` by any other mark."""

    paper: str
    surface: str
    sunken: str
    ink: str
    secondary: str
    faint: str
    line: str
    strong_line: str
    accent: str
    accent_soft: str
    on_accent: str
    red: str
    red_soft: str
    amber: str
    amber_mark: str
    amber_soft: str
    yellow_soft: str
    green: str
    green_soft: str
    dotted: str
    kinds: Mapping[str, str]
    marks: Mapping[str, str]

    def kind(self, kind: str) -> str:
        """The colour of a team kind or another mark; that of no kind for an empty or unknown one."""
        return self.kinds.get(kind) or self.marks.get(kind, self.strong_line)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The family, its files in resources/fonts, sizes in pixels and weights."""

    family: str
    files: tuple[str, ...]
    text: float
    secondary: float
    card_title: float
    heading: float
    title: float
    regular: int
    medium: int
    strong: int

    def font(self, size: float, weight: int) -> QFont:
        """A font of the family."""
        font = QFont(self.family)
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight(weight))
        return font


@dataclass(frozen=True, slots=True)
class Space:
    """Distances and heights in pixels."""

    unit: int
    radius: int
    control: int
    row: int
    target: int
    rail: int
    inspector: int
    icon: int


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """What the chart's painter and canvas need besides the layout's sizes; pixels at scale 1, or shares of 1."""

    margin: float
    card_radius: float
    frame_radius: float
    bar: float
    inset: float
    mark: float
    line: float
    path_line: float
    ring: float
    dash: tuple[float, ...]
    pill_height: float
    name_line: float
    title_line: float
    field_line: float
    frame_tint: float
    block_tint: float
    speck_tint: float
    text_scale: float
    badge_scale: float
    smallest_card: float
    readable_scale: float
    smallest_scale: float
    largest_scale: float
    zoom_step: float
    glide_ms: int
    drag_distance: int
    widest_tree: float
    png_pixels: int
    png_scale: float


@dataclass(frozen=True, slots=True)
class OverviewSizes:
    """The overview in the corner of the chart, in pixels."""

    width: float
    height: float
    gap: float
    padding: float
    smallest_column: float


@dataclass(frozen=True, slots=True)
class DottedStyle:
    """How a dotted line is drawn: its name, and the lengths of strokes and gaps in widths of the line."""

    name: str
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """One palette with all that both share.

    ``shapes`` names the shape of each team kind, in the legend's order; ``marks`` those of differences and of the
    values of other fields; ``dotted_styles`` how dotted lines can be drawn, the usual way under an empty key.
    """

    name: ThemeName
    palette: Palette
    fonts: Fonts
    space: Space
    chart: LayoutSizes
    chart_style: ChartStyle
    overview: OverviewSizes
    shapes: Mapping[str, str]
    marks: Mapping[str, str]
    dotted_styles: Mapping[str, DottedStyle]

    def shape(self, kind: str) -> str | None:
        """The shape of a team kind or another mark; None for an empty or unknown one."""
        return self.shapes.get(kind) or self.marks.get(kind)

    def with_text(self, factor: float) -> Theme:
        """The same theme with all text larger by ``factor``, for presenting. The chart is zoomed instead."""
        fonts = self.fonts
        larger = {name: getattr(fonts, name) * factor for name in ("text", "secondary", "heading", "title")}
        return replace(self, fonts=replace(fonts, **larger))


def with_equal_figures(font: QFont) -> QFont:
    """The same font with figures of equal width, for columns of numbers; its hyphens are as wide, and ugly in words."""
    font = QFont(font)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def text_factor(theme: Theme) -> float:
    """How much larger the application's text is now than the theme's: 1, or more while presenting."""
    size = QGuiApplication.font().pixelSize()
    return size / round(theme.fonts.text) if size > 0 else 1.0


def as_shown(theme: Theme) -> Theme:
    """The theme with text as large as the application's is now, for text that is painted."""
    return theme.with_text(text_factor(theme))


def load_theme(name: ThemeName = "light") -> Theme:
    """The theme of that palette, as resources/theme.toml describes it."""
    raw = tomllib.loads(resource("theme.toml").read_text(encoding="utf-8"))
    return Theme(
        name=name,
        palette=Palette(**raw[name]),
        fonts=Fonts(**_tuples(raw["fonts"])),
        space=Space(**raw["space"]),
        chart=LayoutSizes(**raw["chart"]),
        chart_style=ChartStyle(**_tuples(raw["chart_style"])),
        overview=OverviewSizes(**raw["overview"]),
        shapes=raw["shapes"],
        marks=raw["marks"],
        dotted_styles={key: DottedStyle(**_tuples(style)) for key, style in raw["dotted_styles"].items()},
    )


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


STYLE = "fusion"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the theme's fonts, colours and style sheet; may be called again to change it."""
    load_fonts(theme.fonts)
    app.setStyleSheet("")  # putting one in the place of another takes Qt four times as long
    if app.style().name() != STYLE:
        app.setStyle(STYLE)
    app.setFont(theme.fonts.font(theme.fonts.text, theme.fonts.regular))
    app.setPalette(_qt_palette(theme.palette))
    app.setStyleSheet(stylesheet(theme))


def _tuples(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}


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
