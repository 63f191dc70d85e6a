"""What the method says about projects, as it stands in resources/method/: read and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dataplanner.analysis.method import WEIGHTS
from dataplanner.analysis.project_method import (
    BacklogNumbers,
    Choice,
    CoordinationNumbers,
    Form,
    FormField,
    Precondition,
    ProjectMethod,
    Question,
    ReachNumbers,
    TimeNumbers,
    ValueNumbers,
    VelocityNumbers,
)
from dataplanner.files.toml_records import Table
from dataplanner.model.backlog import MOST
from dataplanner.model.holds import holdings
from dataplanner.model.plan import PART_TYPES
from dataplanner.model.projects import PHASES, STATUSES, Project
from dataplanner.model.records import Record
from dataplanner.model.teams import KINDS

KEYS: Mapping[str, tuple[str, ...]] = {
    "forms": ("form", "question"),
    "choices": ("choice",),
    "planning": ("backlog", "reach", "coordination", "velocity", "time", "value"),
}
_NUMBERS = {
    "backlog": BacklogNumbers,
    "reach": ReachNumbers,
    "coordination": CoordinationNumbers,
    "velocity": VelocityNumbers,
    "time": TimeNumbers,
    "value": ValueNumbers,
}


def project_method(files: Mapping[str, Table], steps: Collection[str], conditions: Collection[str]) -> ProjectMethod:
    """The method of projects in these files, by name. Raises the files' error.

    ``steps`` are the ids of the steps, ``conditions`` those of the preconditions that the program can look up.
    """
    forms = {form.id: form for form in _forms(files["forms"])}
    numbers: dict[str, Any] = {name: files["planning"].table(name).record(kind) for name, kind in _NUMBERS.items()}
    _check_numbers(files["planning"], numbers)
    return ProjectMethod(
        choices=_choices(files["choices"]),
        questions=_questions(files, steps),
        preconditions=_preconditions(files["steps"], conditions),
        forms=forms,
        **numbers,
    )


def _forms(file: Table) -> Iterable[Form]:
    tables: Mapping[str, type[Record]] = {Project.table: Project, **{part.table: part for part in PART_TYPES}}
    found = {table.value("id", str): table for table in file.tables("form")}
    file.check_names("form", found, tables)
    if missing := [name for name in tables if name not in found]:
        raise file.fault(f"the form “{missing[0]}” is missing.", "Put it back.")
    for id_, table in found.items():
        table.only(("id", "one", "several", "about", "fields", "brief"))
        texts = {key: table.value(key, str) for key in ("id", "one", "several", "about")}
        fields = _fields(table, list(holdings(tables[id_])))
        brief = table.value("brief", tuple[str, ...]) if "brief" in table.content else ()
        table.check_names("brief", brief, [field.id for field in fields])
        yield Form(fields=fields, brief=brief, **texts)


def _fields(table: Table, known: Collection[str]) -> tuple[FormField, ...]:
    fields = tuple(field.record(FormField) for field in table.tables("fields"))
    table.check_names("fields", [field.id for field in fields], known)
    return fields


def _choices(file: Table) -> Mapping[str, Mapping[str, Choice]]:
    found: dict[str, dict[str, Choice]] = {}
    for table in file.tables("choice"):
        choice = table.record(Choice)
        table.check_names("kind", filter(None, [choice.kind]), KINDS)
        table.check_names("weight", filter(None, [choice.weight]), WEIGHTS)
        if choice.id in found.setdefault(choice.catalogue, {}):
            raise table.fault("this id is there twice.", "Give each its own.")
        found[choice.catalogue][choice.id] = choice
    return found


def _questions(files: Mapping[str, Table], steps: Collection[str]) -> Mapping[str, tuple[Question, ...]]:
    asked = {
        held.of
        for part in PART_TYPES
        for held in holdings(part).values()
        if held.what == "answers" and held.of != "step"
    }
    found: dict[str, tuple[Question, ...]] = {}
    for name, known in (("steps", steps), ("forms", asked)):
        for table in files[name].tables("question"):
            question = table.record(Question)
            table.check_names("of", [question.of], known)
            if question.id in {other.id for other in found.get(question.of, ())}:
                raise table.fault("this id is there twice.", "Give each its own.")
            found[question.of] = (*found.get(question.of, ()), question)
    return found


def _preconditions(file: Table, conditions: Collection[str]) -> Mapping[str, Precondition]:
    found = file.by_id("precondition", Precondition)
    file.check_names("precondition", found, conditions)
    for table, precondition in zip(file.tables("precondition"), found.values(), strict=True):
        table.check_template("fails", precondition.fails, {"detail": str})
    for table in file.tables("step"):
        table.check_names("needs", table.content.get("needs", []), found)
        table.check_names("parts", table.content.get("parts", []), {part.table for part in PART_TYPES})
    return found


def _check_numbers(file: Table, numbers: Mapping[str, Any]) -> None:
    """Raise where a list is not as long as the scale, or a share is none."""
    for name, key in (("backlog", "points"), ("reach", "complexity")):
        if len(getattr(numbers[name], key)) != MOST:
            raise file.table(name).fault(f"“{key}” must have {MOST} numbers, one for each complexity.")
    file.table("value").check_names("phases", numbers["value"].phases, PHASES)
    if numbers["velocity"].window < 1 or numbers["time"].days_in_month <= 0:
        raise file.fault("“window” and “days_in_month” must be above 0.")


__all__ = ["KEYS", "STATUSES", "project_method"]
