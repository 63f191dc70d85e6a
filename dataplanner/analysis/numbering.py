"""Ids as numbers that stay from one revision of an organisation to the next, and rows by id, read through them.

Making a dictionary of 200,000 ids anew takes longer than a frame may; rows that move are numbers in an array.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from threading import Lock
from typing import overload

import numpy as np
from numpy.typing import NDArray

from dataplanner.in_parts import empty, let_go

Numbers = NDArray[np.int32]
NOT_THERE = -1


class Numbering:
    """A number for each id that was ever seen. It only grows, so that all revisions and threads can share it."""

    __slots__ = ("_lock", "ids", "number")

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = list(ids)
        self.number = {id_: number for number, id_ in enumerate(self.ids)}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.ids)

    def numbers_of(self, ids: Collection[str]) -> list[int]:
        """The number of each id; those not seen before get the next ones."""
        with self._lock:
            for id_ in ids:
                if id_ not in self.number:
                    self.ids.append(id_)
                    self.number[id_] = len(self.ids) - 1
        return [self.number[id_] for id_ in ids]

    def let_go(self) -> None:
        """Forget all ids, part by part, as nobody looks at them any more."""
        with self._lock:
            empty(self.number)
            let_go(self.ids)


class Ids(Sequence[str]):
    """The ids of rows in their sequence; ``numbers`` holds the number of each."""

    __slots__ = ("numbering", "numbers")

    def __init__(self, numbering: Numbering, numbers: Numbers) -> None:
        self.numbering, self.numbers = numbering, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def places(self) -> NDArray[np.intp]:
        """The numbers in the form in which NumPy looks values up by them two to three times as fast."""
        return self.numbers.astype(np.intp)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        ids = self.numbering.ids
        if isinstance(row, slice):
            return tuple(map(ids.__getitem__, self.numbers[row].tolist()))
        return ids[int(self.numbers[row])]

    def __iter__(self) -> Iterator[str]:
        return map(self.numbering.ids.__getitem__, self.numbers.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def carried(marked: NDArray[np.bool_], before: Ids, after: Ids) -> NDArray[np.bool_]:
    """The rows of ``after`` whose ids are those of the marked rows of ``before``."""
    mask = np.zeros(len(after.numbering), dtype=bool)
    if before.numbering is after.numbering:
        mask[before.numbers[marked]] = True
    else:
        number, ids = after.numbering.number, (before[row] for row in np.flatnonzero(marked).tolist())
        mask[[number[id_] for id_ in ids if id_ in number]] = True
    found: NDArray[np.bool_] = mask[after.numbers]
    return found


class RowOf(Mapping[str, int]):
    """The row of each of some ids."""

    __slots__ = ("_ids", "_row")

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._row = np.full(len(ids.numbering), -1, np.int32)
        self._row[ids.places] = np.arange(len(ids), dtype=np.int32)

    def __getitem__(self, id_: str) -> int:
        number = self._ids.numbering.number[id_]
        row = int(self._row[number]) if number < len(self._row) else -1
        if row < 0:
            raise KeyError(id_)
        return row

    def of(self, ids: Iterable[str]) -> NDArray[np.intp]:
        """The rows of those of some ids that have one, all at once."""
        found = list(map(self._ids.numbering.number.get, ids, repeat(NOT_THERE)))
        numbers = np.array(found, np.intp)
        rows = self._row[numbers[(numbers >= 0) & (numbers < len(self._row))]]
        there: NDArray[np.intp] = rows[rows >= 0].astype(np.intp)
        return there

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
