"""The notice bar: what it says, what can be chosen, and that it goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.ui.frame.notice import Notice
from tests.windows import click, shown, texts


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice()
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_there_is_nothing_to_say(notice: Notice) -> None:
    assert notice.isHidden()
    assert notice.text == ""


@pytest.mark.parametrize(("weight", "word"), [("red", "Not done"), ("amber", "Note"), ("green", "Done")])
def test_the_weight_is_a_word_beside_the_sentence(notice: Notice, weight: str, word: str) -> None:
    notice.say("The file is gone.", "Look for it.", weight)
    assert texts(notice) == [word, "The file is gone. Look for it."]


def test_it_is_dismissed_by_its_button(qtbot: QtBot, notice: Notice) -> None:
    notice.say("The file is gone.")
    click(qtbot, notice, "Dismiss")
    assert notice.text == ""


def test_a_choice_acts_and_the_notice_goes(qtbot: QtBot, notice: Notice) -> None:
    chosen: list[str] = []
    notice.say("It changed.", choices={"Keep mine": lambda: chosen.append("mine"), "Take theirs": lambda: None})
    click(qtbot, notice, "Keep mine")
    assert chosen == ["mine"]
    assert notice.isHidden()


def test_what_a_choice_has_to_say_stays(qtbot: QtBot, notice: Notice) -> None:
    notice.say("It changed.", choices={"Keep mine": lambda: notice.say("That failed too.")})
    click(qtbot, notice, "Keep mine")
    assert notice.text == "That failed too."


def test_the_choices_of_an_earlier_notice_are_gone(notice: Notice) -> None:
    notice.say("It changed.", choices={"Keep mine": lambda: None})
    notice.say("The file is gone.")
    assert [button.text() for button in shown(notice, QPushButton)] == ["Dismiss"]


def test_what_is_passing_goes_with_the_page_or_by_itself(qtbot: QtBot, notice: Notice) -> None:
    notice.say("It is done.")
    notice.turn_page()
    assert notice.text
    notice.say("It is done.", passing=True)
    notice.turn_page()
    assert notice.isHidden()
    notice._timer.setInterval(1)
    notice.say("It is done.", passing=True)
    qtbot.waitUntil(notice.isHidden)


def test_what_is_said_after_something_passing_stays(qtbot: QtBot, notice: Notice) -> None:
    notice._timer.setInterval(1)
    notice.say("It is done.", passing=True)
    notice.say("The file is gone.")
    qtbot.wait(20)
    assert notice.text


def test_markup_is_shown_as_typed(notice: Notice) -> None:
    notice.say("<b>R&D</b> is a name.")
    assert notice.text == "<b>R&D</b> is a name."


def test_a_long_path_does_not_make_it_wider(notice: Notice) -> None:
    notice.say("Saved as plan.dataplan.", "/home/" + "long-folder-name" * 40, "green")
    assert notice.minimumSizeHint().width() < 600
