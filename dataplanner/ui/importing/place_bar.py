"""Which sheet the rows are from and which row names their columns, for the user to say where it was not found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from dataplanner.files.hr_import import Place, Table
from dataplanner.files.hr_import.stacked import whole_source
from dataplanner.ui.importing.work import Reading
from dataplanner.ui.widgets import label

FARTHEST = 9999
NO_ROW = "none"
TEXT_MARGIN = 6


class PlaceBar(QWidget):
    """Shows where a table of a reading stands; another place is announced."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = QComboBox()
        self.sheet.setAccessibleName("Sheet")
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheet.setMinimumContentsLength(14)
        self.sheet.activated.connect(lambda _at: self.changed.emit(Place(self.sheet.currentData())))
        self.header_row = QSpinBox()
        self.header_row.setAccessibleName("Row that names the columns")
        self.header_row.setRange(0, FARTHEST)
        self.header_row.setSpecialValueText(NO_ROW)
        self.header_row.setKeyboardTracking(False)
        self.header_row.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)  # which its style sheet has no word for
        self.header_row.valueChanged.connect(lambda row: self.changed.emit(Place(self.sheet.currentData(), row)))
        self._sheet_label = label("Sheet", "secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        for widget in (self._sheet_label, self.sheet, label("Columns are named in row", "secondary"), self.header_row):
            line.addWidget(widget)
        line.addStretch(1)

    def show_table(self, reading: Reading, table: Table) -> None:
        """Show where a table stands; nothing for a format that has no row of names."""
        sources = list(dict.fromkeys(whole_source(one.source) for one in reading.tables))
        self.setVisible(table.headless or table.header_row is not None)
        for widget in (self._sheet_label, self.sheet):
            widget.setVisible(len(sources) > 1)
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for source in sources:
            self.sheet.addItem(_called(source, table.file), source)
        self.sheet.setCurrentIndex(max(self.sheet.findData(whole_source(table.source)), 0))
        self.sheet.blockSignals(False)
        self.header_row.blockSignals(True)
        self.header_row.setValue(table.header_row or 0)
        self.header_row.blockSignals(False)


def _called(source: str, file: str) -> str:
    """A sheet of the same file by its own name alone."""
    return source.removeprefix(file).strip(" []") or source
