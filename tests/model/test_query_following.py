"""Whom a query finds follows edits; asked anew of everybody, it finds the same."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    ChangePosition,
    Edit,
    FillPosition,
    MovePosition,
    RemovePosition,
    VacatePosition,
)
from dataplanner.model.errors import PlanError
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.query import matches, query_from

QUERIES = (
    "title:data",
    "name:ann or title:lead",
    "under:2",
    "id:3 or location:oslo",
    "shift:night",
    "grade:x and id:1",
)
some = st.integers(0, 6).map(str)
values = st.sampled_from(["data", "lead", "oslo", "x", "night", ""])
fields = st.sampled_from(["title", "location", "grade", "fields"])


def changed(id_: str, field: str, value: str) -> Edit:
    """Another value; of what the export had beside, a column that may come and go."""
    column = {"Shift": value} if value else {}
    return ChangePosition(AS_IS, id_, {field: column if field == "fields" else value})


edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda id_, manager: AddPosition(AS_IS, "Data lead", manager, id=id_), some, some),
    st.builds(lambda id_, manager: MovePosition(AS_IS, id_, manager), some, some),
    st.builds(lambda id_: RemovePosition(AS_IS, id_), some),
    st.builds(lambda id_: FillPosition(AS_IS, id_, "Ann"), some),
    st.builds(lambda id_: VacatePosition(AS_IS, id_), some),
    st.builds(changed, some, fields, values),
)


@given(st.lists(edits | st.none(), max_size=10))
def test_a_query_that_followed_edits_finds_what_it_would_find_anew(steps: list[Edit | None]) -> None:
    document = Document(Plan())
    for number in range(5):
        document.do(AddPosition(AS_IS, "Clerk", str(number // 2) if number else None, id=str(number)))
    organisation = document.plan.organisation()
    for step in [None, *steps]:
        with contextlib.suppress(PlanError):
            document.undo() if step is None else document.do(step)
        for text in QUERIES:
            try:
                expected = set(matches(organisation, query_from(text)).positions)
            except PlanError:
                expected = set()
            assert organisation.found_by(text) == expected, text
