"""Traits follow edits: who is vacant and which kind is confirmed are what the positions say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.index import index_of
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.traits import NO_KIND, traits_of
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition, FillPosition, RemovePosition, VacatePosition
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS

KINDS = ("science", "engineering")
some = st.integers(0, 4)


def agree(organisation: Organisation) -> None:
    ids = with_parked(index_of(organisation)).ids
    traits = traits_of(organisation)
    positions = [organisation.position(id_) for id_ in ids]
    assert len(positions) == len(organisation)
    assert traits.vacant_at(ids).tolist() == [position.vacant for position in positions]
    own = [KINDS.index(position.kind) if position.kind in KINDS else NO_KIND for position in positions]
    assert traits.kind_at(ids, KINDS).tolist() == own


@given(st.lists(st.tuples(st.sampled_from(["fill", "vacate", "kind", "remove", "undo"]), some), max_size=12))
def test_traits_are_what_the_positions_say(steps: list[tuple[str, int]]) -> None:
    document = Document(Plan())
    for number in range(5):
        document.do(AddPosition(AS_IS, "Clerk", "0" if number else None, id=str(number)))
    organisation = document.plan.organisation()
    agree(organisation)
    for what, number in steps:
        id_ = str(number)
        if what == "undo":
            document.undo()
        elif id_ in organisation:
            kind = ["science", "engineering", "analysts", "", "science"][number]
            document.do(
                {
                    "fill": FillPosition(AS_IS, id_, f"Name {number}"),
                    "vacate": VacatePosition(AS_IS, id_),
                    "kind": ChangePosition(AS_IS, id_, {"kind": kind}),
                    "remove": RemovePosition(AS_IS, id_),
                }[what]
            )
        agree(organisation)
