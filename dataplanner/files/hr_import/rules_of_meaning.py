"""Numbers by which the importer decides what columns and cells mean; resources/import/rules.toml says what each is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """How surely a header means a field."""

    exact: float
    without_generic: float
    misspelt: float
    contained: float
    unit: float
    close: float
    shortest_misspelt: int


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column holds whose header says nothing."""

    alike: float
    names: float
    longest_name: int
    shortest_name: int
    varied: float
    titles: float
    sensitive: float


@dataclass(frozen=True, slots=True)
class Manager:
    """In which column, and in which way, managers are given."""

    enough: float
    agreeing: float
    key_quality: float
    same_columns: float
    leaders_made: float
    rows_tried: int
    looks: float
    unlike: float
    lost: float
    at_the_top: float
    as_good: float
    plain: float
    listed: float
    offered: int


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """What makes a column that of managers without a header that says so."""

    share: float
    span: float
    fewest_managers: int
    fewest_placed: float
    managers: float
    mostly_itself: float


@dataclass(frozen=True, slots=True)
class Carried:
    """When a manager holds for the rows below."""

    fewest_groups: int
    rows_in_a_group: float


@dataclass(frozen=True, slots=True)
class Account:
    """Flags of accounts in a Windows directory."""

    smallest: int
    disabled: int


@dataclass(frozen=True, slots=True)
class People:
    """Which rows are about the same person, or about nobody."""

    same_person_name: float
    distinct_words: float
    merged_told_apart: int
    vacant: float
    same_period: float
    rounding: float


@dataclass(frozen=True, slots=True)
class Units:
    """What tells units from people."""

    distinct: float
    found: float
    called: float


@dataclass(frozen=True, slots=True)
class Values:
    """How amounts and dates are read."""

    percent: float
    century_turn: int
    never: int


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes that tell who stands above whom."""

    coded: float
    distinct: float
    parents: float


@dataclass(frozen=True, slots=True)
class Chains:
    """All managers of a row in one cell, or in numbered columns."""

    links: float
    fewest_levels: int
    agreed: float


@dataclass(frozen=True, slots=True)
class Similar:
    """Which names are suggested for one that is missing."""

    score: float
    names: int
    searched: int
    rows: int
