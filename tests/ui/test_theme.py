"""The theme reads its file and keeps text legible in both palettes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from dataplanner.files.resources import root
from dataplanner.model.differences import DIFFERENCES
from dataplanner.model.teams import KINDS
from dataplanner.ui.theme import Theme, ThemeName, load_theme

BOTH: tuple[ThemeName, ...] = ("light", "dark")


@pytest.fixture(params=BOTH)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return load_theme(request.param)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_reaches_contrast_aa_on_every_ground(theme: Theme) -> None:
    colours = theme.palette
    for ground in (colours.paper, colours.surface, colours.accent_soft):
        for text in (colours.ink, colours.secondary, colours.accent):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for text in (colours.red, colours.amber, colours.green):
        assert contrast(text, colours.surface) >= 4.5, text
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for ground in (colours.red_soft, colours.amber_soft, colours.yellow_soft, colours.green_soft):
        assert contrast(colours.ink, ground) >= 4.5, ground


def test_marks_of_kinds_can_be_told_from_the_ground(theme: Theme) -> None:
    for kind in KINDS:
        assert contrast(theme.palette.kind(kind), theme.palette.surface) >= 3, kind


def test_every_kind_has_a_colour_and_a_shape_of_its_own(theme: Theme) -> None:
    assert set(theme.palette.kinds) == set(theme.shapes) == set(KINDS)
    assert len(set(theme.shapes.values())) == len(KINDS)


def test_every_other_mark_has_a_colour_and_a_shape_and_can_be_told_from_the_ground(theme: Theme) -> None:
    assert set(theme.marks) == set(theme.palette.marks) >= set(DIFFERENCES)
    for mark in theme.marks:
        assert contrast(theme.palette.kind(mark), theme.palette.surface) >= 3, mark
        assert theme.shape(mark)


def test_differences_and_values_are_told_apart_without_colour(theme: Theme) -> None:
    differences = [theme.marks[mark] for mark in DIFFERENCES]
    values = [theme.marks[mark] for mark in theme.marks if mark.startswith("series")]
    assert len(set(differences)) == len(differences)
    assert len(set(values)) == len(values)


def test_the_palettes_have_the_same_relations() -> None:
    light, dark = load_theme("light").palette, load_theme("dark").palette
    assert luminance(light.paper) > 0.8
    assert luminance(dark.paper) < 0.05
    assert luminance(light.ink) < luminance(light.secondary) < luminance(light.line)
    assert luminance(dark.ink) > luminance(dark.secondary) > luminance(dark.line)


def test_presenting_enlarges_all_text(theme: Theme) -> None:
    larger = theme.with_text(1.4)
    assert larger.fonts.text == pytest.approx(theme.fonts.text * 1.4)
    assert larger.fonts.heading == pytest.approx(theme.fonts.heading * 1.4)
    assert larger.palette == theme.palette


def test_no_colour_is_written_in_code() -> None:
    code = root() / "dataplanner"
    literal = re.compile(r"[\"']#[0-9a-fA-F]{6}[\"']|QColor\(\s*\d")
    found = [path.name for path in (code / "ui").rglob("*.py") if literal.search(path.read_text(encoding="utf-8"))]
    assert found == []
