"""A box to choose one of several from, which long names make no wider."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox


def choice_box(name: str, options: Iterable[tuple[object, str]] = (), *, letters: int = 0) -> QComboBox:
    """A box of that accessible name, with room for some ``letters``; an option is what it stands for and its text."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    for stands_for, text in options:
        box.addItem(text, stands_for)
    return box
