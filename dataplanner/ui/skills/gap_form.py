"""The five questions about one gap, answered in place; each answer is an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dataplanner.analysis.method import Method
from dataplanner.analysis.staffing_plan import PlannedGap
from dataplanner.model.days import EXAMPLE, day_words, iso_words, typed_day
from dataplanner.ui.widgets import Column, label, plain_tooltip, row, text_field

OPEN = "Not answered yet"
LINES = (
    ("begin", "Begins on", f"{EXAMPLE}, else today"),
    ("needed", "Needed on", f"{EXAMPLE}, if known"),
    ("note", "Note", "Who, from where, which budget"),
)
DAYS = ("begin", "needed")
Answer = Callable[[str, object], object]
"""Told a field of the answer and its new value."""


class Named(Protocol):
    """Something that can be chosen."""

    @property
    def name(self) -> str: ...


class GapForm(QWidget):
    """Shows what was answered about a gap."""

    def __init__(self, gap: PlannedGap, method: Method, answer: Answer) -> None:
        super().__init__()
        self._gap, self._method, self._answer = gap, method, answer
        self._column = Column(self, (0, 0, 0, 0))
        gaps = method.gaps
        self._ask("accurate", gaps.accurate)
        self._ask("critical", gaps.critical)
        self._ask("when", gaps.when)
        self._ask("way", gaps.ways)
        if gap.way is not None:
            self._column.add(label(gap.way.about, "secondary", wrap=True))
        if gap.ready is not None:
            self._ask_for_months(gap)
        for field, name, hint in LINES:
            self._column.add(label(name, "section"))
            derived = gap.needed if field == "needed" and gap.by_projects else None
            self._column.add(self._line(field, name, f"{day_words(derived)}, by its projects" if derived else hint))

    def _ask(self, field: str, options: Mapping[str, Named]) -> None:
        question = self._method.gaps.questions[field]
        self._column.add(label(question.text, "section"))
        box = QComboBox()
        box.setAccessibleName(question.text)
        box.setToolTip(plain_tooltip(question.about))
        box.addItem(OPEN, "")
        for id_, option in options.items():
            box.addItem(option.name, id_)
        box.setCurrentIndex(box.findData(getattr(self._gap.answer, field)))
        box.activated.connect(lambda at: self._answer(field, box.itemData(at)))
        self._column.add(box)

    def _ask_for_months(self, gap: PlannedGap) -> None:
        """The lead time, the usual one until another is given, and how many people that brings."""
        question, answer = self._method.gaps.questions["months"], gap.answer
        usual = self._method.gaps.months(answer.way, answer.skill)
        months = QLineEdit(f"{usual if answer.months is None else answer.months:g}")
        months.setAccessibleName(question.text)
        months.setToolTip(plain_tooltip(question.about))
        months.editingFinished.connect(partial(self._number_given, months, "months", usual, float))
        count = QLineEdit(str(answer.count))
        count.setAccessibleName("How many people")
        count.editingFinished.connect(partial(self._number_given, count, "count", None, int))
        self._column.add(label(question.text, "section"))
        self._column.add(row(months, label(f"months; usually {usual:g}", "secondary")))
        self._column.add(row(count, label("people", "secondary")))

    def _number_given(self, line: QLineEdit, field: str, usual: float | None, of: type[float] | type[int]) -> None:
        """A number was typed; the usual one is not kept as an answer. What is no number is put back as it was."""
        before = getattr(self._gap.answer, field)
        try:
            value = of(line.text().strip().replace(",", "."))
        except ValueError:
            line.setText(f"{usual if before is None else before:g}")
            return
        self._given(line, field, before, None if value == usual else value)

    def _line(self, field: str, name: str, hint: str) -> QLineEdit:
        is_day = field in DAYS
        value = getattr(self._gap.answer, field)
        line = text_field(iso_words(value) if is_day else value)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        typed = typed_day if is_day else str
        line.editingFinished.connect(
            lambda: self._given(line, field, getattr(self._gap.answer, field), typed(line.text().strip()))
        )
        return line

    def _given(self, widget: QWidget, field: str, before: object, value: object) -> None:
        if value != before:
            widget.blockSignals(True)
            self._answer(field, value)
            widget.blockSignals(False)
