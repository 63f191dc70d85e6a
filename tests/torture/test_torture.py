"""The torture in short: what must never happen to a document, whatever happens to the machine."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.torture.folders import fast_folder
from tests.torture.machine import SessionMachine
from tests.torture.runs import RUNS


@pytest.mark.parametrize("name", RUNS)
def test_nothing_is_lost(name: str) -> None:
    run = RUNS[name]
    if not run.possible:
        pytest.skip("not possible on this system")
    with fast_folder() as root:
        figures = run.go(Path(root), run.short)
    assert run.verdict(figures), figures.bad[:5]


class TestSession(SessionMachine.TestCase):
    """Stateful: edits, undo, redo, save, close, crash, open."""

    settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
