"""The kind of a team, as the titles of its members suggest it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dataplanner.analysis.method import Method
from dataplanner.analysis.title_reading import proposed_kind


def suggested_kind(titles: Iterable[str], method: Method) -> tuple[str, str]:
    """The kind that most titles speak for and the reason in words; "other" where none says anything."""
    proposals = [proposal for title in titles if (proposal := proposed_kind(title, method)) is not None]
    if not proposals:
        return "other", "The titles do not say what kind of team this is."
    kind, count = Counter(proposal.kind for proposal in proposals).most_common(1)[0]
    return kind, f"{count} of the titles speak for {method.kinds[kind].name.lower()}."
