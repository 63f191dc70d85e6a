"""The rules about backlog, velocity and time, each in a plan where it speaks and in one where it is silent."""

from __future__ import annotations

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.model.backlog import BacklogItem, Velocity
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangePart
from dataplanner.model.positions import AS_IS
from dataplanner.model.staffing import Staffing
from tests.analysis.projects.plans import P, phases, project
from tests.analysis.rules.plans import found, only

DATES = {"crawl": ("2026-11-01", "2026-12-31"), "walk": ("2027-01-01", "2027-12-31")}


def loaded(items: int) -> Document:
    backlog = [BacklogItem(P, f"i{n}", f"Item {n}", 3, 3, ("engineering",), phase="crawl") for n in range(items)]
    return phases(project(Velocity(P, "engineering", points=6.1), *backlog), **DATES)


def test_more_on_the_backlog_than_velocity_carries(method: Method) -> None:
    finding = only(loaded(3), "more_than_velocity", method)
    assert finding.headline == (
        "Churn: crawl has 24 points on its backlog and carries 8. Not within reach there: “Item 1” and “Item 2”."
    )
    assert finding.subject == "churn/crawl"
    assert not found(loaded(1), "more_than_velocity", method)
    told = findings(loaded(3).plan, AS_IS, method)
    assert "more_than_velocity" not in {finding.rule for finding in told}, "without a today nobody knows what is left"


def test_moving_the_items_on_ends_it(method: Method) -> None:
    document = loaded(3)
    for item in ("i1", "i2"):
        document.do(ChangePart("backlog", (item,), {"phase": "walk"}))
    assert not found(document, "more_than_velocity", method)


def test_work_given_to_a_team_of_another_kind(method: Method) -> None:
    item = BacklogItem(P, "model", "A model", traits=("statistics",), teams=("engineering",))
    finding = only(project(item), "wrong_team", method)
    assert finding.headline == "Churn: “A model” is work for data science and is given to data engineering."
    assert finding.teams == ("engineering",)
    assert not found(project(item.with_(teams=("science",))), "wrong_team", method)
    assert not found(project(item.with_(done="2026-01-01")), "wrong_team", method)


def test_a_velocity_that_stands_still(method: Method) -> None:
    months = [Velocity(P, "engineering", f"2026-0{month}", 4.0) for month in range(1, 7)]
    finding = only(project(*months), "velocity_stands_still", method)
    assert (finding.weight, finding.teams) == ("red", ("engineering",))
    assert "in 6 months" in finding.headline
    assert not found(project(*months[:-1], months[-1].with_(points=9.0)), "velocity_stands_still", method)


def test_somebody_is_needed_sooner_than_hiring_can_be(method: Method) -> None:
    coming = Staffing(P, "n", "Second engineer", "hire_engineer", "engineering", needed="2026-12-01")
    finding = only(project(coming), "late_arrival", method)
    assert finding.headline == (
        "Churn: “Second engineer” is needed on 2026-12-01 and is there on 2027-02-19 at the earliest, 80 days late."
    )
    assert "2026-09-02" in finding.why
    assert not found(project(coming.with_(needed="2027-03-01")), "late_arrival", method)
    assert not found(project(coming.with_(arrived="2026-12-24")), "late_arrival", method)
