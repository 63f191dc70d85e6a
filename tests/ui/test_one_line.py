"""Buttons keep to one line: what has no room is in a menu, where choosing it is pressing its button."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dataplanner.ui.one_line import MORE, OneLine
from dataplanner.ui.widgets import button, gap, toggle

WORDS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def line(qtbot: QtBot, pressed: list[str]) -> Iterator[OneLine]:
    """Six buttons in a window."""
    holder, made = QWidget(), OneLine()
    qtbot.addWidget(holder)
    for word in WORDS:
        made.add(button(word, lambda word=word: pressed.append(word)))
    QVBoxLayout(holder).addWidget(made)
    holder.resize(900, 60)
    holder.show()
    qtbot.waitExposed(holder)
    yield made
    holder.close()


def narrow(line: OneLine, width: int) -> list[str]:
    """What can be seen once the line is that wide."""
    line.window().resize(width, 60)
    QApplication.processEvents()
    return [found.text() for found in seen_on(line)]


def seen_on(line: OneLine) -> list[QPushButton]:
    """The buttons that can be seen, from left to right."""
    return sorted((found for found in line.findChildren(QPushButton) if found.isVisible()), key=QPushButton.x)


def menu(line: OneLine) -> QMenu:
    opened = line.findChild(QMenu)
    opened.aboutToShow.emit()
    return opened


def test_all_stand_there_where_there_is_room(line: OneLine) -> None:
    assert narrow(line, 900) == list(WORDS)


def test_the_first_keep_their_place_and_the_others_are_in_the_menu(line: OneLine, pressed: list[str]) -> None:
    seen = narrow(line, 340)
    assert seen[-1] == MORE
    assert seen[:-1] == list(WORDS[: len(seen) - 1])
    left = menu(line).actions()
    assert [*seen[:-1], *(action.text() for action in left)] == list(WORDS)
    left[-1].trigger()
    assert pressed == ["Sixth"]
    assert narrow(line, 900) == list(WORDS)


def test_nothing_is_cut_or_overlaps_at_any_width(line: OneLine) -> None:
    line.add(gap(40), kept=True)
    for width in range(200, 900, 50):
        narrow(line, width)
        seen = seen_on(line)
        assert all(found.width() >= found.sizeHint().width() for found in seen)
        assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(seen))


def test_what_is_chosen_and_what_is_kept_never_goes(line: OneLine) -> None:
    line.add(QLabel("Kept"), kept=True)
    chosen = toggle("Chosen", lambda _on: None, on=True)
    line.add(chosen)
    assert "Chosen" in narrow(line, 340)
    assert next(found for found in line.findChildren(QLabel) if found.text() == "Kept").isVisible()


def test_what_is_withheld_is_in_neither(line: OneLine) -> None:
    fifth = next(found for found in line.findChildren(QPushButton) if found.text() == "Fifth")
    narrow(line, 340)
    line.offer(fifth, False)
    assert "Fifth" not in [action.text() for action in menu(line).actions()]
    assert "Fifth" not in narrow(line, 900)
    line.offer(fifth, True)
    assert "Fifth" in narrow(line, 900)


def test_menus_are_menus_in_the_menu(line: OneLine) -> None:
    opener, opened = QPushButton("Colour ▾"), QMenu(line.window())
    opened.addAction("Blue")
    opener.setMenu(opened)
    line.add(opener)
    narrow(line, 340)
    assert menu(line).actions()[-1].text() == "Colour"
    assert menu(line).actions()[-1].menu() is opened


def test_it_can_be_emptied(line: OneLine) -> None:
    line.clear()
    assert narrow(line, 340) == []
