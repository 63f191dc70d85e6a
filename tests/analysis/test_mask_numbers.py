"""Numbers of people whose names are masked: each given once, in no telling sequence, and never to somebody else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.mask_numbers import MaskNumbers

PEOPLE = [f"p{number:03}" for number in range(200)]


def test_the_sequence_of_a_plan_tells_nothing_of_the_numbers() -> None:
    numbers = MaskNumbers()
    numbers.give(PEOPLE)
    found = [numbers.of(person) for person in PEOPLE]
    assert sorted(found) == list(range(1, 201))
    rising = sum(a < b for a, b in pairwise(found))
    assert 70 < rising < 130, "as many neighbours rise as fall"


def test_they_are_the_same_wherever_nothing_was_kept() -> None:
    one, other = MaskNumbers(), MaskNumbers()
    one.give(PEOPLE)
    other.give(reversed(PEOPLE))
    assert one.given == other.given


@given(st.lists(st.tuples(st.sampled_from(["give", "forget"]), st.sets(st.sampled_from(PEOPLE[:12]))), max_size=12))
def test_a_number_never_means_anybody_else(steps: list[tuple[str, set[str]]]) -> None:
    numbers, ever = MaskNumbers(), dict[int, str]()
    for what, people in steps:
        if what == "give":
            numbers.give(people)
        else:
            for person in people:
                numbers.forget(person)
        for person in filter(None, numbers.given):
            assert ever.setdefault(numbers.of(person), person) == person
            assert numbers.whose(numbers.of(person)) == person
        numbers = MaskNumbers(numbers.given)
    assert [numbers.whose(at) for at in (0, -1, len(numbers.given) + 1)] == [""] * 3
