"""Numbers and names as they stand in templates."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.wording import Amount, Count, few_of, inside


@pytest.mark.parametrize(
    ("template", "count", "text"),
    [
        ("{n:# level|# levels}", 1, "1 level"),
        ("{n:# level|# levels}", 3, "3 levels"),
        ("{n:# level|# levels}", 0, "0 levels"),
        ("know{n:s|}", 1, "knows"),
        ("know{n:s|}", 2, "know"),
        ("Yes.{n:| One more.| # more.}", 0, "Yes."),
        ("Yes.{n:| One more.| # more.}", 1, "Yes. One more."),
        ("Yes.{n:| One more.| # more.}", 1200, "Yes. 1,200 more."),
        ("{n} of", 12345, "12,345 of"),
    ],
)
def test_a_count_chooses_its_words(template: str, count: int, text: str) -> None:
    assert template.format(n=Count(count)) == text


@pytest.mark.parametrize(
    ("template", "amount", "text"),
    [
        ("{n:# engineer|# engineers}", 1.0, "1 engineer"),
        ("{n:# engineer|# engineers}", 0.97, "1 engineer"),
        ("{n:# engineer|# engineers}", 1.5, "1.5 engineers"),
        ("{n:# engineer|# engineers}", 0.4, "0.4 engineers"),
        ("{n:# engineer|# engineers}", 1200.0, "1,200 engineers"),
        ("{n} times", 2.25, "2.2 times"),
    ],
)
def test_a_ratio_has_a_decimal_only_where_it_says_something(template: str, amount: float, text: str) -> None:
    assert template.format(n=Amount(amount)) == text


def test_names_start_small_inside_a_sentence_unless_they_are_abbreviations() -> None:
    assert [inside(name) for name in ("Data science", "SQL", "", "X")] == ["data science", "SQL", "", "X"]


def test_names_are_listed_as_far_as_the_method_says(method: Method) -> None:
    listed = method.naming.listed
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C", "D"])] == [
        "", "A", "A and B", "A, B, C and D",
    ]  # fmt: skip
    assert listed(["A", "B", "C", "D", "E", "F"]) == "A, B, C and 3 more"
    assert listed([str(n) for n in range(1470)]) == "0, 1, 2 and 1,467 more"


@pytest.mark.parametrize(
    ("items", "few", "more"),
    [("", "", ""), ("abc", "abc", ""), ("abcd", "abc", "and 1 more"), ("a" * 1203, "aaa", "and 1,200 more")],
)
def test_beyond_a_few_only_the_number_is_told(items: str, few: str, more: str) -> None:
    assert few_of(items, 3) == (few, more)
