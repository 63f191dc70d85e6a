"""A widget for each field of a project's parts, made from what the field holds; what is typed goes out as fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from dataplanner.analysis.part_text import PartWords
from dataplanner.analysis.project_method import FormField
from dataplanner.model.days import EXAMPLE, iso_words, month_words, typed_day, typed_month
from dataplanner.model.holds import Holds, holdings
from dataplanner.model.people import Person
from dataplanner.model.projects import Entry
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import Column, label, text_field

Changed = Callable[[dict[str, object]], object]
NOT_SAID = "Not said"
FRAME = 26
"""What the frame of a text takes, in pixels."""
HIGHEST = 10
"""Lines that a text shows before it scrolls."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""A comma between thousands; any other is left standing, so that “2,5” is refused rather than read as 25."""
NO_NUMBER = ("“{}” is not a number.", "Type a number such as 1200 or 2.5.")
NOBODY = ("“{}” is nobody in the plan.", "Type a name as it stands in the plan; it is offered as you type.")
NO_FIGURE = ("“{}” is not a day with a figure.", f"Type a line such as {EXAMPLE}: 38.")


class TextArea(QPlainTextEdit):
    """A text of some lines that grows with them; ``finished`` when the cursor leaves it."""

    finished = Signal()

    def __init__(self, text: str, lowest: int = 2) -> None:
        super().__init__(text)
        self._lowest = lowest
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = max(self._lowest, min(int(self.document().size().height()), HIGHEST))
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + FRAME)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()


