"""Two hundred rows copied out of a spreadsheet become positions in one step, and one step takes them back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dataplanner.files.plan_json import plan_text
from dataplanner.model.validity import check_plan
from dataplanner.ui.main_window import MainWindow
from dataplanner.ui.organisation.sheet.page import SheetPage
from tests.windows import OpenSample, press

CONTROL = Qt.KeyboardModifier.ControlModifier
ROWS = 200
HEAD = "Petra New\tChief Data Officer\tInes Okafor\tData\tBonn\tM5\t1"


def test_two_hundred_rows_pasted_below_the_last(qtbot: QtBot, window: MainWindow, open_sample: OpenSample) -> None:
    session = open_sample("hansa-foods")
    before = plan_text(session.plan)
    window.actions_by_id["sheet"].trigger()
    sheet = window.workspaces.findChild(SheetPage)
    assert isinstance(sheet, SheetPage)
    headings = "\t".join(column.heading for column in sheet.model.columns[:7])
    workers = [f"Worker {n}\tData Engineer\tPetra New\tData\tBonn\t\t0,8" for n in range(ROWS - 1)]
    QGuiApplication.clipboard().setText("\r\n".join([headings, HEAD, *workers, ""]))
    last = sheet.model.rowCount() - 1
    there = list(sheet.model.ids)
    sheet.view.setCurrentIndex(sheet.model.index(last, 0))
    press(qtbot, Qt.Key.Key_V, modifier=CONTROL)
    organisation = session.organisation
    assert session.document.undo_label == "Paste 200 rows"
    assert len(organisation) == 420 + ROWS
    (head,) = [one for one in organisation.positions() if one.title == "Chief Data Officer" and one.id not in there]
    assert head.manager == organisation.roots()[0].id
    assert organisation.span_of_control(head.id) == ROWS - 1
    assert {report.fte for report in organisation.reports(head.id)} == {0.8}
    check_plan(session.plan)
    press(qtbot, Qt.Key.Key_Z, modifier=CONTROL)
    assert plan_text(session.plan) == before
