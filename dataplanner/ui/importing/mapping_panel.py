"""The mapping as the user may change it: the way of the managers, a column for each field, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dataplanner.files.hr_import import (
    LEAVE_OUT,
    Candidate,
    Mapping,
    Table,
    with_choice,
    with_column_kept,
    with_column_left_out,
    with_field,
)
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.importing.work import Choices, Reading
from dataplanner.ui.widgets import button, clear_layout, label, menu_text, row, toggle

FIELD_WIDTH, GAP = 184, 4  # pixels
LINE_ROWS = 3
"""Rows of the grid that a line of fields takes: what they are called, their columns, and what parts them."""
MOST_WAYS = 15
USUAL = frozenset({"name", "title", "employee_id", "email", "department", "location"})
NO_COLUMN = "–"
_NO_BRACKETS = str.maketrans("", "", "[]")
NOT_OFFERED = frozenset({"manager", "upper_manager", "path", "level", "reports", "national_id"})
LEFT_OUT_TEXTS = {
    "leaver": "Leave out people who have left",
    "eliminated": "Leave out eliminated positions",
    "historical": "Leave out earlier rows of a person",
    "not_started": "Leave out people who are still to begin",
}


class MappingPanel(QScrollArea):
    """Shows a reading's mapping for one of its tables; every change is announced as new choices."""

    changed = Signal(object)
    table_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.table = _combo("Table", characters=28)
        self.managers = _combo("How managers are given", characters=20)
        self.managers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.activated.connect(self._on_table)
        self.managers.activated.connect(self._on_manager)
        self._fields = {field: _combo(_called(field)) for field in offered_fields()}
        for field, combo in self._fields.items():
            combo.activated.connect(lambda _at, field=field: self._on_field(field))
        self._labels = {field: label(_called(field), "small") for field in self._fields}
        self.more = toggle("All fields", lambda _on: self._place_fields())
        self.left_out = button("", self._show_left_out)
        self.left_out.setToolTip("What stays out of the plan, to be kept with a tick")
        self._placed = 0  # side by side; nothing is placed before there is a reading
        self._grid = QGridLayout()
        self._ticks = FlowLayout(spacing=10)
        self._build()

    def show_reading(self, reading: Reading) -> None:
        """Show another reading of the same tables."""
        self._reading = reading
        tables = reading.imported.tables
        _fill(self.table, [(name, at) for at, name in enumerate(table_names(tables))], max(self.at, 0))
        self._table_row.setVisible(len(tables) > 1)
        self._show_ways(reading.mapping)
        for field, combo in self._fields.items():
            columns: list[tuple[str, object]] = [(name, name) for name in tables[self.at].header]
            _fill(combo, [(NO_COLUMN, None), *columns], reading.mapping.column(field, self.at))
        self._place_fields()
        self._show_ticks(reading)

    @property
    def at(self) -> int:
        """The table that is shown."""
        return self.table.currentIndex()

    def show_table(self, at: int) -> None:
        """Turn to another table."""
        self.table.setCurrentIndex(at)
        self._on_table(at)

    def _build(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._table_row = row(label("Columns of", "secondary"), self.table, None)
        column.addWidget(self._table_row)
        self._ways_row = row(label("Managers", "strong"), self.managers, self.left_out, self.more)
        column.addWidget(self._ways_row)
        column.addLayout(self._grid)
        for field, combo in self._fields.items():  # a widget of nobody's would be shown as a window
            self._labels[field].setParent(holder)
            combo.setParent(holder)
        column.addLayout(self._ticks)
        column.addStretch(1)
        self.setWidget(holder)

    def _place_fields(self) -> None:
        """The usual fields and those with a column; all of them where that is wanted."""
        self._placed = self._across
        used = {field for field, columns in self._reading.mapping.fields.items() if any(columns)}
        shown = [field for field in self._fields if self.more.isChecked() or field in used | USUAL]
        for field, combo in self._fields.items():
            self._labels[field].setVisible(field in shown)
            combo.setVisible(field in shown)
        for place, field in enumerate(shown):
            line, across = divmod(place, self._across)
            self._grid.addWidget(self._labels[field], LINE_ROWS * line, across)
            self._grid.addWidget(self._fields[field], LINE_ROWS * line + 1, across)
        self._space_lines()

    def _space_lines(self) -> None:
        """Set the lines of fields so far apart that the edge of a low window cuts none of them."""
        above = sum(one.sizeHint().height() + GAP for one in (self._table_row, self._ways_row) if not one.isHidden())
        room = self.viewport().height() - above
        line = 2 * GAP + sum(one.sizeHint().height() for one in (self.more, self._labels["name"]))
        apart = max(0, room // max(1, room // line) - line)
        for below in range(LINE_ROWS - 1, self._grid.rowCount(), LINE_ROWS):
            self._grid.setRowMinimumHeight(below, apart)

    @property
    def _across(self) -> int:
        """How many fields stand side by side."""
        return max(2, (self.viewport().width() - 8) // FIELD_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._placed and self._placed != self._across:
            self._place_fields()
        elif self._placed:
            self._space_lines()

    def _show_ways(self, mapping: Mapping) -> None:
        chosen = mapping.managers[self.at] if self.at < len(mapping.managers) else None
        ways = sorted((one for one in mapping.candidates if one.table == self.at), key=lambda one: -one.share)
        shown = list(dict.fromkeys([*ways[:MOST_WAYS], *([chosen] if chosen else [])]))
        none: list[tuple[str, object]] = [] if chosen else [(NO_COLUMN, None)]
        _fill(self.managers, [*none, *((_way_text(one, chosen), one) for one in shown)], chosen)

    def _show_ticks(self, reading: Reading) -> None:
        """Left alone where nothing is new, so that a tick under the keyboard keeps the focus."""
        left_out = {name for name, _ in reading.mapping.left_out}
        counts = Counter(one.subject.kind for one in reading.imported.problems if one.subject)
        ticks = [(f"{LEFT_OUT_TEXTS[kind]}: {counts[kind]:,}", kind, kind in reading.choices.leave_out)
                 for kind in LEAVE_OUT if counts[kind] or kind in reading.choices.leave_out]  # fmt: skip
        ticks += [(f"Keep “{name}” ({category.replace('_', ' ')})", name, name not in left_out)
                  for name, category in reading.sensitive]  # fmt: skip
        self.left_out.setVisible(bool(ticks))
        self.left_out.setText(f"Left out · {len(left_out):,}")
        boxes = {box.text(): box for box in self.findChildren(QCheckBox)}
        if list(boxes) == [menu_text(text) for text, *_ in ticks]:
            for text, _, on in ticks:
                boxes[menu_text(text)].setChecked(on)
            return
        clear_layout(self._ticks)
        sensitive = {name for name, _ in reading.sensitive}
        for text, name, on in ticks:
            if name in sensitive and name == reading.sensitive[0][0]:
                self._ticks.addWidget(
                    label("Left out, as it is nobody’s business here, unless you keep it:", "secondary")
                )
            self._ticks.addWidget(self._tick(text, name, on=on, keeps=name in sensitive))

    def _show_left_out(self) -> None:
        """Bring the ticks into sight: in a low window they lie below the fields."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        boxes = self.findChildren(QCheckBox)
        boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, text: str, name: str, *, on: bool, keeps: bool) -> QCheckBox:
        box = QCheckBox(menu_text(text))
        box.setChecked(on)
        box.clicked.connect(lambda ticked: self._on_keep(name, keep=ticked) if keeps else self._on_leave_out(name))
        return box

    def _on_table(self, _at: int) -> None:
        self.show_reading(self._reading)
        self.table_changed.emit(self.at)

    def _on_manager(self, _at: int) -> None:
        way = self.managers.currentData()
        if isinstance(way, Candidate):
            self._map(with_choice(self._reading.mapping, way))

    def _on_field(self, field: str) -> None:
        column = self._fields[field].currentData()
        if column != self._reading.mapping.column(field, self.at):
            self._map(with_field(self._reading.mapping, field, self.at, column))

    def _on_keep(self, name: str, *, keep: bool) -> None:
        mapping, category = self._reading.mapping, dict(self._reading.sensitive)[name]
        self._map(with_column_kept(mapping, name) if keep else with_column_left_out(mapping, name, category))

    def _on_leave_out(self, kind: str) -> None:
        choices = self._reading.choices
        self._choose(replace(choices, leave_out=choices.leave_out ^ {kind}))

    def _map(self, mapping: Mapping) -> None:
        self._choose(replace(self._reading.choices, mapping=mapping))

    def _choose(self, choices: Choices) -> None:
        self.changed.emit(choices)


def offered_fields() -> list[str]:
    """The fields that a column may be given, in the sequence of the vocabulary."""
    return [field for field in vocabulary().synonyms if field not in NOT_OFFERED]


def table_names(tables: Sequence[Table]) -> list[str]:
    """What tables are called: sheets of one file by their own names alone."""
    if len({table.file for table in tables}) > 1:
        return [table.source for table in tables]
    own = (table.source.removeprefix(table.file).translate(_NO_BRACKETS).strip(" ,") for table in tables)
    return [f"{name[:1].upper()}{name[1:]}" or table.source for name, table in zip(own, tables, strict=True)]


def _called(field: str) -> str:
    return "FTE" if field == "fte" else field.replace("_", " ").capitalize()


def _way_text(way: Candidate, chosen: Candidate | None) -> str:
    """A way with what it makes of the cells as read; of the chosen one the line above tells what it led to."""
    key = way.key.replace("_", " ")
    against = f" looked up in {key}" if key and way.key not in (way.column, way.way) else ""
    share = "" if way == chosen else f": {way.share:.1%} as read"
    return f"{way.column}, by {way.way}{against}{share}"


def _combo(name: str, characters: int = 12) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(characters)
    return combo


def _fill(combo: QComboBox, items: list[tuple[str, object]], chosen: object) -> None:
    """Items with their data, one of them chosen; nobody is told."""
    combo.blockSignals(True)
    combo.clear()
    for text, data in items:
        combo.addItem(text, data)
    combo.setCurrentIndex(next((at for at, (_, data) in enumerate(items) if data == chosen), 0))
    combo.blockSignals(False)
