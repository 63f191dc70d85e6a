"""Who is asked about whom: each manager about their own people, everybody once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_requests import (
    SkillsRequest,
    request_about_all,
    request_below,
    requests_by_manager,
)
from dataplanner.files.method_file import load_method
from dataplanner.model.document import Document
from dataplanner.model.positions import AS_IS
from dataplanner.model.teams import Team
from tests.analysis.plans import Managers, forests, plan_of
from tests.model.builders import document_of, mark

CHART = """
ceo: Chief
  dana: VP Data
    ravi: Lead
      uma: Data Engineer
      viktor: Data Engineer
    sofia: Data Engineer
  tomas: Head of Science
    aiko: Data Scientist
"""


def teams(document: Document) -> list[Team]:
    return document.plan.organisation().sorted_teams()


def people(request: SkillsRequest | None) -> dict[str, list[str]]:
    assert request is not None
    return {matrix.team.name: [person.name for person in matrix.people] for matrix in request.matrices}


def test_each_manager_is_asked_about_direct_reports_only(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Engineering", "engineering", "dana")
    mark(document, "Science", "science", "tomas")
    found = requests_by_manager(document.plan, AS_IS, teams(document), method)
    assert {request.manager: people(request) for request in found} == {
        "ceo": {"Engineering": ["Dana"], "Science": ["Tomas"]},
        "dana": {"Engineering": ["Ravi", "Sofia"]},
        "ravi": {"Engineering": ["Uma", "Viktor"]},
        "tomas": {"Science": ["Aiko"]},
    }


def test_one_manager_is_asked_about_all_below_but_not_about_themselves(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Engineering", "engineering", "dana")
    below = request_below(document.plan, AS_IS, "dana", teams(document), method)
    assert people(below) == {"Engineering": ["Ravi", "Uma", "Viktor", "Sofia"]}
    assert request_below(document.plan, AS_IS, "uma", teams(document), method) is None


def test_all_of_a_team_in_one_request(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Engineering", "engineering", "dana")
    found = request_about_all(document.plan, AS_IS, teams(document), method)
    assert found is not None
    assert found.people == 5
    assert request_about_all(document.plan, AS_IS, [], method) is None


def test_a_team_without_skills_is_not_asked_about(method: Method) -> None:
    document = document_of(CHART)
    mark(document, "Others", "other", "tomas")
    assert requests_by_manager(document.plan, AS_IS, teams(document), method) == []
    assert request_about_all(document.plan, AS_IS, teams(document), method) is None


@settings(max_examples=40)
@given(forests(smallest=1))
def test_everybody_is_in_exactly_one_request_of_their_own_manager(managers: Managers) -> None:
    plan, method = plan_of(managers), load_method()
    everybody = Team(AS_IS, "all", "All", "engineering", members=tuple(managers))
    found = requests_by_manager(plan, AS_IS, [everybody], method)
    asked = Counter(person.id for request in found for matrix in request.matrices for person in matrix.people)
    assert asked == Counter(f"person-{id_}" for id_ in managers)
    for request in found:
        for matrix in request.matrices:
            assert all(managers[person.id.removeprefix("person-")] == request.manager for person in matrix.people)


@settings(max_examples=20)
@given(forests(smallest=2), st.data())
def test_nobody_outside_is_in_a_managers_request(managers: Managers, data: st.DataObject) -> None:
    plan, method = plan_of(managers), load_method()
    everybody = Team(AS_IS, "all", "All", "engineering", members=tuple(managers))
    manager = data.draw(st.sampled_from(sorted(managers)))
    below = plan.organisation().subtree(manager) - {manager}
    found = request_below(plan, AS_IS, manager, [everybody], method)
    named = {person.id for matrix in found.matrices for person in matrix.people} if found else set()
    assert named == {f"person-{id_}" for id_ in below}
