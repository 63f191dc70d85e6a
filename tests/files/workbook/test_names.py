"""Sheets get names that spreadsheet programs take."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.workbook.names import LONGEST, SheetNames


@given(st.lists(st.text(max_size=50), max_size=12))
def test_names_are_valid_and_each_is_used_once(wanted: list[str]) -> None:
    names = SheetNames()
    given_out = [names.free(name) for name in wanted]

    assert len({name.casefold() for name in given_out}) == len(given_out)
    for name in given_out:
        assert name.strip()
        assert len(name.encode("utf-16-le")) <= 2 * LONGEST
        assert not re.search(r"[\\/*?:\[\]\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Gaps Data engineering", "Gaps Data engineering"),
        ("Gaps Lab: [old/new]?", "Gaps Lab old new"),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("History", "History (2)"),
        ("A team with a name that nobody can print", "A team with a name that nobody…"),
    ],
)
def test_examples(wanted: str, name: str) -> None:
    assert SheetNames().free(wanted) == name


def test_the_same_name_in_another_case_gets_a_number() -> None:
    names = SheetNames()

    assert [names.free("Data"), names.free("DATA"), names.free("data")] == ["Data", "DATA (2)", "data (3)"]
