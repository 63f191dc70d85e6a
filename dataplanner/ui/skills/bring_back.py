"""What came back from managers, to be looked at before it is taken over: changes, conflicts to decide, what was odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from dataplanner.analysis.levels_merge import LevelChange, LevelClaim, LevelConflict
from dataplanner.analysis.skills_merge import Change, Claim, Conflict, Merge
from dataplanner.analysis.wording import Count, few_of
from dataplanner.files.skills_sheet import Note, Returned
from dataplanner.model.people import Person
from dataplanner.model.skills import Skill
from dataplanner.ui.session import Session
from dataplanner.ui.skills.matrix_model import WORDS
from dataplanner.ui.widgets import Column, button, label, row

T = TypeVar("T")
Chosen = dict[tuple[str, str], bool | None]
ChosenLevels = dict[tuple[str, str], str]
FIELDS = {"level": "level", "evidence": "systems in production"}
CONFLICTS = "Conflicts: the plan stays as it is unless you choose"
REASONS = {"hands": "Two hands differ", "meanwhile": "The plan was changed since this was sent"}
MOST = 400
"""Lines of a kind that are shown; more would not be read, and all are counted."""


class BringBackPanel(QFrame):
    """Shows a result; ``taken`` gets what was chosen of the conflicts, ``closed`` is called when it goes."""

    def __init__(
        self, session: Session, taken: Callable[[Merge, Chosen, ChosenLevels], object], closed: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session, self._taken, self._closed = session, taken, closed
        self._choices: dict[tuple[str, str], QComboBox] = {}
        self._level_choices: dict[tuple[str, str], QComboBox] = {}
        self._merge = Merge()
        self._lines = Column(margins=(0, 0, 8, 0))
        body = QWidget()
        body.setLayout(self._lines)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = label("", "heading", wrap=True)
        self._take = button("Take over", self._take_over, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._heading)
        column.addWidget(scroll, 1)
        column.addWidget(row(self._take, button("Discard", self._close), None))
        self.open = False

    def show_result(self, merge: Merge, returned: Returned) -> None:
        """Show what came back; nothing has changed yet."""
        self._merge = merge
        self._choices.clear()
        self._level_choices.clear()
        self._lines.clear()
        self._heading.setText(summary(merge, returned))
        self._show_changes(merge.changes)
        self._show_levels(merge.levels.changes)
        self._show_conflicts(merge.conflicts)
        self._show_level_conflicts(merge.levels.conflicts)
        self._show_notes(returned.notes)
        self._take.setEnabled(not merge.empty)
        self.open = True

    def _show_changes(self, changes: list[Change]) -> None:
        for change in self._few("Changes", changes):
            text = f"{self._cell(change.claim)}: {WORDS[change.before]} → {WORDS[change.claim.held]}"
            self._lines.add(label(text, wrap=True))

    def _show_conflicts(self, conflicts: list[Conflict]) -> None:
        for conflict in self._few(CONFLICTS, conflicts):
            subject, now = self._cell(conflict.claims[0]), WORDS[conflict.now]
            claims = [(WORDS[claim.held], claim.place) for claim in conflict.claims]
            self._choices[conflict.cell] = self._choice(subject, REASONS[conflict.reason], now, claims)

    def _choice(self, subject: str, reason: str, now: str, claims: Iterable[tuple[str, str]]) -> QComboBox:
        """Tell a conflict with a box below it: what the plan says, and what each place claims instead."""
        box = QComboBox()
        box.setAccessibleName(f"What to take for {subject}")
        box.addItem(f"Keep what the plan says: {now}")
        for claimed, place in claims:
            box.addItem(f"Take “{claimed}” from {place}")
        self._lines.add(label(f"{subject}. {reason}.", "strong", wrap=True))
        self._lines.add(box)
        return box

    def _show_levels(self, changes: list[LevelChange]) -> None:
        for change in self._few("Experience", changes):
            said = (self._rating(change.claim.field, text) for text in (change.before, change.claim.value))
            self._lines.add(label(f"{self._rated(change.claim)}: {' → '.join(said)}", wrap=True))

    def _show_level_conflicts(self, conflicts: list[LevelConflict]) -> None:
        for conflict in self._few(f"Experience. {CONFLICTS}", conflicts):
            first = conflict.claims[0]
            subject, now = self._rated(first), self._rating(first.field, conflict.now)
            claims = [(self._rating(claim.field, claim.value), claim.place) for claim in conflict.claims]
            self._level_choices[first.cell] = self._choice(
                f"{subject}. {REASONS[conflict.reason]}.", subject, now, claims
            )

    def _rated(self, claim: LevelClaim) -> str:
        """The person and the field of a claim."""
        person = self._session.plan.get(Person, claim.person)
        return f"{self._session.names.person(person)}, {FIELDS[claim.field]}"

    def _rating(self, field: str, text: str) -> str:
        levels = self._session.method.levels
        return (levels[text].name if field == "level" and text in levels else text) or "not said"

    def _show_notes(self, notes: list[Note]) -> None:
        for note in self._few("To know: none of this was guessed at", notes):
            self._lines.add(label(f"{note.sentence} {note.place}", "secondary", wrap=True))

    def _few(self, heading: str, items: Sequence[T]) -> Iterator[T]:
        """As many of the items as are shown, each to be put between the heading and what is left."""
        if items:
            self._lines.add(label(heading, "section"))
        few, more = few_of(items, MOST)
        yield from few
        if more:
            self._lines.add(label(f"… {more}", "secondary"))

    def _take_over(self) -> None:
        chosen: Chosen = {}
        for conflict in self._merge.conflicts:
            at = self._choices[conflict.cell].currentIndex() if conflict.cell in self._choices else 0
            if at > 0:
                chosen[conflict.cell] = conflict.claims[at - 1].held
        self._taken(self._merge, chosen, self._chosen_levels())
        self._close()

    def _chosen_levels(self) -> ChosenLevels:
        boxes = (
            (conflict, self._level_choices.get(conflict.claims[0].cell)) for conflict in self._merge.levels.conflicts
        )
        return {
            conflict.claims[0].cell: conflict.claims[box.currentIndex() - 1].value
            for conflict, box in boxes
            if box is not None and box.currentIndex() > 0
        }

    def _close(self) -> None:
        self.open = False
        self._closed()

    def _cell(self, claim: Claim) -> str:
        """The person and the skill of a claim."""
        plan, method = self._session.plan, self._session.method
        skill = plan.find(Skill, claim.skill) or method.skills[claim.skill]
        return f"{self._session.names.person(plan.get(Person, claim.person))}, {skill.name}"


def summary(merge: Merge, returned: Returned) -> str:
    """What came back, in one line."""
    parts = (
        f"{Count(merge.changing):# answer changes|# answers change}",
        f"{Count(len(merge.conflicts) + len(merge.levels.conflicts)):# conflict|# conflicts}",
        f"{merge.same + merge.levels.same:,} as they were",
        f"{len(returned.notes):,} to know",
    )
    return " · ".join(parts)
