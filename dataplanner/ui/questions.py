"""A question that must be answered before something is done: what will happen, and a button for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from dataplanner.ui.dialogs import dialog_buttons, dialog_column, paragraph
from dataplanner.ui.widgets import menu_text

MOST_LINES = 6
"""Lines of a list that are seen at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """``yes`` says on its button what is done; ``option``, where there is one, can be ticked beside it.

    ``listed`` are the lines that the option is about, to be read and selected.
    """

    title: str
    sentence: str
    details: str
    yes: str
    option: str = ""
    ticked: bool = False
    listed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it is to be done, and whether the option was ticked."""

    yes: bool
    option: bool = False


class QuestionDialog(QDialog):
    """Asks a question. Return alone cancels: nothing is lost by a key pressed too soon."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        column = dialog_column(self, question.title)
        self.option = QCheckBox(menu_text(question.option))
        self.option.setChecked(question.ticked)
        buttons, _yes = dialog_buttons(self, question.yes, primary=False)
        column.addWidget(paragraph(question.sentence, "heading"))
        column.addWidget(paragraph(question.details))
        if question.listed:
            column.addWidget(_lines(question.listed, question.option))
        if question.option:
            column.addWidget(self.option)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setFocus()


def _lines(lines: Sequence[str], name: str) -> QPlainTextEdit:
    """Lines to read, as high as a few of them."""
    made = QPlainTextEdit("\n".join(lines))
    made.setReadOnly(True)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * (min(len(lines), MOST_LINES) + 2))
    return made


def ask(parent: QWidget, question: Question) -> Answer:
    """Ask and wait for the answer."""
    dialog = QuestionDialog(parent, question)
    answer = Answer(bool(dialog.exec()), dialog.option.isChecked())
    dialog.deleteLater()
    return answer
