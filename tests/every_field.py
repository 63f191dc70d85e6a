"""A plan with one record of every kind, and a word of its own in every field that takes a text.

The words are made from the record types, so that a field that is new is looked for by itself. What a field must hold to
fit the others stands in ``FITTING``; a field that says what it holds (``model.holds``) gets such a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, get_args, get_origin, get_type_hints

from dataplanner.model.backlog import Velocity
from dataplanner.model.connections import Connection
from dataplanner.model.gaps import GapAnswer
from dataplanner.model.holds import holdings
from dataplanner.model.judgements import AbilityJudgement
from dataplanner.model.notes import Acceptance, ImportProblem, PlanInfo
from dataplanner.model.people import Person
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import AS_IS, DottedLine, Position, Scenario
from dataplanner.model.projects import Project, ProjectPart, Step
from dataplanner.model.records import Change, Record
from dataplanner.model.skills import Assessment, Experience, Skill
from dataplanner.model.teams import Team
from dataplanner.model.validity import check_plan

NAME = "Zenobia Quexly"
PERSON, PLACE = "p-q", "E-77123-Q"
FITTING: dict[type[Record], dict[str, Any]] = {
    PlanInfo: {"id": "plan"},
    Scenario: {"id": AS_IS},
    Person: {"id": PERSON, "name": NAME, "email": "zenobia.quexly@example.org", "exported": ""},
    Position: {
        "scenario": AS_IS, "id": PLACE, "person": PERSON, "manager": "top", "kind": "engineering", "role": "",
        "exported": "",
    },
    DottedLine: {"scenario": AS_IS, "position": PLACE, "leader": "other", "style": ""},
    Team: {
        "scenario": AS_IS, "id": "team", "kind": "engineering", "lead": PLACE, "subtree": PLACE, "members": (PLACE,),
        "skills": ("skill",), "query": f'under:"{NAME}"', "location": "",
    },
    Connection: {
        "scenario": AS_IS, "id": "tie", "team_a": "team", "team_b": "board", "kind": "embed", "people": (PERSON,),
        "since": "2030-01-01",
    },
    Skill: {"id": "skill", "kinds": ("engineering",)},
    Assessment: {"person": PERSON, "skill": "skill", "at": "2030-01-02"},
    Experience: {"person": PERSON, "level": "veteran"},
    Acceptance: {"scenario": AS_IS, "rule": "single", "subject": PLACE},
    ImportProblem: {"id": "1", "position": PLACE, "kind": "odd"},
    GapAnswer: {
        "scenario": AS_IS, "team": "team", "skill": "skill", "accurate": "yes", "critical": "high", "when": "now",
        "way": "hire", "begin": "2030-01-03", "needed": "2030-02-03",
    },
    Project: {"id": "churn", "phase": "crawl"},
    Velocity: {"team": "team"},
    Step: {"since": "2030-01-05", "begin": "2030-01-04", "due": "2030-01-06"},
    AbilityJudgement: {
        "person": PERSON, "skill": "skill", "resource": "yes", "expert": "yes", "time": "yes", "progress": "no",
        "judged": "2031-07-09", "reassess": "2032-11-23",
    },
}  # fmt: skip
"""Ids and codes: whatever else a record of these kinds holds gets a word of its own."""
_IN_PARTS: dict[str, Any] = {
    "id": "part", "project": "churn", "phase": "crawl", "step": "data_problems", "status": "waiting", "risk": "bias",
}  # fmt: skip
_BY_HOLDING: dict[str, Any] = {
    "person": PERSON, "team": "team", "phase": "crawl", "scale": 3, "month": "2030-01", "choice": "", "parts": "",
}  # fmt: skip


Words = dict[tuple[type[Record], str], str]


@dataclass(slots=True)
class EveryField:
    """The plan, and by kind and field the word that stands there; a number stands as its digits."""

    plan: Plan
    words: Words = field(default_factory=dict)

    def but(self, *kept: Mapping[type[Record], tuple[str, ...]]) -> set[str]:
        """The words of all fields but these, in small letters."""
        left = {(kind, name) for fields in kept for kind, names in fields.items() for name in names}
        return {word.lower() for place, word in self.words.items() if place not in left}


def every_field(beginnings: Sequence[str] = ("",)) -> EveryField:
    """The plan of this module; a sound one. Its texts begin so, one after the other."""
    made = EveryField(Plan())
    records = [_record(kind, made.words, beginnings) for kind in RECORD_TYPES]
    for record in (Position(AS_IS, "top", "Head"), Position(AS_IS, "other", "Head of Sales", None, "top")):
        made.plan.apply([Change(None, record)])
    made.plan.apply([Change(None, Team(AS_IS, "board", "Board", "business", None, "other"))])
    made.plan.apply(Change(None, record) for record in records)
    check_plan(made.plan)
    return made


def _record(kind: type[Record], words: Words, beginnings: Sequence[str]) -> Record:
    types = get_type_hints(kind)
    fitting = (_IN_PARTS if issubclass(kind, ProjectPart) else {}) | FITTING.get(kind, {})
    values = {}
    for name in kind.__struct_fields__:
        if name in fitting:
            values[name] = fitting[name] if name != "name" else f"{beginnings[0]}{fitting[name]}"
        elif (value := _value(kind, name, types[name], words, beginnings)) is not None:
            values[name] = value
    return kind(**values)


def _value(kind: type[Record], name: str, typed: Any, words: Words, beginnings: Sequence[str]) -> Any:
    """What a field holds that nothing else fits to; None where it stays as it is."""
    number = len(words) + 1
    held = holdings(kind)[name]
    container = str if get_args(typed) == (str, type(None)) else get_origin(typed) or typed
    if held.what in _BY_HOLDING:
        value = _BY_HOLDING[held.what]
        return tuple(filter(None, [value])) if container is tuple else value
    if held.what == "amount":
        words[kind, name] = str(7_100_000 + number)
        return 7_100_000.0 + number
    if held.what == "day":
        words[kind, name] = (date(2040, 1, 1) + timedelta(days=number)).isoformat()
        return words[kind, name]
    if container is bool:
        return True
    if container not in (str, tuple) and not issubclass(container, Mapping):
        return None
    words[kind, name] = f"qx{number:03}z"
    text = f"{beginnings[number % len(beginnings)]}{words[kind, name]} of {NAME}"
    return text if container is str else (text,) if container is tuple else {text: text}
