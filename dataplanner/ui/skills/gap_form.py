"""The five questions about one gap, answered in place; each answer is an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dataplanner.analysis.free_texts import is_hidden
from dataplanner.analysis.method import Method
from dataplanner.analysis.staffing_plan import PlannedGap
from dataplanner.model.days import EXAMPLE, day_words, iso_words, typed_day
from dataplanner.model.edits import Edit
from dataplanner.ui.typed import done_when_left
from dataplanner.ui.widgets import Column, label, plain_tooltip, row, text_field

OPEN = "Not answered yet"
LINES = (
    ("begin", "Begins on", f"{EXAMPLE}, else today"),
    ("needed", "Needed on", f"{EXAMPLE}, if known"),
    ("note", "Note", "Who, from where, which budget"),
)
DAYS = ("begin", "needed")
AsEdit = Callable[[str, object], Edit]
"""The edit that gives a field of the answer a new value."""


class Named(Protocol):
    """Something that can be chosen."""

    @property
    def name(self) -> str: ...


class GapForm(QWidget):
    """Shows what was answered about a gap."""

    def __init__(self, gap: PlannedGap, method: Method, edit: AsEdit, do: Callable[[Edit], object]) -> None:
        super().__init__()
        self._gap, self._method, self._edit, self._do = gap, method, edit, do
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
        box.activated.connect(lambda at: self._do(self._edit(field, box.itemData(at))))
        self._column.add(box)

    def _ask_for_months(self, gap: PlannedGap) -> None:
        """The lead time, the usual one until another is given, and how many people that brings."""
        question, answer = self._method.gaps.questions["months"], gap.answer
        usual = self._method.gaps.months(answer.way, answer.skill)
        months = QLineEdit(f"{usual if answer.months is None else answer.months:g}")
        months.setAccessibleName(question.text)
        months.setToolTip(plain_tooltip(question.about))
        self._take_number(months, "months", usual, float)
        count = QLineEdit(str(answer.count))
        count.setAccessibleName("How many people")
        self._take_number(count, "count", None, int)
        self._column.add(label(question.text, "section"))
        self._column.add(row(months, label(f"months; usually {usual:g}", "secondary")))
        self._column.add(row(count, label("people", "secondary")))

    def _take_number(self, line: QLineEdit, field: str, usual: float | None, of: type[float] | type[int]) -> None:
        """Take what is typed for a number; the usual one is not kept as an answer."""

        def answer(text: str) -> Edit | None:
            value = _number(text, of)
            return None if value is None else self._given(field, None if value == usual else value)

        line.editingFinished.connect(lambda: self._put_back(line, field, usual, of))
        done_when_left(line, answer, self._do)

    def _put_back(self, line: QLineEdit, field: str, usual: float | None, of: type[float] | type[int]) -> None:
        """What is no number is as it was."""
        if _number(line.text(), of) is None:
            before = getattr(self._gap.answer, field)
            line.setText(f"{usual if before is None else before:g}")

    def _line(self, field: str, name: str, hint: str) -> QLineEdit:
        is_day = field in DAYS
        value = getattr(self._gap.answer, field)
        line = text_field(iso_words(value) if is_day else value)
        line.setAccessibleName(name)
        line.setEnabled(not is_hidden(value))
        line.setPlaceholderText(hint)
        typed = typed_day if is_day else str
        done_when_left(line, lambda text: self._given(field, typed(text)), self._do)
        return line

    def _given(self, field: str, value: object) -> Edit | None:
        return self._edit(field, value) if value != getattr(self._gap.answer, field) else None


def _number(text: str, of: type[float] | type[int]) -> float | None:
    try:
        return of(text.strip().replace(",", "."))
    except ValueError:
        return None
