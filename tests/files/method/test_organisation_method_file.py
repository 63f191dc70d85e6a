"""The method's files about organisations: what ships is sound, and every fault is told by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method
from tests.files.method.spoiling import change, fault


def test_every_location_model_says_what_it_buys_and_risks(method: Method) -> None:
    models = method.organisation.locations.values()
    assert len(models) == 9
    assert all(model.buys and model.risk and model.fits and model.chapter for model in models)
    assert [model.id for model in models if model.asked] == ["self_service"]


def test_the_ratio_is_two_to_five_and_figures_name_their_source(method: Method) -> None:
    ratio = method.organisation.figures["engineers_for_each_scientist"]
    assert (ratio.low, ratio.high) == (2, 5)
    assert all(figure.source for figure in method.organisation.figures.values())
    assert len(method.organisation.factors) == 4


def test_texts_and_numbers_can_be_changed(folder: Path) -> None:
    change(folder, "moves.toml", "most = 6", "most = 1")
    change(folder, "moves.toml", 'title = "{name} under', 'title = "Move {name} under')
    moving = load_method(folder).organisation.moving
    assert moving.limits.most == 1
    assert moving.kinds["reparent"].title == "Move {name} under {leader}"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("moves.toml", "nearer = 1.0\n", "", "moves.toml, [ranking]: the key “nearer” is missing."),
        ("moves.toml", 'id = "embed"', 'id = "lend"', "moves.toml: “move” names “lend”, which is not known."),
        ("moves.toml", "{former} loses", "{old} loses", "moves.toml, move “reparent”: “downside” cannot show {old}."),
        ("moves.toml", 'id = "alone"', 'id = "farther"', "moves.toml, caution “farther”: this id is there twice."),
        ("moves.toml", 'kinds = ["science"', 'kinds = ["art"', "moves.toml, [limits]: “kinds” names “art”"),
        ("leaders.toml", 'fit = "good"', 'fit = "fine"', "leaders.toml, leader “vp_data”: “fit” names “fine”"),
        ("leaders.toml", 'suits = ["science"]', 'suits = ["art"]',
         "leaders.toml, leader “vp_data”: “suits” names “art”"),
        ("locations.toml", 'id = "squads"', 'id = "gangs"', "locations.toml: “model” names “gangs”"),
        ("locations.toml", "of {all} people", "of {both} people",
         "locations.toml, model “central”: “seen” cannot show {both}."),
        ("figures.toml", 'of = "span"\nhigh = 5', 'of = "span"',
         "figures.toml, figure “hands_on_managers”: a range needs “low”, “high” or both."),
        ("figures.toml", 'of = "team"', 'of = "crew"', "figures.toml, figure “one_team”: “of” names “crew”"),
        ("figures.toml", 'sign = "scientists_without_engineering"', 'sign = "tea_leaves"',
         "figures.toml, factor “weak_scientists”: “sign” names “tea_leaves”"),
        ("figures.toml", 'skills = ["math"', 'skills = ["maths"', "figures.toml, stand_in “2”: “skills” names “maths”"),
        ("figures.toml", 'roles = ["Data engineer"', 'roles = ["Plumber"',
         "figures.toml, stand_in “3”: “roles” names “Plumber”"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_and_key(folder: Path, file: str, old: str, new: str, sentence: str) -> None:
    change(folder, file, old, new)
    assert fault(folder).startswith(sentence)
