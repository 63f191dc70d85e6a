"""The file of gaps: what ships is sound, and each fault is told by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.method_file import load_method
from dataplanner.model.gaps import ACCURATE, CRITICAL, WAYS, WHEN
from tests.files.method.spoiling import change, fault


def test_what_ships_has_all_answers() -> None:
    gaps = load_method().gaps
    assert (tuple(gaps.accurate), tuple(gaps.critical), tuple(gaps.when), tuple(gaps.ways)) == (
        ACCURATE, CRITICAL, WHEN, WAYS,
    )  # fmt: skip
    assert gaps.months("train", "distributed_systems") == 6
    assert gaps.months("train", "sql") == gaps.ways["train"].months
    assert gaps.comfort_of("distributed_systems").latest == 12


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "borrow"', 'id = "beg"', "gaps.toml: the way “borrow” is missing."),
        ('skill = "programming"', 'skill = "alchemy"', "“skill” names “alchemy”, which is not known."),
        ('way = "train"', 'way = "pray"', "“way” names “pray”, which is not known."),
        ("{months:# month|# months}", "{weeks}", "“late” cannot show {weeks}."),
        ("months = 5.0", 'months = "long"', "“months” must be a number."),
        ('untrained = ["project_veteran"]', 'untrained = ["x"]', "“untrained” names “x”, which is not known."),
        ("smallest = 3", "smalest = 3", "“smalest” is not known."),
    ],
)
def test_faults_are_told_by_file_and_key(folder: Path, old: str, new: str, says: str) -> None:
    change(folder, "gaps.toml", old, new)
    sentence = fault(folder)
    assert sentence.startswith("gaps.toml")
    assert says.removeprefix("gaps.toml: ") in sentence
