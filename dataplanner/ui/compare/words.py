"""What the differences between two scenarios are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from dataplanner.model.differences import JOINED, LEFT, MOVED, REFILLED, RETEAMED, RETITLED

WORDS: Mapping[str, str] = {
    JOINED: "Joined",
    LEFT: "Left",
    MOVED: "Moved",
    RETITLED: "Retitled",
    REFILLED: "Another holder",
    RETEAMED: "Other teams",
}
"""In the sequence in which they count where a position differs in several ways."""
