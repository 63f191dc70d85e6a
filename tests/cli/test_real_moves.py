"""On a real export of 2,000 people: titles read, three teams marked, a move tried, and its findings gone."""

from __future__ import annotations

from collections import Counter

import pytest

from dataplanner.analysis.distance import team_distances
from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.analysis.moves import edit_for, proposed_moves
from dataplanner.analysis.titles import proposed_kind
from dataplanner.files.hr_import import import_export
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.method_file import load_method
from dataplanner.model.document import Document
from dataplanner.model.edits import AddTeam
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS
from tests.real_orgs import REAL_ORGS, needs_real_orgs

pytestmark = [needs_real_orgs, pytest.mark.long]
FAR = {"teams_far_apart", "far_common_leader"}


@pytest.fixture(scope="module")
def method() -> Method:
    return load_method()


@pytest.fixture(scope="module")
def document(method: Method) -> Document:
    """The export with one team of each data kind: whose leader has the most reports of a title."""
    imported = import_export([REAL_ORGS / "cert-ldap-r5.2" / "LDAP-2009-12.csv"])
    document = Document(plan_from_import(imported, "A real organisation", method))
    titles = {"science": "Mathematician", "engineering": "ComputerProgrammer", "operations": "ITAdmin"}
    for kind, title in titles.items():
        leader = leader_of_most(document.plan.organisation(), title)
        document.do(AddTeam(AS_IS, kind.capitalize(), kind, query=f"under:{leader}", lead=leader, id=kind))
    return document


def leader_of_most(organisation: Organisation, title: str) -> str:
    managers = Counter(p.manager for p in organisation.positions() if p.title == title and p.manager is not None)
    return max(managers, key=lambda manager: (managers[manager], manager))


def far(document: Document, method: Method, scenario: str) -> set[str]:
    return {finding.rule for finding in findings(document.plan, scenario, method)} & FAR


def test_titles_of_data_work_are_proposed_with_a_reason(document: Document, method: Method) -> None:
    titles = {position.title for position in document.plan.organisation().positions()}
    proposals = {title: proposal for title in titles if (proposal := proposed_kind(title, method)) is not None}
    assert proposals["Statistician"].kind == "science"
    assert all(proposal.reason for proposal in proposals.values())


def test_three_teams_meet_far_up_until_a_proposed_move_is_made(document: Document, method: Method) -> None:
    before = {(pair.team_a, pair.team_b): pair.distance for pair in team_distances(document.plan.organisation())}
    assert len(before) == 3
    assert far(document, method, AS_IS) == FAR
    move = proposed_moves(document.plan, AS_IS, method)[0]
    document.do(edit_for(move, document.plan, AS_IS))
    scenario = document.plan.scenarios()[-1].id
    after = {(p.team_a, p.team_b): p.distance for p in team_distances(document.plan.organisation(scenario))}
    assert sum(filter(None, after.values())) < sum(filter(None, before.values()))
    assert far(document, method, scenario) == set()
    assert far(document, method, AS_IS) == FAR
