"""What is typed or pasted into cells of the sheet, as one edit. Nothing of Qt in here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dataplanner.model.edits import (
    AddPosition,
    Batch,
    ChangePosition,
    Edit,
    FillPosition,
    MovePosition,
    VacatePosition,
)
from dataplanner.model.errors import PlanError
from dataplanner.model.fte import typed_fte
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.ui.names import VACANT
from dataplanner.ui.organisation.sheet.columns import EXTRA, FTE, KIND, MANAGER, NAME, TITLE


class EntryError(PlanError):
    """A text that a cell cannot take."""


_NO_ROW: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text for a column of a position; one that is not in the plan yet is a new row."""

    position: str
    column: str
    text: str


def entered(plan: Plan, scenario: str, cells: Iterable[Cell], kind_names: Mapping[str, str], name: str) -> Edit:
    """The edit that puts texts into cells, one step whatever their number; ``name`` is its label.

    Managers are given as “name, title”, as a name, a title or an id, of rows that are new among them as well. Raises
    PlanError for a text that means nothing there, or stands for several managers.
    """
    rows: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for cell in cells:
        rows[cell.position][cell.column] = cell.text.strip()
    entries = _Entries(plan, scenario, rows, kind_names)
    edits = [*entries.additions(), *entries.contents(), *entries.moves()]
    return edits[0] if len(edits) == 1 else Batch(tuple(edits), name)


class _Entries:
    """The rows that were entered, each a mapping of column to text, and what becomes of them."""

    def __init__(
        self, plan: Plan, scenario: str, rows: Mapping[str, Mapping[str, str]], kind_names: Mapping[str, str]
    ) -> None:
        self._plan, self._scenario, self._rows, self._kind_names = plan, scenario, rows, kind_names
        self._organisation = plan.organisation(scenario)

    def additions(self) -> list[Edit]:
        """The new rows, parked until their managers are there."""
        new = [(id_, row) for id_, row in self._rows.items() if id_ not in self._organisation]
        return [AddPosition(self._scenario, row.get(TITLE, ""), None, row.get(NAME, ""), id_) for id_, row in new]

    def contents(self) -> list[Edit]:
        """Holders and fields."""
        return [edit for id_, row in self._rows.items() for edit in self._content(id_, row)]

    def _content(self, id_: str, row: Mapping[str, str]) -> list[Edit]:
        before = self._organisation.position(id_) if id_ in self._organisation else None
        edits: list[Edit] = []
        if before is not None and NAME in row and row[NAME] != self._name(before):
            filled = FillPosition(self._scenario, id_, row[NAME])
            edits.append(filled if row[NAME] else VacatePosition(self._scenario, id_))
        if fields := self._fields(row, before or Position(self._scenario, id_, row.get(TITLE, ""))):
            edits.append(ChangePosition(self._scenario, id_, fields))
        return edits

    def _fields(self, row: Mapping[str, str], before: Position) -> dict[str, object]:
        """The fields of a row that change."""
        extra = {key.removeprefix(EXTRA): text for key, text in row.items() if key.startswith(EXTRA)}
        plain = {key: text for key, text in row.items() if key not in (NAME, MANAGER) and not key.startswith(EXTRA)}
        found: dict[str, object] = {key: self._value(key, text) for key, text in plain.items()}
        if extra:
            found["fields"] = {k: v for k, v in {**before.fields, **extra}.items() if v or k in before.fields}
        return {key: value for key, value in found.items() if value != getattr(before, key)}

    def _value(self, key: str, text: str) -> object:
        if key == FTE:
            return typed_fte(text)
        if key == KIND and text:
            return self._kind(text)
        return text

    def _kind(self, text: str) -> str:
        for id_, name in self._kind_names.items():
            if text.casefold() in (id_.casefold(), name.casefold()):
                return id_
        raise EntryError(f"“{text}” is no kind of work.", f"Use one of: {', '.join(self._kind_names.values())}.")

    def moves(self) -> list[Edit]:
        """The changes of managers; several are detached first, or one could be in the way of another."""
        if not any(MANAGER in row for row in self._rows.values()):
            return []
        called = self._called()
        wanted = {id_: self._manager(row[MANAGER], called) for id_, row in self._rows.items() if MANAGER in row}
        moving = {id_: manager for id_, manager in wanted.items() if manager != self._manager_before(id_)}
        there = [id_ for id_ in moving if id_ in self._organisation and len(moving) > 1]
        detached = [MovePosition(self._scenario, id_, None) for id_ in there]
        attached = [MovePosition(self._scenario, id_, manager) for id_, manager in moving.items() if manager]
        if len(moving) == 1:
            return [MovePosition(self._scenario, *next(iter(moving.items())))]
        return [*detached, *attached]

    def _manager_before(self, id_: str) -> str | None:
        return self._organisation.position(id_).manager if id_ in self._organisation else None

    def _manager(self, text: str, called: Sequence[Mapping[str, list[str]]]) -> str | None:
        """The position that a text stands for; None for an empty one."""
        if not text:
            return None
        for names in called:
            found = names.get(text.casefold(), [])
            if len(found) > 1:
                raise EntryError(f"“{text}” stands for {len(found):,} positions.", "Write “name, title”, or the id.")
            if found:
                return found[0]
        raise EntryError(f"Nobody is called “{text}”.", "Check the spelling, or write the manager's id.")

    def _called(self) -> Sequence[Mapping[str, list[str]]]:
        """Positions by id, by “name, title”, by name and by title, as they will be: those that cells name."""
        asked = {row[MANAGER].casefold() for row in self._rows.values() if MANAGER in row}
        tables: tuple[defaultdict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(4))
        for id_, name, title in self._present():
            label = f"{name or VACANT}, {title}" if title else name or VACANT
            for table, text in zip(tables, (id_, label, name, title), strict=True):
                if text and (called := text.casefold()) in asked:
                    table[called].append(id_)
        return tables

    def _present(self) -> Iterator[tuple[str, str, str]]:
        """The id, name and title of each position, as they will be."""
        names: Mapping[str | None, str] = {person.id: person.name for person in self._plan.all(Person)}
        for position in self._organisation.positions():
            row = self._rows.get(position.id, _NO_ROW)
            yield position.id, row.get(NAME, names.get(position.person, "")), row.get(TITLE, position.title)
        for id_, row in self._rows.items():
            if id_ not in self._organisation:
                yield id_, row.get(NAME, ""), row.get(TITLE, "")

    def _name(self, position: Position) -> str:
        person = self._plan.person_of(position)
        return person.name if person else ""
