"""What erasing a person would change in the texts of a plan, and which texts it would leave in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from dataplanner.analysis.mentions import Doubt
from dataplanner.files.privacy.erased import looked_through
from dataplanner.files.privacy.erasure import Erasure, Traces
from dataplanner.model.document import Document
from dataplanner.model.plan import RECORD_TYPES, Plan

HISTORY = ("history", "label")

Place = tuple[str, str]
"""Table and field; HISTORY for what a step of the history is called."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How many texts would change at each place, and those in which a mention would stay, with the doubt.

    A text that stands in many records counts once. Judgements are not in it: they are shown to nobody unasked.
    ``namesake`` is whether somebody else has the same name, ``in_file_name`` whether the plan’s file is called after
    the person.
    """

    changed: Mapping[Place, int]
    left: Mapping[str, Doubt]
    namesake: bool = False
    in_file_name: bool = False


def survey_of(document: Document, traces: Traces, file: Path | None = None) -> Survey:
    """What erasing somebody who has left these traces would do to the plan and to what its steps are called."""
    erasure = Erasure(traces)
    texts = _texts(document.plan, erasure) | {(HISTORY, entry.label) for entry in (*document.done, *document.undone)}
    changed = Counter(place for place, text in texts if erasure.of_text(text) != text)
    named = file is not None and erasure.concerns(file.stem)
    return Survey(changed, dict(sorted(erasure.left.items())), erasure.namesake, named)


def _texts(plan: Plan, erasure: Erasure) -> set[tuple[Place, str]]:
    shown = (kind for kind in RECORD_TYPES if not kind.private)
    records = looked_through(chain.from_iterable(plan.all(kind) for kind in shown), erasure)
    touched = (record for record, is_touched in records if is_touched)
    return {((record.table, name), text) for record in touched for name, text in erasure.texts_in(record)}
