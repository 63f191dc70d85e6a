"""Titles grouped for confirming: the surest first, what misleads flagged, and what is confirmed stays told."""

from dataplanner.analysis.method import Method
from dataplanner.analysis.title_groups import confirmation, title_groups
from dataplanner.model.edits import ChangePosition
from dataplanner.model.positions import AS_IS
from tests.model.builders import document_of

CHART = """
ceo: Chief Executive Officer
  ana: Data Scientist
  bob: Data Scientist
  eng: ETL Developer
  web: Web Designer
"""


def test_titles_of_data_work_are_grouped_with_reason_and_certainty(method: Method) -> None:
    groups = {one.title: one for one in title_groups(document_of(CHART).plan.organisation(), method)}
    assert set(groups) == {"Data Scientist", "ETL Developer"}
    science = groups["Data Scientist"]
    assert (science.positions, science.proposal.kind, science.open) == (("ana", "bob"), "science", 2)
    assert science.proposal.reason
    assert groups["ETL Developer"].proposal.warning, "SQL-focused work under an engineering title misleads"


def test_confirming_is_one_step_and_leaves_what_somebody_said_otherwise(method: Method) -> None:
    document = document_of(CHART)
    document.do(ChangePosition(AS_IS, "bob", {"kind": "analysts"}))
    organisation = document.plan.organisation()
    document.do(confirmation(organisation, title_groups(organisation, method)))
    kinds = {position.id: (position.kind, position.role) for position in organisation.positions()}
    assert kinds["ana"] == ("science", "Data scientist")
    assert kinds["bob"] == ("analysts", "")
    found = next(one for one in title_groups(organisation, method) if one.title == "Data Scientist")
    assert (found.confirmed, found.otherwise, found.open) == (1, 1, 0)
    document.undo()
    assert organisation.position("ana").kind == ""
