"""Proposed moves: what they promise comes true when they are done, and the best that lowers most for least is first."""

from __future__ import annotations

from itertools import combinations

import pytest

from dataplanner.analysis.connections import distance_with_connections
from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.moves import Move, edit_for, proposed_moves
from dataplanner.analysis.sketch import PairChange, Sketch
from dataplanner.files.plan_json import plan_text, read_plan_json
from dataplanner.files.resources import samples
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddConnection,
    AddDottedLine,
    AddPosition,
    AddTeam,
    ChangePosition,
    CopyScenario,
    MovePosition,
)
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of, mark

CHART = """
ceo: Chief Executive Officer
  cfo: Chief Financial Officer
    ana: Head of Analytics
      mori: Data Scientist
      roth: Data Scientist
    tax: Head of Tax
    book: Head of Bookkeeping
  cto: Chief Technology Officer
    dana: VP Data Platform
      ravi: Data Engineer
      uma: Data Engineer
    web: Head of Web
  coo: Chief Operating Officer
    ruth: Head of Sites
      omar: Data Operations Manager
        ola: Operations Engineer
      site: Site Manager
"""


@pytest.fixture
def document() -> Document:
    document = document_of(CHART)
    mark(document, "Science", "science", "ana")
    mark(document, "Platform", "engineering", "dana")
    mark(document, "Operations", "operations", "omar")
    return document


def distances(plan: Plan, scenario: str) -> dict[tuple[str, str], int | None]:
    return {(pair.team_a, pair.team_b): pair.distance for pair in team_distances(plan.organisation(scenario))}


def linked(plan: Plan, scenario: str) -> dict[tuple[str, str], int | None]:
    pairs = distance_with_connections(plan.organisation(scenario))
    return {(pair.team_a, pair.team_b): pair.distance for pair in pairs}


def titled(moves: list[Move], title: str) -> Move:
    (move,) = [move for move in moves if move.title == title]
    return move


def kept_promise(changes: tuple[PairChange, ...], before: dict, after: dict) -> bool:  # type: ignore[type-arg]
    told = {(c.team_a, c.team_b): (c.before, c.after) for c in changes}
    return told == {pair: (before[pair], after[pair]) for pair in before if before[pair] != after[pair]}


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name.removesuffix(".plan.json"))
def test_what_a_move_promises_comes_true_in_every_sample(path: object, method: Method) -> None:
    plan = read_plan_json(path)  # type: ignore[arg-type]
    for move in proposed_moves(plan, AS_IS, method):
        document = Document(plan.copy())
        document.do(edit_for(move, document.plan, AS_IS))
        new = document.plan.scenarios()[-1]
        assert new.name == move.title
        assert kept_promise(move.formal, distances(plan, AS_IS), distances(document.plan, new.id))
        assert kept_promise(move.linked, linked(plan, AS_IS), linked(document.plan, new.id))
        assert distances(document.plan, AS_IS) == distances(plan, AS_IS)
        document.undo()
        assert plan_text(document.plan) == plan_text(plan)


def test_the_team_comes_under_the_nearer_leader_at_the_least_cost(document: Document, method: Method) -> None:
    moves = proposed_moves(document.plan, AS_IS, method, ("science", "platform"))
    move = titled(moves, "Ana under Cto")
    assert [(c.before, c.after) for c in move.formal if {c.team_a, c.team_b} == {"science", "platform"}] == [(4, 2)]
    assert (move.costs.positions, move.costs.lines, move.costs.layers, move.costs.new) == (3, 1, 0, 0)
    assert move.summary == "3 positions move, 1 line changes."
    assert move.downsides[0].startswith("Cfo loses “Science”")
    assert move.edits == (MovePosition(AS_IS, "ana", "cto"),)


def test_one_head_over_all_data_teams_needs_a_position_and_a_line_each(document: Document, method: Method) -> None:
    moves = proposed_moves(document.plan, AS_IS, method, ("science", "platform"))
    heads = [move for move in moves if move.kind == "head"]
    assert heads
    for move in heads:
        assert (move.costs.lines, move.costs.new, len(move.edits)) == (3, 1, 4)
        assert {change.after for change in move.formal} == {2}


def test_a_leader_left_with_one_report_is_named_and_counts_against_the_move(document: Document, method: Method) -> None:
    def under_cto() -> Move:
        return titled(proposed_moves(document.plan, AS_IS, method, ("platform", "operations")), "Omar under Cto")

    told = under_cto()
    assert told.costs.alone == (("ruth", 1),)
    assert "Ruth is left with one report." in told.downsides
    document.do(AddPosition(AS_IS, "Clerk", "ruth"))
    assert under_cto().costs.alone == ()
    assert under_cto().score == pytest.approx(told.score + method.organisation.moving.ranking.alone)


