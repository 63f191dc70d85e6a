"""The workbook's look as values, read from resources/workbook.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dataplanner.files.resources import toml_resource

POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class StyleSpec:
    """One style: letters, fill, lines (named in ``[lines]``) and alignment; ``number`` is a number format."""

    size: float
    colour: str
    bold: bool = False
    fill: str = ""
    left: str = ""
    right: str = ""
    top: str = ""
    bottom: str = ""
    horizontal: str = "general"
    vertical: str = "center"
    wrap: bool = False
    rotation: int = 0
    indent: int = 0
    number: str = "General"


@dataclass(frozen=True, slots=True)
class Theme:
    """The whole look. ``colours`` are RRGGBB; ``settings`` are the file's tables of plain values."""

    font: str
    font_size: float
    line_height: float
    colours: Mapping[str, str]
    kind_signs: Mapping[str, str]
    heat: tuple[str, ...]
    lines: Mapping[str, str]
    styles: Mapping[str, StyleSpec]
    page: Mapping[str, float]
    column: Mapping[str, float]
    row: Mapping[str, float]
    matrix: Mapping[str, float]
    letters: Mapping[str, Any]

    def page_units(self, *, portrait: bool) -> float:
        """The width between the margins, in column units (digits of the normal style)."""
        across = self.page["short" if portrait else "long"] - self.page["left"] - self.page["right"]
        return across * POINTS_A_MILLIMETRE / self.column["digit"]

    def heat_style(self, heat: float) -> str:
        """The style for a heat from 0 (near) to 1 (far)."""
        return self.heat[round(heat * (len(self.heat) - 1))]


@cache
def load_theme() -> Theme:
    """The theme that ships."""
    read = toml_resource("workbook.toml")
    font = read["font"]
    return Theme(
        font=font["name"],
        font_size=font["size"],
        line_height=font["line"],
        colours=read["colours"],
        kind_signs=read["kind_signs"],
        heat=tuple(read["heat"]["styles"]),
        lines=read["lines"],
        styles={name: StyleSpec(**_inherited(read["styles"], name)) for name in read["styles"]},
        page=read["page"],
        column=read["column"],
        row=read["row"],
        matrix=read["matrix"],
        letters=read["letters"],
    )


def _inherited(styles: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Any]:
    own = dict(styles[name])
    base = own.pop("base", None)
    return {**(_inherited(styles, base) if base else {}), **own}
