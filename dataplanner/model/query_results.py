"""Whom queries find in an organisation, remembered until something changes that could let them find others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataplanner.model.errors import PlanError
from dataplanner.model.positions import Position
from dataplanner.model.query import Test, matches, query_from, test_of_one

if TYPE_CHECKING:
    from dataplanner.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom a query finds, and what decides whether a single position is one of them; None where that takes others."""

    positions: frozenset[str]
    test: Test | None


class QueryResults:
    """``said`` is whom a query is said to find where the texts here are not those that it asks about (masking)."""

    def __init__(self) -> None:
        self.said: Mapping[str, frozenset[str]] = {}
        self._found: dict[str, _Found] = {}

    def copied(self) -> QueryResults:
        """The same results, for an organisation of the same records."""
        made = QueryResults()
        made.said, made._found = self.said, dict(self._found)
        return made

    def of(self, query: str, organisation: Organisation) -> frozenset[str]:
        """The positions for which a query holds as things stand; nobody where it cannot be answered (any more)."""
        if (said := self.said.get(query)) is not None:
            return said
        if query not in self._found:
            self._found[query] = _found_in(organisation, query)
        return self._found[query].positions

    def follow(self, position_id: str, before: Position | None, after: Position | None) -> None:
        """What queries find once a position is another: only that one is asked, where that is enough."""
        if not self._found:
            return
        if (set(before.fields) if before else set()) != (set(after.fields) if after else set()):
            self.forget()
        for query, found in list(self._found.items()):
            if found.test is None:
                del self._found[query]
            elif (after is not None and found.test(after)) != (position_id in found.positions):
                self._found[query] = _Found(found.positions ^ {position_id}, found.test)

    def forget(self) -> None:
        """Something has changed that may let any query find others."""
        self._found.clear()


def _found_in(organisation: Organisation, query: str) -> _Found:
    try:
        asked = query_from(query)
        return _Found(frozenset(matches(organisation, asked).positions), test_of_one(organisation, asked))
    except PlanError:
        return _Found(frozenset(), None)