class FieldMaker:
    """Makes the widgets of one form and remembers them, so that the cursor can be put back into the same one."""

    def __init__(self, session: Session, changed: Changed) -> None:
        self._session, self._changed = session, changed
        self.widgets: dict[str, QWidget] = {}

    def clear(self) -> None:
        """The widgets are gone."""
        self.widgets.clear()

    def focused(self) -> str | None:
        """Which field has the cursor."""
        return next((name for name, widget in self.widgets.items() if widget.hasFocus()), None)

    def focus(self, name: str | None) -> None:
        """Put the cursor into a field."""
        if name is not None and name in self.widgets:
            self.widgets[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def add_to(self, column: Column, part: Entry, field: FormField) -> None:
        """Put a field into a column: its name, and the widget in which it is changed."""
        held = holdings(type(part))[field.id]
        if held.what == "answers":
            self._add_answers(column, part, field, held)
            return
        column.add(label(field.name, "section"))
        column.add(self.widget(part, field, held))

    def widget(self, part: Entry, field: FormField, held: Holds) -> QWidget:
        """The widget of one field."""
        made = self._made(part, field, held)
        made.setAccessibleName(field.name)
        made.setToolTip("")
        if isinstance(made, QLineEdit | QPlainTextEdit):
            made.setPlaceholderText(field.hint)
        self.widgets[field.id] = made
        return made

    def answer(self, part: Entry, question: str, text: str) -> TextArea:
        """The area for the answer to one question of a part."""
        answers: Mapping[str, str] = getattr(part, "answers", {})
        area = self._area(answers.get(question, ""), partial(self._answered, answers, question))
        area.setAccessibleName(text)
        self.widgets[f"answers/{question}"] = area
        return area

    def _add_answers(self, column: Column, part: Entry, field: FormField, held: Holds) -> None:
        of = str(getattr(part, "step", "")) if held.of == "step" else held.of
        questions = self._session.method.projects.questions_of(of)
        if questions:
            column.add(label(field.name, "section"))
        for question in questions:
            column.add(label(question.text, "body", wrap=True))
            column.add(self.answer(part, question.id, question.text))

    def _answered(self, answers: Mapping[str, str], question: str, text: str) -> None:
        others = {id_: answer for id_, answer in answers.items() if id_ != question}
        self._changed({"answers": others | ({question: text} if text else {})})

    def _made(self, part: Entry, field: FormField, held: Holds) -> QWidget:
        value = getattr(part, field.id)
        beside = next(
            (name for name, one in holdings(type(part)).items() if one.what == "person" and one.of == field.id), ""
        )
        if beside or held.what == "person":
            return self._person(part, field.id, beside)
        if held.what in ("amount", "days"):
            return self._number(field.id, value, whole=held.what == "days")
        if held.what == "scale":
            return self._box(field.id, [(number, str(number)) for number in range(1, held.most + 1)], value, 0)
        if held.what in ("phase", "team", "choice", "parts"):
            return self._choice(part, field.id, held)
        if held.what == "text" and field.id != "name":
            return self._area(value, lambda text: self._changed({field.id: text}))
        if held.what == "lines":
            return self._area("\n".join(value), lambda text: self._changed({field.id: tuple(_lines(text))}))
        if held.what == "figures":
            return self._area(_figures_text(value), partial(self._figures, field.id))
        if held.what in _DAYS:
            told, typed = _DAYS[held.what]
            return self._line(told(value), lambda text: self._changed({field.id: typed(text)}), free=False)
        return self._line(value, lambda text: self._changed({field.id: text}))

    def _choice(self, part: Entry, name: str, held: Holds) -> QWidget:
        """A box for one choice; a list of ticks for several."""
        options = self._words().options(getattr(part, "project", ""), held)
        value = getattr(part, name)
        if isinstance(value, str):
            lost = [(value, value)] if value and value not in dict(options) else []
            return self._box(name, [*options, *lost], value, "")
        return self._ticks(name, options, value)

    def _box(self, name: str, options: Iterable[tuple[object, str]], value: object, nothing: object) -> QComboBox:
        box = QComboBox()
        box.addItem(NOT_SAID, nothing)
        for id_, text in options:
            box.addItem(text, id_)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda at: self._changed({name: box.itemData(at)}))
        return box

    def _ticks(self, name: str, options: list[tuple[str, str]], value: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        column = Column(holder, (0, 0, 0, 0))
        column.setSpacing(0)
        if not options:
            column.add(label("Nothing to choose yet.", "secondary"))
        for id_, text in options:
            tick = QCheckBox(text.replace("&", "&&"))
            tick.setChecked(id_ in value)
            tick.toggled.connect(partial(self._ticked, name, id_, [option for option, _ in options], value))
            self.widgets[f"{name}/{id_}"] = tick
            column.add(tick)
        return holder

    def _ticked(self, name: str, id_: str, known: list[str], value: tuple[str, ...], on: bool) -> None:
        chosen = {*value, id_} if on else set(value) - {id_}
        lost = [other for other in value if other not in known and other in chosen]
        self._changed({name: (*(other for other in known if other in chosen), *lost)})

    def _line(self, value: str, changed: Callable[[str], object], *, free: bool = True) -> QLineEdit:
        line = text_field(value)
        line.setCursorPosition(0)  # a long text is read from its beginning
        line.setEnabled(not (free and value and self._session.names.masked))
        before = line.text()
        line.editingFinished.connect(lambda: self._finished(line, before, line.text().strip(), changed))
        return line

    def _area(self, value: str, changed: Callable[[str], object]) -> TextArea:
        area = TextArea(value)
        area.setEnabled(not (value and self._session.names.masked))
        before = area.toPlainText()
        area.finished.connect(lambda: self._finished(area, before, area.toPlainText().strip(), changed))
        return area

    def _finished(self, widget: QWidget, before: str, text: str, changed: Callable[[str], object]) -> None:
        if text != before.strip():
            widget.blockSignals(True)  # the form is built anew, and the widget would speak again as it goes
            changed(text)

    def _number(self, name: str, value: float, *, whole: bool) -> QLineEdit:
        return self._line(f"{value:.10g}" if value else "", partial(self._numbered, name, whole), free=False)

    def _numbered(self, name: str, whole: bool, text: str) -> None:
        plain = THOUSANDS.sub("", text.replace(" ", ""))
        try:
            self._changed({name: (int(plain) if whole else float(plain)) if plain else (0 if whole else 0.0)})
        except ValueError:
            self._refuse(NO_NUMBER, text)

    def _figures(self, name: str, text: str) -> None:
        pairs = [line.partition(":") for line in _lines(text)]
        wrong = [day for day, colon, _ in pairs if not colon]
        if wrong:
            self._refuse(NO_FIGURE, wrong[0])
        else:
            self._changed({name: {typed_day(day.strip()): figure.strip() for day, _, figure in pairs}})

    def _person(self, part: Entry, name: str, beside: str) -> QLineEdit:
        """A line with the names of the plan offered; a name that is one person's links to them."""
        linked = getattr(part, beside or name)
        person = self._session.plan.find(Person, linked) if linked else None
        shown = person.name if person else str(getattr(part, name))
        line = self._line(shown, partial(self._named, name, beside))
        line.textEdited.connect(lambda _text: self._offer(line))
        return line

    def _offer(self, line: QLineEdit) -> None:
        """Offer names once somebody types: there may be very many."""
        if line.completer() is None:
            names = sorted({person.name for person in self._session.plan.all(Person) if person.name})
            completer = QCompleter(names, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            line.setCompleter(completer)

    def _named(self, name: str, beside: str, text: str) -> None:
        found = [p.id for p in self._session.plan.all(Person) if text and p.name.casefold() == text.casefold()]
        link = found[0] if len(found) == 1 else ""
        if beside:
            self._changed({name: text, beside: link})
        elif link or not text:
            self._changed({name: link})
        else:
            self._refuse(NOBODY, text)

    def _refuse(self, said: tuple[str, str], text: str) -> None:
        self._session.refused.emit(said[0].format(text), said[1])
        self._changed({})

    def _words(self) -> PartWords:
        return PartWords(self._session.plan, self._session.scenario, self._session.method)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _figures_text(figures: Mapping[str, str]) -> str:
    return "\n".join(f"{iso_words(day)}: {figure}" for day, figure in sorted(figures.items()))


_DAYS = {"day": (iso_words, typed_day), "month": (month_words, typed_month)}
"""How a day or a month is told and typed, by what a field holds."""
