"""A box to choose from is as wide as it is asked to be, whatever stands in it, and hands over what is chosen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dataplanner.ui.choice_box import choice_box


def test_long_names_make_it_no_wider(qtbot: QtBot) -> None:
    short, long = (choice_box("Team", [("a", name)], letters=8) for name in ("Core", "Core " * 30))
    wide = choice_box("Team", letters=40)
    for box in (short, long, wide):
        qtbot.addWidget(box)
    assert long.sizeHint().width() == short.sizeHint().width() < wide.sizeHint().width()
    assert (long.currentData(), long.accessibleName()) == ("a", "Team")
