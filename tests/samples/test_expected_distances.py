"""Who leads whom in the samples, and how far their teams are apart: what the sources lead one to expect."""

from dataclasses import dataclass

from dataplanner.analysis.connections import LINK_KINDS, SQUAD, distance_with_connections
from dataplanner.analysis.distance import data_teams_leader, team_distances
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from tests.samples.conftest import Opened


@dataclass(frozen=True)
class Between:
    """A pair of teams, by what a reader sees: the number and the common leader's title."""

    distance: int
    leader: str


def between(plan: Plan, scenario: str, a: str, b: str) -> Between:
    organisation = plan.organisation(scenario)
    for pair in team_distances(organisation):
        if {pair.team_a, pair.team_b} == {a, b}:
            assert pair.distance is not None
            assert pair.common_leader is not None
            return Between(pair.distance, organisation.position(pair.common_leader).title)
    raise AssertionError(f"no pair {a} – {b}")


def joined(plan: Plan, scenario: str, a: str, b: str, *kinds: str) -> int | None:
    """The distance of two teams by lines and links of these kinds, by default all."""
    pairs = distance_with_connections(plan.organisation(scenario), kinds=kinds or LINK_KINDS)
    (found,) = [pair.distance for pair in pairs if {pair.team_a, pair.team_b} == {a, b}]
    return found


def layer(organisation: Organisation, position: str) -> int:
    return len(organisation.chain_up(position))


def leader_title(plan: Plan, scenario: str) -> str:
    organisation = plan.organisation(scenario)
    leader = data_teams_leader(organisation)
    assert leader is not None
    return organisation.position(leader).title


def test_stitch_fix_science_and_platform_meet_one_level_below_the_ceo(sample: Opened) -> None:
    plan = sample("stitch-fix")
    organisation = plan.organisation()
    assert leader_title(plan, "as-is") == "Chief Algorithms Officer"
    assert layer(organisation, "chief-algorithms-officer") == 2
    peers = {position.title for position in organisation.reports("chief-executive-officer")}
    assert {"Chief Technology Officer", "Chief Financial Officer"} <= peers


def test_stitch_fix_centres_are_far_nearer_to_the_platform_than_to_web_engineering(sample: Opened) -> None:
    plan = sample("stitch-fix")
    centres = [team.id for team in plan.organisation().sorted_teams() if team.kind == "science"]
    assert len(centres) == 5
    for centre in centres:
        near = between(plan, "as-is", centre, "algorithms-platform").distance
        assert 2 * near < between(plan, "as-is", centre, "web-engineering").distance


def test_stitch_fix_keeps_spans_of_hands_on_managers_at_five(sample: Opened) -> None:
    organisation = sample("stitch-fix").organisation()
    department = organisation.subtree("chief-algorithms-officer")
    directors = {position.id for position in organisation.reports("chief-algorithms-officer")}
    managers = {manager.id for director in directors for manager in organisation.reports(director)}
    assert max(organisation.span_of_control(manager) for manager in managers) == 5
    assert len(department) > 125


def test_the_typical_silos_meet_only_at_the_top(sample: Opened) -> None:
    plan = sample("typical-department")
    organisation = plan.organisation()
    assert leader_title(plan, "as-is") == "Chief Executive Officer"
    executives = {organisation.chain_up(organisation.team_lead(t) or "")[-2] for t in organisation.sorted_teams()}
    assert len(executives) == 3
    assert "Hands each idea" in organisation.team("thinkers").note
    assert between(plan, "no-hand-offs", "thinkers", "doers") == Between(2, "Chief Algorithms Officer")


def test_twitter_pays_for_an_engineering_leader_with_distance(sample: Opened) -> None:
    plan = sample("twitter")
    before = between(plan, "as-is", "analytics", "data-engineering")
    after = between(plan, "after-2012", "analytics", "data-engineering")
    assert before == Between(0, "Analytics Manager")
    assert after == Between(4, "Chief Executive Officer (CEO)")


def test_twitter_data_engineering_answers_to_engineering_only_afterwards(sample: Opened) -> None:
    plan = sample("twitter")
    above = {s: plan.organisation(s).chain_up("data-engineering-lead") for s in ("as-is", "after-2012")}
    assert "vp-of-engineering" not in above["as-is"]
    assert "vp-of-engineering" in above["after-2012"]
    assert plan.organisation().span_of_control("analytics-manager") == 20


