"""Leaders' titles are read as the method speaks of them, and of others nothing is said."""

import pytest

from dataplanner.analysis.leaders import leader_reading, leaders_above
from dataplanner.analysis.method import Method
from tests.model.builders import document_of, mark

CHART = """
ceo: Chief Executive Officer
  cfo: Chief Financial Officer
    ana: Head of Analysis
  cto: Chief Technology Officer
    dana: Lead Platform
    sol: Data Scientist
"""


@pytest.mark.parametrize(
    ("title", "entry", "fit"),
    [
        ("Chief Executive Officer (CEO)", "ceo", "poor"),
        ("CEO, Consumer", "ceo", "poor"),
        ("Chief Technology Officer", "cto", "unsure"),
        ("Vice President of Engineering", "vp_engineering", "unsure"),
        ("SVP Engineering", "vp_engineering", "unsure"),
        ("VP of Data", "vp_data", "good"),
        ("Head of Data", "vp_data", "good"),
        ("Chief Data Officer", "chief_data_officer", "unsure"),
        ("Chief Information Officer", "cio", "unsure"),
        ("VP of Finance", "vp_finance", "poor"),
        ("Chief Marketing Officer", "vp_marketing", "poor"),
        ("VP Product", "vp_product", "unsure"),
    ],
)
def test_a_leaders_title_is_read(title: str, entry: str, fit: str, method: Method) -> None:
    reading = leader_reading(title, method)
    assert reading is not None
    assert (reading.id, reading.fit) == (entry, fit)
    assert reading.about
    assert reading.ask.endswith("?")


@pytest.mark.parametrize("title", ["", "Vice President Sales", "Division President, Retail", "Data Engineer", "Clerk"])
def test_of_other_titles_nothing_is_said(title: str, method: Method) -> None:
    assert leader_reading(title, method) is None


def test_data_teams_are_led_by_the_nearest_leader_whose_title_is_known(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Science", "science", "ana")
    mark(document, "Platform", "engineering", "dana")
    mark(document, "Sales", "business", "cfo")
    found = leaders_above(document.plan.organisation(), method)
    assert [(one.position, one.reading.id, one.fit, one.teams) for one in found] == [
        ("cfo", "vp_finance", "good", ("science",)),
        ("cto", "cto", "good", ("platform",)),
    ]


def test_a_leader_of_several_kinds_is_judged_by_all_of_them(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Science", "science", None, "sol")
    mark(document, "Platform", "engineering", "dana")
    (found,) = leaders_above(document.plan.organisation(), method)
    assert (found.position, found.fit, found.teams) == ("cto", "unsure", ("science", "platform"))
