"""What the open window is about: the document, the scenario shown and the positions selected, as Qt signals.

Views read the plan through a session, change it only with ``do`` and redraw on its signals. The model knows nothing of
Qt; this object is the bridge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.analysis.masking import MaskedPlan, Seen
from dataplanner.analysis.method import Method
from dataplanner.analysis.readiness import make_lively
from dataplanner.files.errors import FileError
from dataplanner.files.name_words import name_words
from dataplanner.model.document import Changed, Document, unprepared
from dataplanner.model.edits import Edit
from dataplanner.model.errors import PlanError
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position, Scenario
from dataplanner.ui.file_dialogs import FileDialogs
from dataplanner.ui.findings.feed import FindingsFeed
from dataplanner.ui.names import Names
from dataplanner.ui.steps import BUSY, LARGE, Steps
from dataplanner.ui.tasks import Tasks

PRESENTED = ("A judgement about a person is not shown on a projector.", "End presenting first.")
MASKED = ("A judgement is about a named person, and names are masked.", "Show the names first.")
MASKING = "Masking names"


class Session(QObject):
    """One open document and how it is looked at. Nothing of a session is stored in the plan."""

    changed = Signal(object)
    """The model's Changed, after any edit, undo or redo."""
    scenario_changed = Signal()
    selection_changed = Signal(list)
    path_changed = Signal(list)
    names_changed = Signal()
    """Names are masked or shown, or the page is presented or no longer: what may be seen of people is another."""
    cut_changed = Signal(list)
    workspace_requested = Signal(str)
    entry_requested = Signal(str, object)
    """A part of a project by table and key; a step is one too."""
    drop_asked = Signal(object)
    """A DropRequest: what was dropped where, on the chart or in the outline, and what that means."""
    leaving_asked = Signal(str)
    """Whom the plan is to be tried without, by person id."""
    refused = Signal(str, str)
    """A sentence and its remedy, for the notice bar."""

    def __init__(self, document: Document, method: Method, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.method = method
        self.tasks = tasks
        self.scenario = AS_IS
        self.selection: list[str] = []
        self.path: list[str] = []
        self.cut: list[str] = []
        self.names = Names(document.plan)
        self.mask_numbers = MaskNumbers()
        self._masked: MaskedPlan | None = None
        self.presenting = False
        self.file_dialogs = FileDialogs()
        self.steps = Steps(document)
        self.read_only: tuple[str, str] | None = None
        self._unsubscribe = document.subscribe(self._on_changed)
        document.prepare = self._prepare
        self.findings = FindingsFeed(self, tasks)

    @property
    def plan(self) -> Plan:
        """The plan as it is to be seen: while names are masked, its texts call people by numbers.

        What goes into files is made of ``document.plan``.
        """
        return self.document.plan if self._masked is None else self._masked.plan

    @property
    def seen(self) -> tuple[int, str, bool]:
        """What is seen now, for whoever keeps what was worked out of it: another value, and it is out of date."""
        return self.document.revision, self.scenario, self._masked is not None

    @property
    def organisation(self) -> Organisation:
        """The organisation of the scenario that is shown."""
        return self.plan.organisation(self.scenario)

    def close(self) -> None:
        """Stop listening to the document."""
        self._unsubscribe()
        self.document.prepare = unprepared

    def do(self, edit: Edit) -> bool:
        """Do an edit; True when it changed anything. A refusal is announced, not raised."""
        meant = edit if self._masked is None else self._masked.mask.meant(edit)
        return self._attempt(lambda: self.steps.do(meant))

    def typing(self, edit: Edit | None) -> None:
        """Keep safe what somebody types that is not done yet; None when nobody does. Nothing is said: it is no step."""
        if self.read_only is None and not self.steps.under_way:
            with suppress(FileError):
                self.document.typing(edit if self._masked is None else self._masked.mask.meant(edit))

    def undo(self) -> None:
        self._attempt(self.steps.undo)

    def redo(self) -> None:
        self._attempt(self.steps.redo)

    def show_scenario(self, scenario: str) -> None:
        """Look at another scenario; what is selected stays selected where it exists there."""
        if scenario != self.scenario:
            self.scenario = scenario
            self.scenario_changed.emit()
            self._forget_missing()

    def select(self, position_ids: Iterable[str]) -> None:
        """Select these positions everywhere: chart, outline and inspector share one selection."""
        selection = [position_id for position_id in position_ids if position_id in self.organisation]
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit(selection)

    def selected(self) -> Position | None:
        """The position selected, when it is exactly one."""
        return self.organisation.position(self.selection[0]) if len(self.selection) == 1 else None

    def show_path(self, position_ids: Iterable[str]) -> None:
        """Light a path on the chart; an empty one puts it out."""
        self.path = [position_id for position_id in position_ids if position_id in self.organisation]
        self.path_changed.emit(self.path)

    def cut_out(self, position_ids: Iterable[str]) -> None:
        """Remember these positions as cut, to be pasted elsewhere; they stay where they are until then."""
        self.cut = [position_id for position_id in position_ids if position_id in self.organisation]
        self.cut_changed.emit(self.cut)

    def mask_names(self, masked: bool) -> None:
        """Show people by number instead of name, as on a projected page."""
        self.look_at(self.masked_plan() if masked else None)

    def masked_plan(self) -> MaskedPlan:
        """What is to be seen while names are masked; of a large plan it takes seconds."""
        return MaskedPlan(self.document, self.mask_numbers, name_words())

    def look_at(self, masked: MaskedPlan | None) -> None:
        """Show the plan with masked names, or with None as it is."""
        self._masked = masked
        self.names.mask = None if masked is None else masked.mask
        self.names_changed.emit()

    def present(self, presenting: bool) -> None:
        """Say that the page is on a projector, or no longer."""
        self.presenting = presenting
        self.names_changed.emit()

    @property
    def withheld(self) -> tuple[str, str] | None:
        """Why judgements about people may not be shown now, with the remedy; None where they may."""
        if self.presenting:
            return PRESENTED
        return MASKED if self.names.masked else None

    def may_change(self) -> bool:
        """Whether the plan may be changed here; where it can only be read, that is told."""
        if self.read_only is not None:
            self.refused.emit(*self.read_only)
        return self.read_only is None

    def _prepare(self, ahead: Plan, change: Changed) -> None:
        """Work out what pages are going to ask once a change of very much is made; it is in ``ahead`` already."""
        for scenario, organisation in ahead.organisations.items():
            before = self.document.plan.organisations.get(scenario)
            if before is None or before.revision != organisation.revision:
                make_lively(organisation)
        if self._masked is not None:
            self._masked.prepare(ahead, change)

    def _attempt(self, action: Callable[[], bool | None]) -> bool:
        if not self.may_change():
            return False
        if self.steps.under_way:
            self.refused.emit(*BUSY)
            return False
        try:
            return bool(action())
        except (PlanError, FileError) as error:
            self.refused.emit(self.names.hidden(error.sentence), error.remedy)
            return False

    def _masked_anew(self, make: Callable[[], Seen]) -> Seen:
        """All masked anew: of a large plan off the UI thread, which shows what it did until then."""
        return self.steps.made(MASKING, make, much=len(self.organisation) >= LARGE)

    def _on_changed(self, change: Changed) -> None:
        if self._masked is not None:
            self._masked.follow(change, self._masked_anew)
            self.names.mask = self._masked.mask
        if Scenario.table in change.tables and self.scenario not in self.plan.organisations:
            self.scenario = AS_IS
            self.scenario_changed.emit()
        self._forget_missing()
        self.changed.emit(change)

    def _forget_missing(self) -> None:
        self.select([position_id for position_id in self.selection if position_id in self.organisation])
        if any(position_id not in self.organisation for position_id in self.cut):
            self.cut_out(self.cut)
        if any(position_id not in self.organisation for position_id in self.path):
            self.show_path([])
