"""The whole plan: scenarios with their organisations, people, skills, projects and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from dataplanner.in_parts import empty
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.connections import Connection
from dataplanner.model.decisions import RiskCover, ServiceLevel, Technology
from dataplanner.model.errors import UnknownRecord
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.notes import Acceptance, ImportProblem, PlanInfo
from dataplanner.model.organisation import Organisation
from dataplanner.model.outcomes import Metric, Reaction, Voice
from dataplanner.model.people import Person
from dataplanner.model.positions import AS_IS, DottedLine, Position, Scenario
from dataplanner.model.projects import PhasePlan, Project, ProjectPart, Step
from dataplanner.model.records import Change, Key, Record, keyed, keys_of
from dataplanner.model.skills import Assessment, Experience, Skill
from dataplanner.model.staffing import Staffing
from dataplanner.model.teams import Team
from dataplanner.model.waits import Debt, Wait

PART_TYPES: tuple[type[ProjectPart], ...] = (
    Step, PhasePlan, Cant, UseCase, Wait, BacklogItem, Velocity, Staffing, Debt, Metric, Reaction, Voice, Technology,
    ServiceLevel, RiskCover,
)  # fmt: skip
"""What a project is made of."""
RECORD_TYPES: tuple[type[Record], ...] = (
    PlanInfo, Scenario, Person, Position, DottedLine, Team, Connection, Skill, Assessment, Experience, Project,
    Step, Acceptance, ImportProblem, GapAnswer, AbilityJudgement, *PART_TYPES[1:],
)  # fmt: skip
TABLES: Mapping[str, type[Record]] = {record_type.table: record_type for record_type in RECORD_TYPES}
_IN_ORGANISATION = {Position.table, DottedLine.table, Team.table, Connection.table}

R = TypeVar("R", bound=Record)
K = TypeVar("K")
_Place = str | Key
V = TypeVar("V")


class Plan:
    """All records of a plan, each found by type and key. Read freely; change it only through a Document."""

    def __init__(self, name: str = "Untitled plan") -> None:
        self._tables: dict[str, dict[_Place, Record]] = {name: {} for name in TABLES if name not in _IN_ORGANISATION}
        self.organisations: dict[str, Organisation] = {}
        self.apply([Change(None, PlanInfo(name=name)), Change(None, Scenario(AS_IS, "As is"))])

    @classmethod
    def of(cls, tables: Mapping[str, Sequence[Record]]) -> Plan:
        """The plan of the records in each table; whether they fit together is asked of it (see model.validity).

        Raises DuplicateRecord, or UnknownRecord where one stands in a scenario that is not there.
        """
        plan = cls()
        for table in tables.keys() - _IN_ORGANISATION:
            held, placed = plan._tables[table], _placed(tables[table])
            plan._tables[table] = held | placed if held else placed
        positions = _by_scenario(cast("Sequence[Position]", tables.get(Position.table, ())))
        for scenario in plan.ids(Scenario):
            plan.organisations[scenario] = Organisation(scenario, plan._people, positions.pop(scenario, None))
        for of_unknown in positions.values():
            plan._organisation_of(next(iter(of_unknown.values())))
        for table in tables.keys() & _IN_ORGANISATION - {Position.table}:
            for record in keyed(tables[table]).values():
                _store_in_organisation(plan._organisation_of(record), Change(None, record))
        return plan

    @property
    def info(self) -> PlanInfo:
        return self.get(PlanInfo, "plan")

    @property
    def name(self) -> str:
        return self.info.name

    def all(self, record_type: type[R]) -> Iterator[R]:
        """Every record of one type, in the sequence in which they came."""
        if record_type.table in _IN_ORGANISATION:
            for organisation in self.organisations.values():
                yield from cast("Iterable[R]", _in_organisation(organisation, record_type.table))
        else:
            yield from cast("Iterable[R]", self._tables[record_type.table].values())

    def ids(self, record_type: type[Record]) -> AbstractSet[str]:
        """The ids of all records of a type that is found by its id alone."""
        return cast("AbstractSet[str]", self._tables[record_type.table].keys())

    def find(self, record_type: type[R], *key: str) -> R | None:
        """The record of that type and key, or None. Not for records that live in an organisation."""
        return cast("R | None", self._tables[record_type.table].get(_place(key)))

    def get(self, record_type: type[R], *key: str) -> R:
        """The record of that type and key. Raises UnknownRecord."""
        record = self.find(record_type, *key)
        if record is None:
            raise UnknownRecord(f"There is no such entry in “{record_type.table}”.", "Choose another one.")
        return record

    def scenarios(self) -> list[Scenario]:
        """The scenarios in their sequence, *as is* first."""
        return sorted(self.all(Scenario), key=lambda s: (s.id != AS_IS, s.order, s.name))

    def organisation(self, scenario: str = AS_IS) -> Organisation:
        """The organisation of a scenario. Raises UnknownRecord."""
        try:
            return self.organisations[scenario]
        except KeyError:
            raise UnknownRecord("There is no such scenario.", "Choose one of those in the plan.") from None

    def _organisation_of(self, record: Record) -> Organisation:
        """The organisation that a record says it stands in. Raises UnknownRecord."""
        if (scenario := record.key[0]) not in self.organisations:
            raise UnknownRecord(f"“{record.table}” names the scenario “{scenario}”, which is not there.", "Add it.")
        return self.organisations[scenario]

    @property
    def _people(self) -> Mapping[str, Person]:
        return cast("Mapping[str, Person]", self._tables[Person.table])

    def person_of(self, position: Position) -> Person | None:
        """Who holds a position; None when it is vacant."""
        return None if position.person is None else self.get(Person, position.person)

    def label(self, position: Position) -> str:
        """How a position is called in a sentence: “name, title”, or whichever of them is known."""
        person = self.person_of(position)
        name = "Vacant" if person is None else person.name
        return ", ".join(part for part in (name, position.title) if part) or position.id

    def short_label(self, position: Position) -> str:
        """Whoever holds a position, for a list of them; the title of a vacant one."""
        return self.label(position if position.vacant else position.with_(title=""))

    def copy(self, *, private: bool = False) -> Plan:
        """An independent plan of the same records, for work that must not see later edits; private ones if asked."""
        made = Plan()
        for table, records in self._tables.items():
            made._tables[table] = dict(records) if private or not TABLES[table].private else {}
        made.organisations = {id_: each.copied(made._people) for id_, each in self.organisations.items()}
        return made

    def change_places(self, copy: Plan) -> None:
        """Hold from now on what a copy holds that has been changed, and let it hold what was here.

        An organisation that has not been touched in the copy stays the one it was, with all that was worked out of it.
        """
        for scenario in self.organisations.keys() & copy.organisations.keys():
            here, there = self.organisations[scenario], copy.organisations[scenario]
            if here.revision == there.revision:
                here.go_on_among(there)
                copy.organisations[scenario] = here
        self._tables, copy._tables = copy._tables, self._tables
        self.organisations, copy.organisations = copy.organisations, self.organisations

    def let_go(self) -> None:
        """Empty it part by part, as nobody looks at it any more: freed at once, a million stop the window."""
        for organisation in self.organisations.values():
            organisation.let_go()
        empty(*self._tables.values())

    def apply(self, changes: Iterable[Change]) -> None:
        """Store changes that edits have validated, in their sequence.

        Raises LookupError, the plan being as before, where one is about a record that is not there.
        """
        stored: list[Change] = []
        try:
            for change in changes:
                self._store(change)
                stored.append(change)
        except LookupError:
            for change in reversed(stored):
                self._store(change.inverted())
            raise
        finally:
            for organisation in self.organisations.values():
                organisation.relink()

    def _store(self, change: Change) -> None:
        record = change.record
        table, key = record.table, record.key
        if table in _IN_ORGANISATION:
            _store_in_organisation(self.organisations[key[0]], change)
        elif change.after is None:
            del self._tables[table][_place(key)]
        else:
            self._tables[table][_place(key)] = change.after
        if table == Scenario.table:
            self._follow_scenario(change)
        if table == Person.table:
            for organisation in self.organisations.values():
                organisation.forget_names()

    def _follow_scenario(self, change: Change) -> None:
        (scenario_id,) = change.key
        if change.after is None:
            del self.organisations[scenario_id]
        else:
            self.organisations.setdefault(scenario_id, Organisation(scenario_id, self._people))


def _place(key: Key) -> _Place:
    """Under what a table keeps a record: the id itself where that is the whole key, as a plan may have 200,000."""
    return key[0] if len(key) == 1 else key


def _placed(records: Sequence[Record]) -> dict[_Place, Record]:
    """Records of one type as a table keeps them. Raises DuplicateRecord."""
    found: dict[_Place, Record]
    if records and records[0].key_fields == ("id",):  # a field that is named is read thrice as fast as one looked up
        found = {record.id: record for record in cast("Sequence[Any]", records)}
    else:
        found = {_place(key): record for key, record in zip(keys_of(records), records, strict=True)}
    if len(found) < len(records):
        keyed(records)
    return found


def _in_organisation(organisation: Organisation, table: str) -> Collection[Record]:
    tables: Mapping[str, Mapping[Any, Record]] = {
        Position.table: organisation.by_id,
        DottedLine.table: organisation.dotted_lines,
        Team.table: organisation.teams,
        Connection.table: organisation.connections,
    }
    return tables[table].values()


def _by_scenario(positions: Sequence[Position]) -> dict[str, dict[str, Position]]:
    """The positions of each scenario by id. Raises DuplicateRecord."""
    found: dict[str, dict[str, Position]] = defaultdict(dict)
    for position in positions:
        found[position.scenario][position.id] = position
    if sum(map(len, found.values())) < len(positions):
        keyed(positions)
    return found


def _store_in_organisation(organisation: Organisation, change: Change) -> None:
    record = change.record
    if isinstance(record, Position):
        if change.after is None:
            organisation.drop_position(record.id)
        else:
            organisation.put_position(record)
    elif isinstance(record, Team):
        _store_in(organisation.teams, record.id, record if change.after else None)
        organisation.touch()
    elif isinstance(record, Connection):
        _store_in(organisation.connections, record.id, record if change.after else None)
        organisation.touch()
    elif isinstance(record, DottedLine):
        _store_in(organisation.dotted_lines, (record.position, record.leader), record if change.after else None)
        organisation.touch()


def _store_in(table: dict[K, V], key: K, value: V | None) -> None:
    if value is None:
        del table[key]
    else:
        table[key] = value
