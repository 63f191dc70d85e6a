"""The marks of team kinds differ in shape, not only in colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from dataplanner.ui.organisation.shapes import draw_mark, mark_path
from dataplanner.ui.theme import Theme


def drawn(shape: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_mark(painter, shape, QColor(Qt.GlobalColor.black), QPointF(32, 32), 40)
    painter.end()
    return image


def test_all_marks_look_different_in_one_colour(theme: Theme) -> None:
    pictures = [bytes(drawn(shape).constBits()) for shape in {*theme.shapes.values(), *theme.marks.values()}]
    assert len(set(pictures)) == len(pictures)


def test_hollow_marks_are_empty_inside() -> None:
    assert drawn("diamond").pixelColor(32, 32).alpha() == 255
    assert drawn("hollow diamond").pixelColor(32, 32).alpha() == 0
    assert drawn("hollow diamond").pixelColor(32, 12).alpha() > 0


def test_an_unknown_shape_is_an_error() -> None:
    with pytest.raises(ValueError, match="heptagon"):
        mark_path("heptagon", QPointF(), 9)
