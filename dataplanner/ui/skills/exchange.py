"""The buttons that send matrices to managers as workbooks and bring them back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from dataplanner.analysis.skills_merge import Merge, merge_edit, merged
from dataplanner.analysis.skills_requests import SkillsRequest, request_about_all, requests_by_manager
from dataplanner.files.skills_sheet import Returned, read_returned, write_request, write_requests
from dataplanner.model.teams import Team
from dataplanner.ui.session import Session
from dataplanner.ui.skills.bring_back import BringBackPanel, Chosen, ChosenLevels
from dataplanner.ui.skills.days import today
from dataplanner.ui.skills.outcome import Outcome
from dataplanner.ui.tasks import Handle, Tasks
from dataplanner.ui.widgets import button

BACK_FILTER = "Workbooks (*.xlsx *.ods *.xlsm *.xls);;All files (*)"
MASKED = ("Names are masked.", "Show them first: these workbooks carry them.")
NOBODY = ("There is nobody to ask about.", "Choose a team that has people and skills.")


class Exchange:
    """Sends and brings back; ``panel`` shows what came back, ``shown`` gives the team on the page."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        outcome: Outcome,
        shown: Callable[[], Team | None],
        turned: Callable[[], object],
    ) -> None:
        self._session, self._tasks, self._outcome, self._shown, self._turned = session, tasks, outcome, shown, turned
        self.panel = BringBackPanel(session, self._take_over, turned)
        self.send = self._send_button()
        self.back = button("Bring back", self._ask_for_files)
        self._files = 0

    def send_to(self, path: Path, *, each: bool) -> None:
        """Write the workbook of the team shown, or one for each manager into a folder, in the background."""
        team = self._shown()
        if self._session.names.masked or team is None:
            self._outcome.failed(*(MASKED if self._session.names.masked else NOBODY))
            return
        plan, method, scenario = self._session.document.plan.copy(), self._session.method, self._session.scenario
        requests: list[SkillsRequest] = []
        if each:
            requests = requests_by_manager(plan, scenario, [team], method)
        elif (request := request_about_all(plan, scenario, [team], method)) is not None:
            requests = [request]

        def work(_handle: Handle) -> Path:
            if each:
                write_requests(plan, requests, method, path, today=today())
            else:
                write_request(plan, requests[0], method, path, today=today())
            return path

        if requests:
            self._tasks.run("Writing workbooks", work, self._outcome.written, self._outcome.failed)
        else:
            self._outcome.failed(*NOBODY)

    def bring_back(self, paths: list[Path]) -> None:
        """Read workbooks in the background and show what they say; the plan stays as it is until that is taken over."""
        if self._session.names.masked:
            self._outcome.failed(*MASKED)
            return
        plan, method = self._session.document.plan.copy(), self._session.method
        self._files = len(paths)

        def work(_handle: Handle) -> Returned:
            return read_returned(plan, paths, method)

        self._tasks.run("Reading workbooks", work, self._show, self._outcome.failed)

    def _show(self, returned: Returned) -> None:
        found = merged(self._session.document.plan, returned.claims, self._session.method, returned.levels)
        self.panel.show_result(found, returned)
        self._turned()

    def _take_over(self, merge: Merge, chosen: Chosen, levels: ChosenLevels) -> None:
        name = "Bring back a workbook" if self._files == 1 else f"Bring back {self._files} workbooks"
        session = self._session
        edit = merge_edit(session.document.plan, merge, session.method, name, today().isoformat(), chosen, levels)
        if session.do(edit):
            self._outcome.told(f"{merge.changing + len(chosen) + len(levels):,} answers taken over.")

    def _send_button(self) -> QPushButton:
        made = QPushButton("Send as workbook")
        menu = QMenu(made)
        menu.addAction("One for each manager, with their own people…", partial(self._ask_where, each=True))
        menu.addAction("The whole team in one…", partial(self._ask_where, each=False))
        made.setMenu(menu)
        return made

    def _ask_where(self, *, each: bool) -> None:
        team, dialogs = self._shown(), self._session.file_dialogs
        name = f"{team.name if team else 'Skills'}.xlsx"
        if each:
            path = dialogs.folder_to_fill(self.send, "Folder for the workbooks")
        else:
            path = dialogs.to_save(self.send, "Workbook", name, "Workbook (*.xlsx)", (".xlsx",))
        if path is not None:
            self.send_to(path, each=each)

    def _ask_for_files(self) -> None:
        paths = self._session.file_dialogs.several_to_open(self.back, "Workbooks that came back", BACK_FILTER)
        if paths:
            self.bring_back(paths)
