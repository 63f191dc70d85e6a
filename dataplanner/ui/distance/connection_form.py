"""The form of a connection: its teams, what it is, who carries it, since when, volunteer, the hole left behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from dataplanner.analysis.free_texts import is_hidden
from dataplanner.model.connections import CONNECTION_KINDS, Connection
from dataplanner.model.days import EXAMPLE, iso_words, typed_day
from dataplanner.model.edits import AddConnection, ChangeConnection
from dataplanner.model.people import Person
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.distance.link_words import CONNECTION_WORDS
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.picker import PositionPicker
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import button, card, clear_layout, label, row, text_field

TEXTS = (("since", "Since", EXAMPLE), ("hole", "Hole left behind", "What their own team does without meanwhile"),
         ("note", "Note", ""))  # fmt: skip
VACANT = "That position is vacant: choose somebody who is there."


class ConnectionForm(QWidget):
    """One connection, new or there already; nothing is changed until it is saved. ``closed`` is told at the end."""

    def __init__(self, session: Session, connection: Connection | None, closed: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._closed = session, closed
        self.connection = connection
        self._people = list(connection.people) if connection else []
        self.teams = [self._team_box("Team that gives", 0), self._team_box("Team that hosts", 1)]
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of connection")
        for kind in CONNECTION_KINDS:
            self.kind.addItem(CONNECTION_WORDS[kind], kind)
        self.kind.setCurrentIndex(max(self.kind.findData(connection.kind if connection else ""), 0))
        self.volunteer = QCheckBox("They asked for it")
        self.volunteer.setChecked(bool(connection and connection.volunteer))
        self.texts = {field: self._line(field, name, hint) for field, name, hint in TEXTS}
        self._names = FlowLayout()
        self._build()
        self._show_people()

    def add_person(self, position: str) -> None:
        """Let the holder of a position carry it too."""
        person = self._session.organisation.position(position).person
        if person is not None and person not in self._people:
            self._people.append(person)
            self._show_people()

    def save(self) -> None:
        """Add the connection, or change it; a refusal leaves the form open."""
        session, fields = self._session, self._fields()
        if self.connection is None:
            done = session.do(AddConnection(session.scenario, **fields))  # type: ignore[arg-type]
        else:
            done = session.do(ChangeConnection(session.scenario, self.connection.id, fields)) or not self._differs()
        if done:
            self._closed()

    def _differs(self) -> bool:
        """Whether something was changed that could not be saved."""
        return any(getattr(self.connection, name) != value for name, value in self._fields().items())

    def _fields(self) -> dict[str, object]:
        shown = {field: line.text().strip() for field, line in self.texts.items() if line.isEnabled()}
        shown["since"] = typed_day(shown["since"])
        return {
            "team_a": self.teams[0].currentData(), "team_b": self.teams[1].currentData(),
            "kind": self.kind.currentData(), "people": tuple(self._people), "volunteer": self.volunteer.isChecked(),
            **shown,
        }  # fmt: skip

    def _build(self) -> None:
        frame, column = card()
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(label("Change the connection" if self.connection else "New connection", "strong"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label("What it is", "secondary"), self.kind)
        form.addRow(label("From team", "secondary"), self.teams[0])
        form.addRow(label("With team", "secondary"), self.teams[1])
        people = QVBoxLayout()
        people.addLayout(self._names)
        people.addWidget(row(button("Add somebody…", self._choose, "link"), None))
        form.addRow(label("Who carries it", "secondary"), people)
        form.addRow("", self.volunteer)
        for field, name, _hint in TEXTS:
            form.addRow(label(name, "secondary"), self.texts[field])
        column.addLayout(form)
        column.addWidget(row(button("Save", self.save, "primary"), button("Cancel", self._closed), None))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _show_people(self) -> None:
        clear_layout(self._names)
        for person in self._people:
            found = self._session.plan.find(Person, person)
            name = self._session.names.person(found) if found else "somebody who is gone"
            remove = button(f"{name}  ✕", partial(self._remove, person))
            remove.setAccessibleName(f"Remove {name} from the connection")
            self._names.addWidget(remove)

    def _remove(self, person: str) -> None:
        self._people.remove(person)
        self._show_people()

    def _choose(self) -> None:
        position = self._session.organisation.position
        refusal = lambda id_: VACANT if position(id_).vacant else ""  # noqa: E731 – a name for what is handed over
        PositionPicker(self.window(), self._session, "Who carries it?", self.add_person, refusal).open()

    def _team_box(self, name: str, at: int) -> QComboBox:
        box = choice_box(name, [(team.id, team.name) for team in self._session.organisation.sorted_teams()])
        wanted = (self.connection.team_a, self.connection.team_b)[at] if self.connection else None
        box.setCurrentIndex(box.findData(wanted) if wanted else min(at, box.count() - 1))
        return box

    def _line(self, field: str, name: str, hint: str) -> QLineEdit:
        value = str(getattr(self.connection, field)) if self.connection else ""
        value = iso_words(value) if field == "since" else value
        line = text_field(value)
        line.setEnabled(not is_hidden(value))
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line
