"""A project's staff: whoever its records name, and the leads of the teams that they name."""

from dataplanner.analysis.escalation import escalation
from dataplanner.analysis.project_staff import project_staff
from dataplanner.model.edits import AddPart, AddProject
from dataplanner.model.positions import AS_IS
from dataplanner.model.staffing import Staffing
from dataplanner.model.waits import Wait
from tests.model.builders import HANSA, document_of, mark


def test_named_people_and_leads_of_named_teams_are_the_staff() -> None:
    document = document_of(HANSA)
    team = mark(document, "Platform", "engineering", "dana")
    document.do(AddProject("Waste", id="waste"))
    document.do(AddProject("Other", id="other"))
    document.do(AddPart(Staffing("waste", "engineer", "An engineer", team=team)))
    document.do(AddPart(Wait("waste", "one", "Access", person="p-mori")))
    document.do(AddPart(Wait("other", "two", "Access", person="p-roth")))
    staff = project_staff(document.plan, AS_IS, "waste")
    assert staff == ("mori", "dana")
    found = escalation(document.plan.organisation(), staff)
    assert (found.leader, found.depth, found.intersections) == ("ceo", 3, ("ceo",))


def test_a_project_that_names_nobody_has_no_staff() -> None:
    document = document_of(HANSA)
    document.do(AddProject("Waste", id="waste"))
    assert project_staff(document.plan, AS_IS, "waste") == ()
