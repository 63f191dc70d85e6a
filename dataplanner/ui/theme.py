"""The theme: colours, type, space and shapes, as resources/theme.toml describes them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtGui import QFont

from dataplanner.analysis.stacks import LayoutSizes
from dataplanner.files.resources import resource

ThemeName = Literal["light", "dark"]


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
    crowded_scale: float
    least_scale: float
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


def _tuples(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
