"""An open plan of 200,000 positions, for the benchmarks of the document on disk."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.trees import plan_of
from dataplanner.files.plan_file import Folders, PlanSession, new_session
from dataplanner.model.edits import FillPosition
from dataplanner.model.positions import AS_IS

POSITIONS = 200_000


@contextmanager
def open_document() -> Iterator[tuple[PlanSession, Path]]:
    """A session on the plan, and a folder beside it on the same disk."""
    with tempfile.TemporaryDirectory() as folder:
        session = new_session("Large", Folders(Path(folder, "private")), plan_of(POSITIONS))
        yield session, Path(folder)
        session.discard()


def edits_of(session: PlanSession) -> Callable[[], bool]:
    """What does one edit, another one at each call; True when it counts as done and is on the disk."""
    numbers = itertools.count()
    position = next(session.document.plan.organisation().positions()).id
    return lambda: session.document.do(FillPosition(AS_IS, position, f"Somebody {next(numbers)}"))
