"""A question that must be answered before something is done: what will happen, and a button for each answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from dataplanner.ui.widgets import menu_text


@dataclass(frozen=True, slots=True)
class Question:
    """``yes`` says on its button what is done; ``option``, where there is one, can be ticked beside it."""

    title: str
    sentence: str
    details: str
    yes: str
    option: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it is to be done, and whether the option was ticked."""

    yes: bool
    option: bool = False


def ask(parent: QWidget, question: Question) -> Answer:
    """Ask and wait for the answer. Return alone cancels: nothing is lost by a key pressed too soon."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, question.title, question.sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(question.details)
    yes = box.addButton(menu_text(question.yes), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    option = QCheckBox(menu_text(question.option))
    option.setChecked(question.ticked)
    if question.option:
        box.setCheckBox(option)
    box.exec()
    return Answer(box.clickedButton() is yes, option.isChecked())
