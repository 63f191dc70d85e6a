"""Which positions the sheet shows, and in which sequence: found by words or by a query, sorted by a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dataplanner.analysis.index import index_of
from dataplanner.analysis.numbering import Ids, RowOf
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.sequence import reading_order
from dataplanner.in_parts import in_sequence
from dataplanner.model.organisation import Organisation
from dataplanner.model.query import matches, query_from
from dataplanner.ui.latest import Proceed, watched
from dataplanner.ui.organisation.sheet.columns import Column


def chart_sequence(organisation: Organisation) -> Ids:
    """All positions as the chart is read, the parked ones last."""
    index = with_parked(index_of(organisation))
    return Ids(index.ids.numbering, index.ids.numbers[reading_order(index)])


def found_rows(
    organisation: Organisation, columns: Sequence[Column], ids: Sequence[str], text: str, proceed: Proceed
) -> Sequence[str]:
    """Those of the positions that ``text`` finds: a query such as location:Oslo, or words that all occur in the row.

    Raises QueryError for a query that means nothing here.
    """
    if not text.strip():
        return ids
    if ":" in text:
        wanted = set(matches(organisation, query_from(text)).positions)
        return [id_ for id_ in ids if id_ in wanted]
    words = text.casefold().split()
    return [id_ for id_ in watched(ids, proceed) if _holds(organisation, columns, id_, words)]


def sorted_rows(organisation: Organisation, column: Column, ids: Sequence[str], *, descending: bool) -> list[str]:
    """The positions by what a column shows of them, empty cells last in either direction."""
    keys = [column.sort_key(organisation.position(id_)) for id_ in ids]
    places = [place for place, key in enumerate(keys) if not key[0]]
    # the same values keep their sequence in either direction
    filled = in_sequence([(*keys[place][1:], -place if descending else place) for place in places])
    sequence = [abs(place) for *_, place in (reversed(filled) if descending else filled)]
    return [*(ids[place] for place in sequence), *(id_ for id_, key in zip(ids, keys, strict=True) if key[0])]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The columns of a sheet, every position of its organisation, and those that are rows."""

    columns: Sequence[Column]
    every: Sequence[str]
    ids: Sequence[str]
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sheet is to show: the rows that a text finds, sorted by a column; by the chart where that is -1."""

    text: str = ""
    column: int = -1
    descending: bool = False


def arranged(organisation: Organisation, columns: Sequence[Column], wanted: Wanted, proceed: Proceed) -> Arranged:
    """The rows that are wanted. Raises QueryError; ``proceed`` is called now and then."""
    every = chart_sequence(organisation)
    ids = found_rows(organisation, columns, every, wanted.text, proceed)
    proceed()
    if 0 <= wanted.column < len(columns):  # one that is not shown any more sorts nothing
        ids = sorted_rows(organisation, columns[wanted.column], ids, descending=wanted.descending)
    rows = RowOf(ids) if isinstance(ids, Ids) else {id_: row for row, id_ in enumerate(ids)}
    return Arranged(columns, every, ids, rows)


def _holds(organisation: Organisation, columns: Sequence[Column], id_: str, words: Sequence[str]) -> bool:
    position = organisation.position(id_)
    said = " ".join(column.value(position) for column in columns).casefold()
    return all(word in said for word in words)
