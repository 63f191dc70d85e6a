"""Which positions the sheet shows, and in which sequence: found by words or by a query, sorted by a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dataplanner.analysis.index import index_of
from dataplanner.analysis.sequence import reading_order
from dataplanner.model.organisation import Organisation
from dataplanner.model.query import matches, query_from
from dataplanner.ui.organisation.sheet.columns import Column


def chart_sequence(organisation: Organisation) -> list[str]:
    """All positions as the chart is read, the parked ones last."""
    index = index_of(organisation)
    return [*(index.ids[row] for row in reading_order(index).tolist()), *index.parked]


def found_rows(organisation: Organisation, columns: Sequence[Column], ids: Iterable[str], text: str) -> list[str]:
    """Those of the positions that ``text`` finds: a query such as location:Oslo, or words that all occur in the row.

    Raises QueryError for a query that means nothing here.
    """
    if not text.strip():
        return list(ids)
    if ":" in text:
        wanted = set(matches(organisation, query_from(text)).positions)
        return [id_ for id_ in ids if id_ in wanted]
    words = text.casefold().split()
    return [id_ for id_ in ids if _holds(organisation, columns, id_, words)]


def sorted_rows(organisation: Organisation, column: Column, ids: Iterable[str], *, descending: bool) -> list[str]:
    """The positions by what a column shows of them, empty cells last in either direction."""
    keys = {id_: column.sort_key(organisation.position(id_)) for id_ in ids}
    filled = sorted((id_ for id_, key in keys.items() if not key[0]), key=lambda id_: keys[id_], reverse=descending)
    return [*filled, *(id_ for id_, key in keys.items() if key[0])]


def _holds(organisation: Organisation, columns: Sequence[Column], id_: str, words: Sequence[str]) -> bool:
    position = organisation.position(id_)
    said = " ".join(column.value(position) for column in columns).casefold()
    return all(word in said for word in words)
