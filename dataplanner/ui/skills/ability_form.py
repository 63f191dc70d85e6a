"""The questions that tell a gap in skill from one in ability, for one person and one skill, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from dataplanner.analysis.ability import looked_at
from dataplanner.analysis.method import Method
from dataplanner.analysis.person_report import JudgedGap, judged_gap
from dataplanner.model.days import EXAMPLE, day_words, iso_words, typed_day
from dataplanner.model.edits import Edit
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.ui.skills.days import today
from dataplanner.ui.typed import done_when_left
from dataplanner.ui.widgets import Column, label, row, toggle

CHOICES = (("yes", "Yes"), ("no", "No"))
AGAIN = "reassess"
AsEdit = Callable[[Mapping[str, object]], Edit | None]
"""The edit that changes these fields of the judgement."""


class AbilityForm(QWidget):
    """Shows a judgement; an answer that is clicked again is taken back."""

    def __init__(self, method: Method, edit: AsEdit, do: Callable[[Edit], object]) -> None:
        super().__init__()
        self._method, self._edit, self._do = method, edit, do
        self._judgement = AbilityJudgement("", "")
        self._answers: dict[tuple[str, str], QPushButton] = {}
        self._column = Column(self, (0, 0, 0, 0))
        self._nature, self._about = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        self._days = label("", "secondary", wrap=True)
        for part in (self._nature, self._about, self._days):
            self._column.add(part)
        for question in method.gaps.judging.values():
            choices = (self._choice(question.id, question.text, *choice) for choice in CHOICES)
            text = label(question.text, wrap=True)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._column.add(row(text, *choices))
        self._again = self._line(AGAIN, "Look again on", f"{EXAMPLE}, else as above")
        self._note = self._line("note", "Note", "What was tried, what was agreed")
        for line in (self._again, self._note):
            self._column.add(label(line.accessibleName(), "section"))
            self._column.add(line)

    def show_judgement(self, judgement: AbilityJudgement) -> None:
        """Show what is answered, and what follows."""
        self._judgement = judgement
        for (question, answer), choice in self._answers.items():
            choice.setChecked(getattr(judgement, question) == answer)
        gap = judged_gap(judgement, self._method)
        self._nature.setText(gap.nature.name)
        self._about.setText(gap.nature.about)
        self._days.setText(days_text(gap))
        self._days.setVisible(gap.judged is not None)
        self._again.setText(iso_words(judgement.reassess))
        self._note.setText(judgement.note)

    def _choice(self, question: str, text: str, answer: str, name: str) -> QPushButton:
        made = toggle(name, lambda _on: None)
        made.setAccessibleName(f"{text} {name}")
        made.clicked.connect(lambda on: self._answer(question, answer, on))
        self._answers[question, answer] = made
        return made

    def _answer(self, question: str, answer: str, on: bool) -> None:
        edit = self._edit(looked_at(self._judgement, question, answer if on else "", today()))
        if edit is not None:
            self._do(edit)

    def _line(self, field: str, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        done_when_left(line, lambda text: self._typed(field, text), self._do)
        return line

    def _typed(self, field: str, text: str) -> Edit | None:
        value = typed_day(text) if field == AGAIN else text
        return self._edit({field: value}) if value != getattr(self._judgement, field) else None


def days_text(gap: JudgedGap) -> str:
    """When somebody has looked and is to look again; empty before the first look."""
    if gap.judged is None or gap.again is None or gap.at_ease is None:
        return ""
    looked, again = day_words(gap.judged), day_words(gap.again)
    first, last = (day_words(day) for day in gap.at_ease)
    return (
        f"Looked at on {looked}; look again on {again}. Who begins on that first day is usually at ease with it "
        f"between {first} and {last}."
    )
