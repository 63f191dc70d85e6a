"""Every icon is a line drawing on the same grid, and takes the theme's colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from dataplanner.files.resources import resource
from dataplanner.ui.icons import icon
from dataplanner.ui.theme import load_theme
from dataplanner.ui.workspaces import WORKSPACES

FILES = sorted(path for path in resource("icons").glob("*.svg") if not path.stem.startswith("control-"))


def inks(image: QImage) -> set[str]:
    """The colours of all pixels that are wholly opaque."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() == 255}


def test_the_workspaces_have_icons() -> None:
    assert {kind.icon for kind in WORKSPACES if kind.in_rail} <= {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_drawn_in_lines_on_the_grid(qapp: object, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.5"' in text
    assert "#" not in text
    theme = load_theme("light")
    image = icon(path.stem, theme).pixmap(QSize(96, 96)).toImage()
    assert inks(image) == {theme.palette.secondary}


def test_states_take_the_themes_colours(qapp: object) -> None:
    theme = load_theme("dark")
    drawn = icon("skills", theme, "ink")
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, theme.palette.ink),
        (QIcon.Mode.Normal, QIcon.State.On, theme.palette.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, theme.palette.faint),
    ):
        assert inks(drawn.pixmap(QSize(96, 96), mode, state).toImage()) == {QColor(colour).name()}


def test_an_unknown_icon_is_an_error(qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn", load_theme("light"))