def test_the_new_leaders_title_is_asked_about(document: Document, method: Method) -> None:
    pair = ("science", "platform")
    unsure = titled(proposed_moves(document.plan, AS_IS, method, pair), "Ana under Cto")
    assert any(downside.startswith("CTO: Is this leader") for downside in unsure.downsides)
    document.do(ChangePosition(AS_IS, "cto", {"title": "VP Data"}))
    sure = titled(proposed_moves(document.plan, AS_IS, method, pair), "Ana under Cto")
    assert len(sure.downsides) == len(unsure.downsides) - 1
    assert sure.score > unsure.score


def test_links_leave_the_reporting_distance_alone_and_are_not_proposed_twice(
    document: Document, method: Method
) -> None:
    pair = ("science", "platform")
    found = {move.kind: move for move in proposed_moves(document.plan, AS_IS, method, pair)}
    for kind in ("dotted", "embed"):
        assert found[kind].formal == ()
        assert PairChange("science", "platform", 4, 1) in found[kind].linked
    assert found["embed"].title == "Embed one of the data engineers in “Science”"
    assert found["embed"].summary == "Reporting lines stay at 4; 1 step with the embed."
    document.do(AddDottedLine(AS_IS, "dana", "ana"))
    document.do(AddConnection(AS_IS, "science", "platform", "known"))
    kinds = {move.kind for move in proposed_moves(document.plan, AS_IS, method, pair)}
    assert kinds == {"reparent", "head"}


def test_nobody_is_moved_from_the_top_two_layers(document: Document, method: Method) -> None:
    document.do(AddTeam(AS_IS, "Technology", "engineering", "cto", id="technology"))
    moved = {id_ for move in proposed_moves(document.plan, AS_IS, method) for id_ in _moved(move)}
    assert moved
    assert "cto" not in moved


def _moved(move: Move) -> list[str]:
    return [edit.position for edit in move.edits if isinstance(edit, MovePosition)]


def test_teams_that_are_near_need_no_move(method: Method) -> None:
    document = document_of("ceo\n  head: VP Data\n    a\n      a1\n    b\n      b1")
    mark(document, "Science", "science", "a")
    mark(document, "Platform", "engineering", "b")
    assert proposed_moves(document.plan, AS_IS, method) == []
    assert proposed_moves(document_of("").plan, AS_IS, method) == []


def test_separate_trees_are_brought_under_one_leader(method: Method) -> None:
    document = document_of("a: Owner\n  b\n    c\n      d\nx: Owner\n  y\n    z\n      w")
    mark(document, "Science", "science", "c")
    mark(document, "Platform", "engineering", "z")
    best = proposed_moves(document.plan, AS_IS, method)[0]
    assert best.kind == "reparent"
    assert best.formal == (PairChange("science", "platform", None, 2),)


def test_in_a_scenario_the_move_is_done_there_and_names_stay_apart(document: Document, method: Method) -> None:
    document.do(CopyScenario(AS_IS, "To be", id="to-be"))
    move = proposed_moves(document.plan, "to-be", method)[0]
    document.do(edit_for(move, document.plan, "to-be"))
    assert len(document.plan.scenarios()) == 2
    again = proposed_moves(document.plan, AS_IS, method)[0]
    for _ in range(2):
        document.do(edit_for(again, document.plan, AS_IS))
    names = [scenario.name for scenario in document.plan.scenarios()][2:]
    assert names == [again.title, f"{again.title} (2)"]


def test_a_move_ends_the_finding_that_it_was_made_for(document: Document, method: Method) -> None:
    def far(scenario: str) -> bool:
        return any(finding.rule == "teams_far_apart" for finding in findings(document.plan, scenario, method))

    assert far(AS_IS)
    document.do(edit_for(proposed_moves(document.plan, AS_IS, method)[0], document.plan, AS_IS))
    assert not far(document.plan.scenarios()[-1].id)


def test_a_sketch_stands_as_the_whole_organisation_does(document: Document) -> None:
    document.do(AddTeam(AS_IS, "Squad", "other", members=("uma", "mori"), lead="tax", id="squad"))
    document.do(AddTeam(AS_IS, "By rule", "analysts", query="title:scientist or under:ruth", id="rule"))
    document.do(AddDottedLine(AS_IS, "book", "site"))
    standing = Sketch(document.plan, AS_IS).before
    pairs = list(combinations(standing.teams, 2))
    assert {pair: standing.formal_steps(*pair) for pair in pairs} == distances(document.plan, AS_IS)
    assert {pair: standing.linked_steps(*pair) for pair in pairs} == linked(document.plan, AS_IS)
