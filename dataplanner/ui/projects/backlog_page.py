"""The page of the backlog: what is done in which phase, what velocity can carry, and the picture of value and reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dataplanner.analysis.backlog import PlannedItem, backlog_plan
from dataplanner.analysis.part_text import PartWords
from dataplanner.model.backlog import MOST, BacklogItem
from dataplanner.model.edits import AddPart, ChangePart, RemovePart
from dataplanner.model.edits.base import new_id
from dataplanner.model.projects import Project
from dataplanner.model.records import Key
from dataplanner.ui.projects.backlog_model import BacklogModel
from dataplanner.ui.projects.backlog_view import HELP, BacklogView
from dataplanner.ui.projects.page import Page, PageContext
from dataplanner.ui.projects.part_list import PartList
from dataplanner.ui.projects.reach_picture import ReachPicture
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.skills.days import today
from dataplanner.ui.widgets import Column, button, label, row

EMPTY = "Nothing is on the backlog yet. Add what the business would like to have; then rate it together."
SIDE = 250
NARROW = 800
"""Below this width in pixels the page has no side."""
LISTS = ("velocity", "use_cases")


class BacklogPage(Page):
    """``view`` is the table; the item at its cursor has a ring in the picture and its form in the inspector."""

    name = "Backlog"
    tables = ("backlog", *LISTS)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._current = ""
        self._moving = False
        self.model = BacklogModel(context.session.method)
        self.view = BacklogView(context.theme, self.model)
        self.picture = ReachPicture(context.theme, context.session.method.projects.backlog)
        self.picture.setMinimumHeight(260)
        self._empty = label(EMPTY, "secondary", wrap=True)
        self._lists = Column(margins=(0, 0, 0, 0))
        self._lay_out()
        self._connect()

    def draw(self, project: Project) -> None:
        plan = backlog_plan(self.session.plan, self.session.scenario, project, self.session.method, today())
        self._moving = True
        self.model.show(plan, PartWords(self.session.plan, self.session.scenario, self.session.method))
        self._put_cursor()
        self._moving = False
        self.picture.show_items(plan.items, self._current)
        self._empty.setVisible(not plan.items)
        self._lists.clear()
        for table in LISTS:
            self._lists.add(PartList(self.session, project, table, project.phase, self.context.open_part))

    def go_to_part(self, table: str, key: Key) -> None:
        if table == BacklogItem.table:
            self._choose(key[-1])

    def start(self) -> None:
        self.view.setFocus()
        self._open(self.context.show_part)

    def current(self) -> PlannedItem | None:
        """The item at the cursor."""
        return self.model.item(self.view.currentIndex())

    def _lay_out(self) -> None:
        side = QWidget()
        right = Column(side, (16, 0, 12, 0))
        right.add(label("Value and reach", "section"))
        right.add(self.picture)
        lists = QWidget()
        lists.setLayout(self._lists)
        right.add(lists)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._empty)
        left.addWidget(self.view, 1)
        left.addWidget(row(button("+ Item", self._add), None))
        left.addWidget(label(HELP, "small", wrap=True))
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(left, 1)
        self._side = scrolling(side, width=SIDE)
        body.addWidget(self._side)
        # The side goes when the page gets narrow: it must not keep the page from getting so.
        self.setMinimumWidth(NARROW // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= NARROW)

    def _connect(self) -> None:
        view = self.view
        view.move_asked.connect(lambda phase: self._change({"phase": phase}))
        view.rate_asked.connect(self._rate)
        view.done_asked.connect(self._turn_done)
        view.add_asked.connect(self._add)
        view.open_asked.connect(lambda: self._open(self.context.open_part))
        view.remove_asked.connect(self._remove)
        view.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.picture.chosen.connect(self._choose)

    def _put_cursor(self) -> None:
        row_ = self.model.row_of(self._current)
        if row_ is None:
            rows = [at for at, line in enumerate(self.model.lines) if line.item]
            open_ = [at for at in rows if (one := self.model.lines[at].item) and not one.item.done]
            row_ = next(iter([*open_, *rows]), None)
        if row_ is not None:
            self.view.setCurrentIndex(self.model.index(row_, 0))
        one = self.current()
        self._current = one.item.id if one else ""

    def _follow(self) -> None:
        """The picture and the inspector follow the cursor."""
        one = self.current()
        if one is None or self._moving:
            return
        self._current = one.item.id
        self.picture.show_items([line.item for line in self.model.lines if line.item], self._current)
        self._open(self.context.show_part)

    def _choose(self, item: str) -> None:
        row_ = self.model.row_of(item)
        if row_ is not None:
            self.view.setCurrentIndex(self.model.index(row_, 0))

    def _open(self, turn: Callable[[str, Key], object]) -> None:
        one = self.current()
        if one is not None and self.isVisible():
            turn(BacklogItem.table, one.item.key)

    def _change(self, fields: dict[str, object]) -> None:
        one = self.current()
        if one is not None:
            self.session.do(ChangePart(BacklogItem.table, one.item.key, fields))

    def _rate(self, field: str, step: int) -> None:
        one = self.current()
        if one is not None:
            self._change({field: min(max(getattr(one.item, field) + step, 0), MOST)})

    def _turn_done(self) -> None:
        one = self.current()
        if one is not None:
            self._change({"done": "" if one.item.done else str(today())})

    def _remove(self) -> None:
        one = self.current()
        if one is not None:
            self.session.do(RemovePart(BacklogItem.table, one.item.key))

    def _add(self) -> None:
        if self._project is None:
            return
        item = BacklogItem(self._project.id, new_id(), "New item", phase=self._project.phase)
        self._current = item.id
        if self.session.do(AddPart(item)):
            self._choose(item.id)
            self.context.open_part(BacklogItem.table, item.key)
