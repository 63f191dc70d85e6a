"""What somebody has written freely, or an export has brought along: while names are masked nothing of it is shown.

A note may call people by what no list of names holds, and a column of an export may say anything about them. In the
place of a text stands a sentence with a number, so that what is made of it brings the text back; columns are as if not
there.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, cast

from dataplanner.model.connections import Connection
from dataplanner.model.notes import Acceptance, ImportProblem
from dataplanner.model.positions import Position
from dataplanner.model.projects import Step
from dataplanner.model.records import NOTHING, Record
from dataplanner.model.skills import Experience

NOT_SHOWN = "Not shown while names are masked"
COLUMNS: Mapping[type[Record], str] = {Position: "fields"}
"""The further columns of an export: none of them is known to be harmless."""
_NOTE = "note"
_OTHERS: Mapping[type[Record], tuple[str, ...]] = {
    Connection: ("hole",),
    Experience: ("evidence",),
    Step: ("reason",),
    Acceptance: ("reason",),
    ImportProblem: ("sentence", "remedy"),
}
"""What is a note without being called so."""
_HIDDEN = re.compile(rf"{NOT_SHOWN} \((\d+)\)")


def free_texts(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold what somebody has written freely: its notes."""
    return _free_texts(cast("Hashable", kind))


@cache
def _free_texts(kind: Any) -> tuple[str, ...]:
    notes = (_NOTE,) if _NOTE in kind.__struct_fields__ else ()
    return (*notes, *_OTHERS.get(kind, ()))


def is_free(kind: type[Record], name: str) -> bool:
    """Whether a field of a record is not shown while names are masked."""
    return name in free_texts(kind) or COLUMNS.get(kind) == name


def is_hidden(text: str) -> bool:
    """Whether a text stands in the place of one that is not shown."""
    return NOT_SHOWN in text


class HiddenTexts:
    """What stands in the place of texts, a number for each, which never means another one."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._shown: dict[str, str] = {}

    def hidden(self, text: str) -> str:
        """What is shown of a text."""
        if (shown := self._shown.get(text)) is None:
            self._texts.append(text)
            shown = self._shown[text] = f"{NOT_SHOWN} ({len(self._texts):d})"
        return shown

    def meant(self, text: str) -> str:
        """A text that was made of what is shown, with the texts that are meant."""
        return _HIDDEN.sub(self._meant, text) if NOT_SHOWN in text else text

    def without(self, record: Record) -> dict[str, Any]:
        """The fields of a record that are not shown, as they are seen."""
        texts = {name: self.hidden(text) for name in free_texts(type(record)) if (text := getattr(record, name))}
        column = COLUMNS.get(type(record))
        return {**texts, column: NOTHING} if column is not None and getattr(record, column) else texts

    def _meant(self, number: re.Match[str]) -> str:
        place = int(number[1])
        return self._texts[place - 1] if 0 < place <= len(self._texts) else number[0]
