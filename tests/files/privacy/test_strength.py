"""A password is told to be weak, fair or strong: by its length and signs, not by words that everybody tries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.privacy.strength import bits_of, strength_of


@pytest.mark.parametrize(
    ("password", "weight"),
    [
        ("", "red"), ("x", "red"), ("secret", "red"), ("Passwort123", "red"), ("12345678901234567890", "red"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "red"), ("abcdefghijklmnopqrstuvwxyz", "red"), ("Acme 2026", "red"),
        ("kT7!pw", "red"), ("kT7!pwQz", "amber"), ("blaues Pferd", "green"),
        ("anchor violin maple ferry", "green"), ("gE5#kq9LmZ2v", "green"), ("пароль-из-слов", "green"),
    ],
)  # fmt: skip
def test_how_strong_a_password_is(password: str, weight: str) -> None:
    told = strength_of(password, ["Acme"])
    assert told.weight == weight
    assert told.text.startswith({"red": "Weak", "amber": "Fair", "green": "Strong"}[weight])


@given(st.text(max_size=20))
def test_it_is_never_told_to_be_stronger_than_its_length_allows(password: str) -> None:
    assert 0 <= bits_of(password) <= 7 * len(password.casefold())
