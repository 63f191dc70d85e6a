"""The index of an organisation is worked out once for each of its revisions."""

from __future__ import annotations

import gc
import weakref

from dataplanner.analysis.index import index_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.positions import AS_IS, Position


def organisation(*managers: tuple[str, str | None]) -> Organisation:
    made = Organisation(AS_IS)
    for order, (id_, manager) in enumerate(managers):
        made.put_position(Position(AS_IS, id_, manager=manager, order=-order))
    made.relink()
    return made


def test_the_index_follows_the_positions_and_their_order() -> None:
    index = index_of(organisation(("a", None), ("b", "a"), ("c", "a"), ("lone", None)))
    assert index.ids == ("a", "c", "b")
    assert index.parked == ("lone",)


def test_the_index_is_kept_until_the_organisation_changes() -> None:
    made = organisation(("a", None), ("b", "a"))
    first = index_of(made)
    assert index_of(made) is first
    made.put_position(Position(AS_IS, "c", manager="b"))
    made.relink()
    assert index_of(made) is not first
    assert index_of(made).layers == 3


def test_a_kept_index_keeps_no_organisation_alive() -> None:
    made = organisation(("a", None), ("b", "a"))
    index_of(made)
    gone = weakref.ref(made)
    del made
    gc.collect()
    assert gone() is None
