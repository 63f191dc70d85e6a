"""Arrow keys follow the reporting line up and down, the layer across, and the grid inside a stack."""

from __future__ import annotations

import numpy as np
import pytest

from dataplanner.analysis.arrangements import ARRANGEMENTS
from dataplanner.analysis.folding import folded_below
from dataplanner.analysis.layout import compact_layout
from dataplanner.ui.organisation.walk import Step, next_row
from dataplanner.ui.theme import Theme
from tests.ui.organisation.charts import chart, wide

INDEX = chart().index


def walked(theme: Theme, start: str, *steps: Step, layer: int = 99) -> str:
    layout = compact_layout(INDEX, folded_below(INDEX, layer), theme.chart)
    row = INDEX.row[start]
    for step in steps:
        row = next_row(layout, row, step)
    return INDEX.ids[row]


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        ("ines", [Step.DOWN], "marta"),
        ("marta", [Step.RIGHT], "priya"),
        ("tomas", [Step.RIGHT, Step.UP], "priya"),
        ("tomas", [Step.DOWN], "aiko"),
        ("aiko", [Step.RIGHT], "ben"),
        ("aiko", [Step.DOWN], "carla"),
        ("carla", [Step.UP, Step.UP], "tomas"),
        ("ben", [Step.RIGHT], "ravi"),
        ("ravi", [Step.LEFT], "ben"),
        ("ines", [Step.UP], "ines"),
        ("ines", [Step.LEFT], "ines"),
        ("sofia", [Step.DOWN], "sofia"),
        ("sofia", [Step.RIGHT], "sofia"),
    ],
)
def test_steps(theme: Theme, start: str, steps: list[Step], end: str) -> None:
    assert walked(theme, start, *steps) == end


def test_below_a_folded_manager_there_is_nobody_to_walk_to(theme: Theme) -> None:
    assert walked(theme, "marta", Step.DOWN, layer=2) == "marta"


@pytest.mark.parametrize(
    ("arrangement", "start", "steps", "end"),
    [
        ("Left to right", "ines", [Step.RIGHT], "marta"),
        ("Left to right", "marta", [Step.DOWN], "priya"),
        ("Left to right", "aiko", [Step.LEFT], "tomas"),
        ("Left to right", "aiko", [Step.DOWN, Step.DOWN, Step.DOWN], "ravi"),
        ("Indented", "ines", [Step.DOWN], "marta"),
        ("Indented", "carla", [Step.DOWN], "priya"),
        ("Indented", "aiko", [Step.LEFT], "tomas"),
        ("Indented", "priya", [Step.RIGHT], "dana"),
        ("Indented", "ines", [Step.UP], "ines"),
    ],
)
def test_steps_in_other_arrangements(theme: Theme, arrangement: str, start: str, steps: list[Step], end: str) -> None:
    layout = ARRANGEMENTS[arrangement](INDEX, np.zeros(len(INDEX), bool), theme.chart, 1000, 1000)
    row = INDEX.row[start]
    for step in steps:
        row = next_row(layout, row, step)
    assert INDEX.ids[row] == end


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_everybody_can_be_reached_from_the_top(theme: Theme, arrangement: str) -> None:
    index = chart(wide(7, 5)).index
    layout = ARRANGEMENTS[arrangement](index, np.zeros(len(index), bool), theme.chart, 1000, 1000)
    reached, waiting = {0}, [0]
    while waiting:
        row = waiting.pop()
        found = {next_row(layout, row, step) for step in Step} - reached
        reached |= found
        waiting += found
    assert reached == set(range(len(index)))
