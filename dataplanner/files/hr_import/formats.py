"""What formats that are no tables call their parts (resources/import/formats.toml), ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dataplanner.files.hr_import.cell_words import Words
from dataplanner.files.hr_import.vocabulary import read_resource

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Formats:
    """Keys of trees and graphs, words of charts that a text draws, properties of address cards."""

    tree_keys: Words  # under which an object holds those below it
    wrappers: Words  # keys that only wrap what they hold
    label_keys: Words  # under which a box says what stands in it
    relation_keys: Words  # under which an object lists whom it is related to, each with the type of the relation
    member_keys: Words  # under which a team lists its people
    team_keys: Words  # under which it lists the teams inside it
    arrow_begins: Words
    arrow_ends: Words
    diagrams: Patterns  # how a chart begins
    star_charts: Patterns
    diagram_words: Words  # with which a line begins that draws no box
    card_headers: dict[str, str]
    card_relations: Words
    card_labels: Words


@cache
def formats() -> Formats:
    """The formats that ship with the program."""
    told = read_resource("formats.toml")
    keys, arrows, diagrams, cards = told["keys"], told["arrows"], told["diagrams"], told["cards"]
    return Formats(
        tree_keys=frozenset(keys["tree"]),
        wrappers=frozenset(keys["wrappers"]),
        label_keys=frozenset(keys["labels"]),
        relation_keys=frozenset(keys["relations"]),
        member_keys=frozenset(keys["members"]),
        team_keys=frozenset(keys["teams"]),
        arrow_begins=frozenset(arrows["begins"]),
        arrow_ends=frozenset(arrows["ends"]),
        diagrams=_patterns(diagrams["beginnings"]),
        star_charts=_patterns(diagrams["stars"]),
        diagram_words=frozenset(diagrams["words"]),
        card_headers=cards["headers"],
        card_relations=frozenset(cards["relations"]),
        card_labels=frozenset(cards["labels"]),
    )


def _patterns(texts: Sequence[str]) -> Patterns:
    return tuple(re.compile(text) for text in texts)
