"""The numbers by which the importer decides (resources/import/rules.toml), read and checked."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dataplanner.files.hr_import import rules_of_form as form
from dataplanner.files.hr_import import rules_of_meaning as meaning
from dataplanner.files.hr_import.vocabulary import vocabulary
from dataplanner.files.resources import resource
from dataplanner.files.toml_records import Table, read_toml


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them by what they are about; ``shortest_alone`` and ``worth`` are by field."""

    header: form.Header
    match: meaning.Match
    shortest_alone: Mapping[str, int]
    guess: meaning.Guess
    manager: meaning.Manager
    unlabelled: meaning.Unlabelled
    carried: meaning.Carried
    account: meaning.Account
    people: meaning.People
    units: meaning.Units
    values: meaning.Values
    asides: form.Asides
    table: form.Table
    worth: Mapping[str, float]
    headings: form.Headings
    stacked: form.Stacked
    turned: form.Turned
    wrapped: form.Wrapped
    one_column: form.OneColumn
    cells: form.Cells
    lists: form.Lists
    codes: meaning.Codes
    chains: meaning.Chains
    indents: form.Indents
    stairs: form.Stairs
    outline: form.Outline
    records: form.Records
    printed: form.Printed
    trees: form.Trees
    encoding: form.Encoding
    workbook: form.Workbook
    text: form.Text
    similar: meaning.Similar


@cache
def rules() -> Rules:
    """The rules that ship with the program."""
    return read_rules(resource("import", "rules.toml"))


def read_rules(path: Path) -> Rules:
    """The rules in a file. Raises TomlError where a number is missing, not known, or none."""
    file = read_toml(path)
    sections = typing.get_type_hints(Rules)
    file.only(sections)
    return Rules(**{name: _section(file.table(name), section) for name, section in sections.items()})


def _section(table: Table, section: Any) -> Any:
    if typing.get_origin(section) is None:
        return table.record(section)
    table.only(vocabulary().synonyms)
    return {field: table.value(field, typing.get_args(section)[1]) for field in table.content}
