"""Where the data teams of the samples stand, as the sources tell it."""

import pytest

from dataplanner.analysis.locations import Location, locations
from dataplanner.analysis.method import Method
from dataplanner.analysis.moves import proposed_moves
from dataplanner.model.plan import Plan
from tests.samples.conftest import Opened


def seen(plan: Plan, method: Method, scenario: str = "as-is") -> dict[str, Location]:
    return {location.model.id: location for location in locations(plan, scenario, method)}


@pytest.mark.parametrize(
    ("name", "scenario", "models"),
    [
        ("stitch-fix", "as-is", {"central"}),
        ("telecoms", "as-is", {"embedded", "dotted_line", "hub_and_spoke"}),
        ("moneysupermarket", "one-data-function", {"central"}),
        ("medical-insurer", "as-is", {"central"}),
        ("typical-department", "as-is", {"embedded"}),
        ("hansa-foods", "as-is", {"embedded", "dotted_line"}),
        ("hansa-foods", "one-data-leader", {"central", "dotted_line"}),
        ("start-up", "as-is", set()),
    ],
)
def test_models_are_recognised(sample: Opened, method: Method, name: str, scenario: str, models: set[str]) -> None:
    assert set(seen(sample(name), method, scenario)) == models


def test_the_telecoms_hub_and_its_spokes_are_named(sample: Opened, method: Method) -> None:
    found = seen(sample("telecoms"), method)["hub_and_spoke"]
    assert found.seen.startswith("“Central data engineering” can be the hub; 5 teams stand in business units")
    assert {"consumer-marketing-science", "network-operations-science", "portfolio-planning-science"} <= set(
        found.teams
    )


def test_ing_works_in_squads_across_chapters(sample: Opened, method: Method) -> None:
    squads = seen(sample("ing"), method)["squads"]
    assert {"squad-fraud-alerts", "squad-spending-forecast", "squad-house-price-model"} <= set(squads.teams)


def test_zalando_goes_from_apart_to_product_teams_with_guilds(sample: Opened, method: Method) -> None:
    plan = sample("zalando")
    central, agile, platforms = (scenario.id for scenario in plan.scenarios())
    assert {"product_teams", "guilds"}.isdisjoint(seen(plan, method, central))
    for scenario in (agile, platforms):
        found = seen(plan, method, scenario)
        assert found["guilds"].seen.startswith("2 guilds: ")
        assert found["product_teams"].seen.startswith("Data people of several kinds work as one team in 5 places")


def test_hansa_foods_is_proposed_what_its_picture_shows(sample: Opened, method: Method) -> None:
    moves = proposed_moves(sample("hansa-foods"), "as-is", method, ("data-science", "data-engineering"))
    first = moves[0]
    assert (first.title, first.summary) == ("Tomas Bauer under Priya Raman", "12 positions move, 1 line changes.")
    assert [(c.before, c.after) for c in first.formal if c.team_b == "data-engineering"] == [(4, 2)]
    assert first.downsides[0].startswith("Marta Lindqvist loses “Data science”")
    titles = [move.title for move in moves]
    assert "One head of data under Priya Raman" in titles
    assert "Embed one of the data engineers in “Data science”" in titles
    head = moves[titles.index("One head of data under Priya Raman")]
    changes = {(c.team_a, c.team_b): (c.before, c.after) for c in head.formal}
    assert (changes["data-science", "data-engineering"], changes["data-science", "operations"]) == ((4, 2), (5, 2))
    assert (head.costs.new, head.costs.lines) == (1, 3)
