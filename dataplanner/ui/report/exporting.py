"""“Export the workbook…” of the menu: the report, which tells what became of it, and at once where it is to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataplanner.ui.report.workspace import ReportWorkspace

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


def export_workbook(window: MainWindow) -> None:
    """Turn to the report and ask where the workbook is to be written."""
    window.open_workspace(ReportWorkspace.name)
    window.workspaces.page(ReportWorkspace).ask_for_workbook()
