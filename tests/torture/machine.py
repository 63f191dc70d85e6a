"""A machine that types, edits, undoes, saves, closes, crashes and opens again, beside a plan that lives in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dataplanner.files.plan_file import Folders, PlanSession, open_plan, open_session, save_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan
from dataplanner.model.validity import check_plan
from tests.torture.folders import fast_folder
from tests.torture.steps import take_step


class SessionMachine(RuleBasedStateMachine):
    """The text of the plan, the labels of the history and what the file holds follow the model at every step."""

    @initialize()
    def begin(self) -> None:
        self.place = fast_folder()
        self.path = Path(self.place.name) / "Plan.dataplan"
        self.folders = Folders(Path(self.place.name) / "private")
        save_plan(Plan("Start"), self.path)
        self.start = self.published = plan_text(Plan("Start"))
        self.model = Document(Plan("Start"))
        self.typed = ""
        self.session = open_session(self.path, self.folders)

    @rule(number=st.integers(0, 200))
    def step(self, number: int) -> None:
        take_step(self.session.document, 1, number)
        self._followed(lambda: take_step(self.model, 1, number))

    @rule(name=st.sampled_from(["", " ", "Half a name", "Half a name of"]))
    def type(self, name: str) -> None:
        self.session.document.typing(RenamePlan(name) if name else None)
        self.typed = name.strip()

    @rule()
    def undo(self) -> None:
        self.session.document.undo()
        self._followed(self.model.undo)

    @rule()
    def redo(self) -> None:
        self.session.document.redo()
        self._followed(self.model.redo)

    @rule()
    def publish(self) -> None:
        self.session.publish()
        self.published = plan_text(self.model.plan)

    @rule()
    def close_and_open(self) -> None:
        self.session.close()
        self.published, self.typed = plan_text(self.model.plan), ""
        self.session = open_session(self.path, self.folders)

    @rule()
    def crash_and_open(self) -> None:
        crash(self.session)
        self.session = open_session(self.path, self.folders)
        if self.typed:
            self._followed(lambda: self.model.do(RenamePlan(self.typed)))

    @rule()
    def go_back_to_the_start_and_return(self) -> None:
        self.type("")
        steps = len(self.session.document.done)
        for _ in range(steps):
            self.session.document.undo()
        assert plan_text(self.session.document.plan) == self.start
        crash(self.session)
        self.session = open_session(self.path, self.folders)
        for _ in range(steps):
            self.session.document.redo()

    def _followed(self, act: Callable[[], object]) -> None:
        """Let the model do the same; whatever is done takes the place of what is being typed."""
        before = self.model.revision
        act()
        if self.model.revision != before:
            self.typed = ""

    @invariant()
    def the_document_is_as_if_it_had_never_left_memory(self) -> None:
        check_plan(self.session.document.plan)
        assert plan_text(self.session.document.plan) == plan_text(self.model.plan)
        assert labels(self.session.document) == labels(self.model)
        assert self.session.state.waiting is None

    @invariant()
    def the_file_holds_what_was_published(self) -> None:
        assert plan_text(open_plan(self.path)) == self.published

    def teardown(self) -> None:
        self.session.discard()
        self.place.cleanup()


def labels(document: Document) -> tuple[list[str], list[str]]:
    return [entry.label for entry in document.done], [entry.label for entry in document.undone]


def crash(session: PlanSession) -> None:
    """End a session without a word: the system frees its locks, and nothing else happens."""
    assert session.draft is not None
    assert session.hold is not None
    session.draft.working.close()
    session.draft.lock.release()
    session.hold._lock.release()
