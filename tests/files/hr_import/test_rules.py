"""The importer's numbers are read as what they are: one that is missing, misspelt or no number is told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import.rules import read_rules, rules
from dataplanner.files.resources import resource
from dataplanner.files.toml_records import TomlError


def test_the_numbers_that_ship_are_complete() -> None:
    assert read_rules(resource("import", "rules.toml")) == rules()
    assert 0 < rules().manager.enough < 1
    assert rules().worth["name"] > rules().worth["status"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("enough = 0.5 ", "enouhg = 0.5 ", "rules.toml, [manager]: the key “enouhg” is not known."),
        ("enough = 0.5 ", "# ", "rules.toml, [manager]: the key “enough” is missing."),
        ("enough = 0.5 ", 'enough = "half" ', "rules.toml, [manager]: “enough” must be a number."),
        ("most_rows = 60 ", "most_rows = 60.5 ", "rules.toml, [turned]: “most_rows” must be a whole number."),
        ("[lists]", "[list]", "rules.toml: the key “list” is not known."),
        ("[lists]\n", "[units.lists]\n", "rules.toml, [units]: the key “lists” is not known."),
        ("\ngrade = 0.3", "\ngrad = 0.3", "rules.toml, [worth]: the key “grad” is not known."),
        ("path = 9", "path = true", "rules.toml, [shortest_alone]: “path” must be a whole number."),
    ],
)
def test_what_is_wrong_is_told_by_its_name(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    text = resource("import", "rules.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (tmp_path / "rules.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TomlError) as told:
        read_rules(tmp_path / "rules.toml")
    assert told.value.sentence == sentence
