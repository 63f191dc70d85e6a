"""The page of titles: kinds and roles proposed from them, to be confirmed in bulk; nothing is taken over unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout

from dataplanner.analysis.method import CERTAINTIES
from dataplanner.analysis.title_groups import TitleGroup, confirmation, title_groups
from dataplanner.analysis.wording import Count
from dataplanner.ui.distance.page import DistancePage, PageContext
from dataplanner.ui.distance.titles_model import COUNT, KIND, MIND, ROLE, STATE, SURE, TITLE, WHY, TitlesModel
from dataplanner.ui.flow import FlowLayout
from dataplanner.ui.tables import list_table
from dataplanner.ui.widgets import Column, ElidedLabel, button, card, fact, label, toggle

ABOUT = (
    "What the titles suggest about the work, with the reason. Tick what is right and confirm it; a title alone decides "
    "nothing, and what somebody has said otherwise is left alone."
)
NONE = "No title here speaks of data work. Kinds can be said by hand: select a position on the chart."
MOST = 12
"""So many holders are named beside the table."""
WIDTHS = {TITLE: 208, COUNT: 72, KIND: 136, ROLE: 152, SURE: 76, STATE: 112, MIND: 112}


class TitlesPage(DistancePage):
    """A table of titles with ticks, a filter for those that mislead, and one button that confirms."""

    name = "Titles"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = TitlesModel(self.session, self.theme)
        self.table = self._table()
        self._confirm = button("", self._do, "primary")
        self._mislead = toggle("That may mislead", lambda _on: self.refresh())
        self._none = label(NONE, "body", wrap=True)
        self.model.ticked_changed.connect(self._show_count)
        choices = FlowLayout()
        for choice in (
            button("Tick the sure", lambda: self.model.tick(CERTAINTIES[:1])),
            button("Tick sure and likely", lambda: self.model.tick(CERTAINTIES[:2])),
            button("Tick none", lambda: self.model.tick(())),
            self._mislead,
            self._confirm,
        ):
            choices.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(ABOUT, "secondary", wrap=True))
        column.addLayout(choices)
        column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        groups = title_groups(self.session.organisation, self.session.method)
        mislead = [group for group in groups if group.proposal.warning]
        self._mislead.setText(f"That may mislead {len(mislead):,}")
        self.model.show(mislead if self._mislead.isChecked() else groups)
        self.table.setVisible(bool(groups))
        self._none.setVisible(not groups)

    def tell(self, column: Column) -> None:
        index = self.table.currentIndex()
        if 0 <= index.row() < len(self.model.groups):
            self._tell_group(column, self.model.groups[index.row()])
        else:
            column.add(label("Select a title to see why, and who holds it.", "secondary", wrap=True))

    def _tell_group(self, column: Column, group: TitleGroup) -> None:
        found = group.proposal
        column.add(label(group.title, "heading", wrap=True))
        column.add(fact("Kind", self.session.method.kinds[found.kind].name))
        column.add(fact("Role", found.role))
        column.add(fact("How sure", found.certainty))
        column.add(label(found.reason, "body", wrap=True))
        if found.warning:
            warned, lines = card("amber")
            lines.addWidget(label("May mislead", "strong"))
            lines.addWidget(label(found.warning, "secondary", wrap=True))
            column.add(warned)
        column.add(label(f"Held by {Count(len(group.positions)):# position|# positions}", "section"))
        for id_ in group.positions[:MOST]:
            column.add(ElidedLabel(self.session.names.position(self.session.organisation.position(id_))))
        column.add(button("Show on the chart", lambda: self._show_on_chart(group), "link"))

    def _do(self) -> None:
        if chosen := self.model.ticked():
            self.session.do(confirmation(self.session.organisation, chosen))

    def _show_count(self) -> None:
        positions = sum(group.open for group in self.model.ticked())
        self._confirm.setText(f"Confirm {Count(positions):# position|# positions}" if positions else "Confirm")
        self._confirm.setEnabled(positions > 0)

    def _table(self) -> QTableView:
        table = list_table("Titles and what they suggest", self.model)
        table.setShowGrid(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().setDefaultSectionSize(self.theme.space.row)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentChanged.connect(lambda *_: self.told_changed.emit())
        return table

    def _show_on_chart(self, group: TitleGroup) -> None:
        self.session.workspace_requested.emit("Organisation")
        self.session.select(group.positions)
