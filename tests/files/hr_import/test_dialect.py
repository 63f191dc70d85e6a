"""The delimiter is the one under which the lines agree best."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import import dialect
from dataplanner.files.hr_import.dialect import Dialect, dialect_of, wrapping_dialect

LINES = st.lists(st.lists(st.sampled_from(["a", "b c", ",", ";", "\t", "|", '"']), max_size=8).map("".join), max_size=6)


@given(LINES)
def test_delimiters_that_are_not_tried_would_not_have_been_chosen(lines: list[str]) -> None:
    best = max(map(Dialect, dialect._DELIMITERS), key=lambda choice: dialect._agreement(lines, choice))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialect, "_worth_trying", lambda _: dialect._DELIMITERS)
        wrapping = wrapping_dialect(lines)
    assert (dialect_of(lines), wrapping_dialect(lines)) == (best, wrapping)
