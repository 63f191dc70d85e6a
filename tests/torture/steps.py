"""Editing at random, the same for the same seed and number whoever does it."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator

import pytest

from dataplanner.files.plan_file import store
from dataplanner.model.document import Document
from dataplanner.model.edits import AddPosition, ChangePosition, Edit, FillPosition, MovePosition, RemovePosition
from dataplanner.model.errors import PlanError
from dataplanner.model.positions import AS_IS

LARGE_EVERY = 4


def take_step(document: Document, seed: int, number: int) -> None:
    """Do, undo or redo something; refused edits are steps too. Now and then it is kept as a large step is."""
    with kept_as_large() if number % LARGE_EVERY == 0 else contextlib.nullcontext():
        _take_step(document, seed, number)


@contextlib.contextmanager
def kept_as_large() -> Iterator[None]:
    """A step is kept as one is that changes very many records, for which all are written anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "MOST_EDITED", 0)
        yield


def _take_step(document: Document, seed: int, number: int) -> None:
    chance = random.Random(f"{seed}/{number}")
    draw = chance.random()
    if draw < 0.15:
        document.undo()
    elif draw < 0.25:
        document.redo()
    else:
        with contextlib.suppress(PlanError):
            document.do(_edit(document, number, chance))


def _edit(document: Document, number: int, chance: random.Random) -> Edit:
    positions = sorted(position.id for position in document.plan.organisation().positions())
    if len(positions) < 5 or chance.random() < 0.4:
        manager = chance.choice(positions) if positions else None
        return AddPosition(AS_IS, f"Title {number}", manager, f"Name {number}", f"n{number}", f"p{number}")
    one, other = chance.choice(positions), chance.choice(positions)
    return chance.choice([
        MovePosition(AS_IS, one, other),
        MovePosition(AS_IS, one, None),
        FillPosition(AS_IS, one, f"Somebody {number}", f"p{number}"),
        ChangePosition(AS_IS, one, {"note": "x" * chance.randrange(3000)}),
        RemovePosition(AS_IS, one),
    ])  # fmt: skip
