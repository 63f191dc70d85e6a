"""What joins two positions, in words, and a path told step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dataplanner.analysis.connections import DOTTED, LINE, SQUAD, PathStep

if TYPE_CHECKING:
    from dataplanner.ui.session import Session

CONNECTION_WORDS = {"embed": "Embed", "dotted": "Answers to both", "known": "Know each other"}
"""The kinds of connection as they are chosen and listed."""
LINK_WORDS = {
    LINE: "reporting line",
    SQUAD: "same squad",
    DOTTED: "dotted line",
    "embed": "embed",
    "known": "know each other",
}


def told(path: Sequence[PathStep], session: Session) -> str:
    """The path as a sentence: each position, and what led to it where that is no reporting line."""
    names = [session.names.position(session.organisation.position(step.position)) for step in path]
    parts = [
        name if step.by in ("", LINE) else f"by {LINK_WORDS[step.by]} {name}"
        for name, step in zip(names, path, strict=True)
    ]
    return ", then ".join(parts)
