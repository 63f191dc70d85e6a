"""How the index of one revision follows from that of the one before: in slices, by which all else can follow too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary, ref

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.numbering import carried

if TYPE_CHECKING:
    from dataplanner.analysis.index import OrganisationIndex

Value = TypeVar("Value", bound=np.generic)
Piece = tuple[int, int]
"""Rows of the index before, from the first to behind the last; where these are past its end, they are new."""


@dataclass(frozen=True, slots=True)
class Step:
    """How an index follows from the one ``before``, which it does not keep alive.

    Its rows are the ``pieces`` of that one, in sequence. ``top`` is the row of the branch that has moved or is new, -1
    where one was taken out; ``changed`` are the rows of the managers who have other reports now.
    """

    before: ref[OrganisationIndex]
    pieces: tuple[Piece, ...]
    top: int
    changed: tuple[int, ...]

    def carried(self, values: NDArray[Value]) -> NDArray[Value]:
        """What was known by the rows of the index before, by those of this one; 0 or False of a new one."""
        end = len(values)
        return np.concatenate([values[a:b] if a < end else np.zeros(b - a, values.dtype) for a, b in self.pieces])


def step_between(before: OrganisationIndex, after: OrganisationIndex) -> Step | None:
    """The step from one index to the other; None where there is none that is known."""
    step = _steps.get(after)
    return step if step is not None and step.before() is before else None


def carried_mask(marked: NDArray[np.bool_], before: OrganisationIndex, after: OrganisationIndex) -> NDArray[np.bool_]:
    """The rows of ``after`` whose positions are those of the marked rows of ``before``."""
    step = step_between(before, after)
    if step is not None:
        return step.carried(marked)
    return marked if before is after else carried(marked, before.ids, after.ids)


def step_to(index: OrganisationIndex) -> Step | None:
    """The step that leads to an index; None where it was made anew."""
    return _steps.get(index)


def remember(index: OrganisationIndex, step: Step) -> None:
    """Know how an index follows from another."""
    _steps[index] = step


_steps: WeakKeyDictionary[OrganisationIndex, Step] = WeakKeyDictionary()
