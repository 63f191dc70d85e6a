"""A plan takes over the content of another, whatever the two are, and goes back."""

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, AddTeam, CopyScenario, MovePosition, RemovePosition, RenamePlan
from dataplanner.model.edits.base import Edit
from dataplanner.model.edits.restoring import RestorePlan
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.validity import check_plan

ids = st.sampled_from("abcdef")
managers = st.one_of(st.none(), ids)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda id_, manager: AddPosition(AS_IS, "t", manager, "Name", id_, f"p-{id_}"), ids, managers),
    st.builds(lambda id_, manager: MovePosition(AS_IS, id_, manager), ids, managers),
    st.builds(lambda id_: RemovePosition(AS_IS, id_), ids),
    st.builds(lambda id_: AddTeam(AS_IS, "Team", "science", id_, id="team"), ids),
    st.builds(lambda name: RenamePlan(name), st.sampled_from(["one", "two"])),
    st.builds(lambda id_: CopyScenario(AS_IS, "To be", id_), st.sampled_from(["to-be", "other"])),
)


def plan_after(steps: list[Edit]) -> Plan:
    document = Document(Plan())
    for edit in steps:
        try:
            document.do(edit)
        except PlanError:
            continue
    return document.plan


@given(st.lists(edits, max_size=15), st.lists(edits, max_size=15))
def test_any_plan_becomes_any_other_and_goes_back(first: list[Edit], second: list[Edit]) -> None:
    document, other = Document(plan_after(first)), plan_after(second)
    before = plan_text(document.plan)
    if document.do(RestorePlan(other, "Restore")):
        check_plan(document.plan)
        assert document.undo_label == "Restore"
        assert plan_text(document.plan) == plan_text(other)
        assert edges(document.plan) == edges(other)
        document.undo()
    assert plan_text(document.plan) == before
    assert edges(document.plan) == edges(plan_after(first))


def edges(plan: Plan) -> dict[str, set[tuple[str, str]]]:
    return {scenario: set(organisation.graph.edges) for scenario, organisation in plan.organisations.items()}