def test_ing_squads_are_far_by_reporting_lines_and_near_by_dotted_ones(sample: Opened) -> None:
    plan = sample("ing")
    organisation = plan.organisation()
    assert between(plan, "as-is", "squad-fraud-alerts", "data-engineering-chapter").distance >= 6
    squad = organisation.team("squad-fraud-alerts")
    outside = [m for m in squad.members if squad.lead not in organisation.chain_up(m)]
    for member in organisation.team_members(squad):
        if member.startswith(("data-engineer", "data-scientist")):
            assert member in outside
            assert (member, squad.lead) in organisation.dotted_lines
    assert len(organisation.team_members(organisation.team("data-lake"))) == 20
    for kinds in ([], [SQUAD]):
        assert joined(plan, "as-is", "squad-fraud-alerts", "data-engineering-chapter", *kinds) == 2
        assert joined(plan, "as-is", "squad-fraud-alerts", "squad-spending-forecast", *kinds) == 4


def test_moneysupermarket_common_leader_drops_to_the_data_officer(sample: Opened) -> None:
    plan = sample("moneysupermarket")
    assert leader_title(plan, "as-is") == "Chief Executive Officer"
    assert leader_title(plan, "one-data-function") == "Chief Data Officer"
    assert len(plan.organisation("one-data-function").subtree("chief-data-officer")) == 70


def test_telecoms_spokes_are_far_from_the_hub_that_they_have_dotted_lines_to(sample: Opened) -> None:
    plan = sample("telecoms")
    organisation = plan.organisation()
    for unit in ("consumer-marketing", "network-operations", "portfolio-planning"):
        assert 2 <= len(organisation.team_members(organisation.team(f"{unit}-science"))) <= 6
        assert between(plan, "as-is", f"{unit}-science", "central-data-engineering").distance >= 6
        assert (f"{unit}-lead-data-scientist", "head-of-applied-research") in organisation.dotted_lines


def test_zalando_distances_fall_and_stay_while_a_platform_returns(sample: Opened) -> None:
    plan = sample("zalando")
    central, agile, platforms = (scenario.id for scenario in plan.scenarios())
    far = between(plan, central, "search-science", "search-engineering").distance
    assert far > between(plan, agile, "search-science", "search-engineering").distance == 0
    assert between(plan, platforms, "search-science", "data-infrastructure").distance < far
    assert {line.note for line in plan.organisation(agile).dotted_lines.values()} == {
        "Data science guild", "Back-end guild",
    }  # fmt: skip


def test_the_insurers_bizops_come_as_near_as_the_data_teams_are(sample: Opened) -> None:
    plan = sample("medical-insurer")
    apart = between(plan, "as-is", "bizops", "data-engineering").distance
    together = between(plan, "bizops", "bizops", "data-engineering").distance
    assert apart > together == between(plan, "bizops", "data-science", "data-engineering").distance


def test_the_large_enterprise_meets_at_its_top(sample: Opened) -> None:
    plan = sample("large-enterprise")
    assert leader_title(plan, "as-is") == "Group Chief Executive Officer (CEO)"
    assert len(plan.organisation()) > 2_900


def test_hansa_foods_shows_the_distances_of_its_picture(sample: Opened) -> None:
    plan = sample("hansa-foods")
    pairs = {
        ("data-science", "data-engineering"): Between(4, "Chief Executive Officer"),
        ("data-science", "operations"): Between(5, "Chief Executive Officer"),
        ("data-science", "bi-and-analysts"): Between(2, "Chief Financial Officer"),
        ("data-engineering", "operations"): Between(3, "Chief Technology Officer"),
        ("bi-and-analysts", "marketing"): Between(4, "Chief Executive Officer"),
        ("operations", "marketing"): Between(5, "Chief Executive Officer"),
    }
    assert {pair: between(plan, "as-is", *pair) for pair in pairs} == pairs
    assert between(plan, "one-data-leader", "data-science", "data-engineering") == Between(2, "Head of Data")
    assert between(plan, "one-data-leader", "data-science", "operations") == Between(2, "Head of Data")
