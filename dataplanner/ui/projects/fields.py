"""A widget for each field of a project's parts, made from what the field holds; what is typed goes out as fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dataplanner.analysis.part_text import PartWords
from dataplanner.analysis.project_method import FormField
from dataplanner.model.edits import Edit
from dataplanner.model.errors import PlanError
from dataplanner.model.holds import Holds, holdings
from dataplanner.model.people import Person
from dataplanner.model.projects import Entry
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.projects.field_text import AS_TEXT, NotOnePerson, typed_person
from dataplanner.ui.projects.people_offered import offer_people
from dataplanner.ui.session import Session
from dataplanner.ui.text_area import TextArea
from dataplanner.ui.tick import Tick
from dataplanner.ui.typed import Field, text_of, typed_as
from dataplanner.ui.widgets import Column, label, text_field

Fields = dict[str, object]
Changed = Callable[[Fields], object]
AsEdit = Callable[[Fields], Edit | None]
"""The edit that gives the part of a form these values."""
Read = Callable[[str], Fields]
"""What a text says, as fields of the part. Raises a PlanError where it says nothing."""
NOT_SAID = "Not said"
PERSON, SCALE = "person", "scale"
CHOICES = ("phase", "team", "choice", "parts")
AREAS = ("text", "lines", "figures")
"""What is written on several lines; a name has one."""


class FieldMaker:
    """Makes the widgets of one form and remembers them, so that the cursor can be put back into the same one.

    ``changed`` does what a field is left with, ``as_edit`` says what that would be while somebody types.
    """

    def __init__(self, session: Session, changed: Changed, as_edit: AsEdit) -> None:
        self._session, self._changed, self._as_edit = session, changed, as_edit
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

    def _answered(self, answers: Mapping[str, str], question: str, text: str) -> Fields:
        others = {id_: answer for id_, answer in answers.items() if id_ != question}
        return {"answers": others | ({question: text} if text else {})}

    def _made(self, part: Entry, field: FormField, held: Holds) -> QWidget:
        value = getattr(part, field.id)
        beside = next(
            (name for name, one in holdings(type(part)).items() if one.what == "person" and one.of == field.id), ""
        )
        if beside or held.what == PERSON:
            return self._person(part, field.id, beside)
        if held.what == SCALE:
            return self._box(field.id, [(number, str(number)) for number in range(1, held.most + 1)], value, 0)
        if held.what in CHOICES:
            return self._choice(part, field.id, held)
        written, typed = AS_TEXT[held.what]

        def read(text: str) -> Fields:
            return {field.id: typed(text)}

        if held.what in AREAS and field.id != "name":
            return self._area(written(value), read)
        return self._line(written(value), read, free=held.what in ("text", "line"))

    def _choice(self, part: Entry, name: str, held: Holds) -> QWidget:
        """A box for one choice; a list of ticks for several."""
        options = self._words().options(getattr(part, "project", ""), held)
        value = getattr(part, name)
        if isinstance(value, str):
            lost = [(value, value)] if value and value not in dict(options) else []
            return self._box(name, [*options, *lost], value, "")
        return self._ticks(name, options, value)

    def _box(self, name: str, options: Iterable[tuple[object, str]], value: object, nothing: object) -> QComboBox:
        box = choice_box("", [(nothing, NOT_SAID), *options])
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(lambda at: self._changed({name: box.itemData(at)}))
        return box

    def _ticks(self, name: str, options: list[tuple[str, str]], value: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        column = Column(holder, (0, 0, 0, 0))
        column.setSpacing(0)
        if not options:
            column.add(label("Nothing to choose yet.", "secondary"))
        for id_, text in options:
            tick = Tick(text, on=id_ in value)
            tick.toggled.connect(partial(self._ticked, name, id_, [option for option, _ in options], value))
            self.widgets[f"{name}/{id_}"] = tick
            column.add(tick)
        return holder

    def _ticked(self, name: str, id_: str, known: list[str], value: tuple[str, ...], on: bool) -> None:
        chosen = {*value, id_} if on else set(value) - {id_}
        lost = [other for other in value if other not in known and other in chosen]
        self._changed({name: (*(other for other in known if other in chosen), *lost)})

    def _line(self, value: str, read: Read, *, free: bool = True) -> QLineEdit:
        line = text_field(value)
        line.setCursorPosition(0)  # a long text is read from its beginning
        line.setEnabled(not (free and value and self._session.names.masked))
        line.editingFinished.connect(self._finishing(line, read))
        return line

    def _area(self, value: str, read: Read) -> TextArea:
        area = TextArea(value)
        area.setEnabled(not (value and self._session.names.masked))
        area.finished.connect(self._finishing(area, read))
        return area

    def _finishing(self, field: Field, read: Read) -> Callable[[], None]:
        """What is to be done when a field is left: what was typed is taken for what it says.

        Where it says nothing, that is told and the field is as it was.
        """
        before = text_of(field).strip()

        def finish() -> None:
            if (text := text_of(field).strip()) == before:
                return
            field.blockSignals(True)  # the form is built anew, and the field would speak again as it goes
            try:
                fields = read(text)
            except PlanError as error:
                self._session.refused.emit(error.sentence, error.remedy)
                fields = {}
            self._changed(fields)

        typed_as(field, lambda text: self._as_edit(read(text)) if text != before else None)
        return finish

    def _person(self, part: Entry, name: str, beside: str) -> QLineEdit:
        """A line with the names of the plan offered; a name that is one person's links to them."""
        linked = getattr(part, beside or name)
        person = self._session.plan.find(Person, linked) if linked else None
        shown = person.name if person else str(getattr(part, name))
        line = self._line(shown, partial(self._named, name, beside))
        offer_people(line, self._session)
        return line

    def _named(self, name: str, beside: str, text: str) -> Fields:
        """A name in words may be anybody's, and links to one of the plan where there is just one."""
        if not beside:
            return {name: typed_person(self._session.plan, text)}
        try:
            return {name: text, beside: typed_person(self._session.plan, text)}
        except NotOnePerson:
            return {name: text, beside: ""}

    def _words(self) -> PartWords:
        return PartWords(self._session.plan, self._session.scenario, self._session.method)
