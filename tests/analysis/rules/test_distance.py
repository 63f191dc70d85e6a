"""The rules about how far apart the data teams stand."""

from __future__ import annotations

import pytest

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangeTeam, MovePosition
from dataplanner.model.positions import AS_IS
from tests.analysis.rules.plans import found, hansa, only, padded
from tests.model.builders import document_of, mark

DEEP = """
ceo: Chief Executive Officer
  cfo: Chief Financial Officer
    a1: Director
      a2: Manager
        a3: Data Scientist
  cto: Chief Technology Officer
    b1: Director
      b2: Manager
        b3: Data Engineer
"""


def deep(size: int = 9, science: str = "a2", engineering: str = "b2") -> Document:
    document = document_of(padded(DEEP, size))
    mark(document, "Science", "science", science)
    mark(document, "Engineers", "engineering", engineering)
    return document


def test_a_leader_at_the_top_is_far_up_only_where_the_organisation_is_not_small(method: Method) -> None:
    assert not found(deep(49), "far_common_leader", method)
    finding = only(deep(50), "far_common_leader", method)
    leader, below = "Ceo (Chief Executive Officer), on layer 1", "“Science” is 3 levels below"
    assert finding.headline == f"The data teams’ lowest common leader is {leader}; {below}."
    assert (finding.weight, finding.positions, finding.teams) == ("red", ("ceo",), ("science", "engineers"))


def test_the_second_layer_is_far_up_in_a_large_organisation(method: Method) -> None:
    chart = "top\n" + "\n".join(f"  {line}" for line in DEEP.strip().splitlines())
    for size, far in ((999, False), (1000, True)):
        document = document_of(padded(chart, size))
        mark(document, "Science", "science", "a2")
        mark(document, "Engineers", "engineering", "b2")
        assert bool(found(document, "far_common_leader", method)) == far


def test_teams_right_below_the_top_are_not_far_from_it(method: Method) -> None:
    assert not found(deep(50, "a1", "b1"), "far_common_leader", method)
    assert found(deep(50, "a1", "b2"), "far_common_leader", method)


def test_a_nearer_leader_ends_the_finding(method: Method) -> None:
    document = deep(50)
    document.do(MovePosition(AS_IS, "a2", "b1"))
    assert not found(document, "far_common_leader", method)


def test_teams_five_steps_apart_are_far_apart(method: Method) -> None:
    assert not found(deep(9, "a1", "b1"), "teams_far_apart", method)
    finding = only(deep(9, "a2", "b1"), "teams_far_apart", method)
    assert finding.headline == (
        "“Science” and “Engineers” are 5 steps apart and meet only at Ceo (Chief Executive Officer)."
    )
    assert finding.why.startswith("3 levels up on one side and 2 on the other")
    assert (finding.subject, finding.positions, finding.teams) == ("ceo", ("ceo",), ("science", "engineers"))


def test_pairs_below_one_leader_make_one_finding_with_the_farthest_first(method: Method) -> None:
    document = deep(9, "a2", "b1")
    mark(document, "Deep", "engineering", "b3")
    finding = only(document, "teams_far_apart", method)
    assert finding.headline.startswith("“Science” and “Deep” are 7 steps apart")
    assert finding.headline.endswith("One other pair also meets only there.")
    assert set(finding.teams) == {"science", "deep", "engineers"}


@pytest.mark.parametrize(("kind", "counts"), [("analysts", True), ("science", False), ("business", False)])
def test_only_teams_of_different_data_kinds_are_compared(kind: str, counts: bool, method: Method) -> None:
    document = deep()
    document.do(ChangeTeam(AS_IS, "engineers", {"kind": kind}))
    assert bool(found(document, "teams_far_apart", method)) == counts


def test_separate_trees_are_said_in_words(method: Method) -> None:
    document = deep()
    assert not found(document, "separate_trees", method)
    document.do(MovePosition(AS_IS, "cto", None))
    finding = only(document, "separate_trees", method)
    teams = "“Science” and “Engineers”"
    assert finding.headline == f"The data teams {teams} stand in 2 separate trees and have no common leader."
    assert finding.positions == ("ceo", "cto")
    assert not found(document, "far_common_leader", method)
    assert not found(document, "teams_far_apart", method)


def test_a_team_in_pieces_has_no_lead_until_one_is_named(method: Method) -> None:
    document = hansa()
    team = mark(document, "Guild", "engineering", None, "mori", "uma")
    assert not found(document, "team_in_pieces", method)
    document.do(MovePosition(AS_IS, "cto", None))
    assert only(document, "team_in_pieces", method).positions == ("mori", "uma")
    document.do(ChangeTeam(AS_IS, team, {"lead": "uma"}))
    assert not found(document, "team_in_pieces", method)
