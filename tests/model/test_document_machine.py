"""A machine that edits, undoes and redoes at random, and looks after each step whether the plan is still sound."""

import contextlib
import os

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dataplanner.analysis.refresh import REMOVED, WAYS, refreshed
from dataplanner.analysis.refresh_lines import DOTTED
from dataplanner.files.plan_json import plan_from_text, plan_text
from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED, RETEAMED, RETITLED
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddConnection,
    AddDottedLine,
    AddPosition,
    AddTeam,
    BringOver,
    CopyScenario,
    Edit,
    FillPosition,
    ImportOrganisation,
    InsertManager,
    MoveAlone,
    MovePosition,
    PlaceBeside,
    RemoveBranch,
    RemovePosition,
    RemoveScenario,
    RemoveTeam,
    VacatePosition,
)
from dataplanner.model.errors import PlanError
from dataplanner.model.exported import exported
from dataplanner.model.organisation import Organisation
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.validity import check_plan

names = st.sampled_from([str(i) for i in range(12)])
WHATS = (JOINED, LEFT, MOVED, REFILLED, RETEAMED, RETITLED)
scenarios = st.sampled_from([AS_IS, "to-be"])


class DocumentMachine(RuleBasedStateMachine):
    """Keeps the text of every revision that undo can reach, as the slow but obvious history."""

    @initialize()
    def begin(self) -> None:
        self.document = Document(Plan())
        self.past = [plan_text(self.document.plan)]
        self.future: list[str] = []

    @rule(scenario=scenarios, position=names, manager=st.none() | names)
    def add(self, scenario: str, position: str, manager: str | None) -> None:
        self.attempt(AddPosition(scenario, f"Title {position}", manager, f"Name {position}", position, f"p-{position}"))

    @rule(scenario=scenarios, position=names, manager=st.none() | names, before=st.none() | names)
    def move(self, scenario: str, position: str, manager: str | None, before: str | None) -> None:
        self.attempt(MovePosition(scenario, position, manager, before))

    @rule(scenario=scenarios, position=names, manager=st.none() | names)
    def move_alone(self, scenario: str, position: str, manager: str | None) -> None:
        self.attempt(MoveAlone(scenario, position, manager))

    @rule(scenario=scenarios, position=names, sibling=names, after=st.booleans())
    def place(self, scenario: str, position: str, sibling: str, after: bool) -> None:
        self.attempt(PlaceBeside(scenario, position, sibling, after))

    @rule(scenario=scenarios, position=names, sibling=names)
    def add_peer(self, scenario: str, position: str, sibling: str) -> None:
        organisation = self.document.plan.organisations.get(scenario)
        if organisation is not None and sibling in organisation:
            manager = organisation.position(sibling).manager
            self.attempt(AddPosition(scenario, "Peer", manager, id=position, after=sibling))

    @rule(scenario=scenarios, below=st.lists(names, min_size=1, max_size=3, unique=True), position=names)
    def insert(self, scenario: str, below: list[str], position: str) -> None:
        self.attempt(InsertManager(scenario, tuple(below), id=position))

    @rule(scenario=scenarios, position=names)
    def remove_branch(self, scenario: str, position: str) -> None:
        self.attempt(RemoveBranch(scenario, position))

    @rule(scenario=scenarios, position=names, leader=names)
    def draw_line(self, scenario: str, position: str, leader: str) -> None:
        self.attempt(AddDottedLine(scenario, position, leader))

    @rule(scenario=scenarios, position=names, detach=st.booleans())
    def remove(self, scenario: str, position: str, detach: bool) -> None:
        self.attempt(RemovePosition(scenario, position, detach))

    @rule(scenario=scenarios, position=names, vacate=st.booleans())
    def hold(self, scenario: str, position: str, vacate: bool) -> None:
        self.attempt(VacatePosition(scenario, position) if vacate else FillPosition(scenario, position, "New"))

    @rule(scenario=scenarios, subtree=names, members=st.lists(names, max_size=3))
    def mark(self, scenario: str, subtree: str, members: list[str]) -> None:
        self.attempt(AddTeam(scenario, "Team", "science", subtree, tuple(members)))

    @rule(scenario=scenarios, wanted=names)
    def mark_by_rule(self, scenario: str, wanted: str) -> None:
        self.attempt(AddTeam(scenario, "Rule", "engineering", query=f"under:{wanted} or name:{wanted}"))

    @rule(scenario=scenarios, data=st.data())
    def connect(self, scenario: str, data: st.DataObject) -> None:
        if teams := sorted(self.document.plan.organisations.get(scenario, Organisation(scenario)).teams):
            a, b = (data.draw(st.sampled_from(teams)) for _ in range(2))
            self.attempt(AddConnection(scenario, a, b, "known") if a != b else RemoveTeam(scenario, a))

    @rule(remove=st.booleans())
    def scenario(self, remove: bool) -> None:
        if remove or "to-be" not in self.document.plan.organisations:
            self.attempt(RemoveScenario("to-be") if remove else CopyScenario(AS_IS, "To be", "to-be"))

    @rule(position=names, what=st.sampled_from(WHATS), back=st.booleans())
    def bring_over(self, position: str, what: str, back: bool) -> None:
        if "to-be" in self.document.plan.organisations:
            source, target = ("to-be", AS_IS) if back else (AS_IS, "to-be")
            self.attempt(BringOver(source, target, position, what))

    @rule(order=st.permutations([str(i) for i in range(12)]), size=st.integers(1, 12), data=st.data())
    def refresh(self, order: list[str], size: int, data: st.DataObject) -> None:
        """A newer export of some people in some order, each below an earlier one."""
        newer, there = Plan(), order[:size]
        managers = [data.draw(st.sampled_from([None, *there[:at]])) for at in range(size)]
        positions = (
            exported(Position(AS_IS, id_, "Engineer", f"p-{id_}", boss))
            for id_, boss in zip(there, managers, strict=True)
        )
        people = tuple(Person(f"p-{id_}", f"Name {id_}") for id_ in there)
        ImportOrganisation("newer.csv", people, tuple(positions)).apply(newer)
        taking = data.draw(st.sets(st.tuples(names, st.sampled_from([*WAYS, DOTTED, REMOVED])), max_size=4))
        if AS_IS in self.document.plan.organisations:
            self.attempt(refreshed(self.document.plan, newer, "newer.csv", AS_IS, taking).edit)

    @rule(beside=st.booleans())
    def undo(self, beside: bool) -> None:
        if len(self.past) > 1:
            self.future.append(self.past.pop())
        (self.document.take_back if beside else self.document.undo)()

    @rule(beside=st.booleans())
    def redo(self, beside: bool) -> None:
        if self.future:
            self.past.append(self.future.pop())
        (self.document.take_again if beside else self.document.redo)()

    @invariant()
    def the_plan_is_sound_and_as_the_history_says(self) -> None:
        if hasattr(self, "document"):
            check_plan(self.document.plan)
            assert plan_text(self.document.plan) == self.past[-1]

    def attempt(self, edit: Edit) -> None:
        beside = len(self.past) % 2  # every other one is worked out on a copy
        with contextlib.suppress(PlanError):
            if (self.document.take_over if beside else self.document.do)(edit):
                self.past.append(plan_text(self.document.plan))
                self.future.clear()

    def teardown(self) -> None:
        if hasattr(self, "document"):
            text = plan_text(self.document.plan)
            assert plan_text(plan_from_text(text)) == text
            while self.document.undo_label is not None:
                self.document.undo()
            assert plan_text(self.document.plan) == self.past[0]


RUNS = int(os.environ.get("DATAPLANNER_MACHINE_RUNS", "12"))
"""Each run is a history of up to 500 steps; a night has time for hundreds of them."""
DocumentMachine.TestCase.settings = settings(max_examples=RUNS, stateful_step_count=500, deadline=None)
TestDocumentMachine = DocumentMachine.TestCase
