"""Long work: where it runs, its progress, how it ends, and what becomes of results that nobody waits for any more."""

from __future__ import annotations

import gc
import logging
from threading import Event, current_thread, main_thread
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dataplanner.files.errors import FileError
from dataplanner.ui.finishing import Finishing
from dataplanner.ui.frame.status_bar import StatusBar
from dataplanner.ui.tasks import UNFORESEEN, CancelledError, Handle, Tasks
from tests.windows import click, texts


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:
    return Tasks()


class Ends:
    """What a task ended with."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.threads: set[Any] = set()

    def note(self, how: str, *values: Any) -> None:
        self.calls.append((how, *values))
        self.threads.add(current_thread())

    def run(self, tasks: Tasks, work: Any, **options: Any) -> None:
        tasks.run(
            "Counting",
            work,
            lambda result: self.note("done", result),
            lambda sentence, remedy: self.note("failed", sentence, remedy),
            lambda: self.note("cancelled"),
            **options,
        )


def work_until(go: Event) -> Any:
    def work(handle: Handle) -> str:
        assert go.wait(10)
        handle.report(1.0)
        return "counted"

    return work


def test_a_result_on_its_way_is_dropped_when_somebody_asks_to_stop(qtbot: QtBot, tasks: Tasks) -> None:
    ends = Ends()
    ends.run(tasks, lambda _handle: "counted")
    assert tasks._pool.waitForDone(10_000)  # its signal waits for this thread
    tasks.cancel()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("cancelled",)]


def test_work_runs_in_the_background_and_ends_on_the_ui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    ends = Ends()
    ends.run(tasks, lambda _handle: current_thread())
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls[0][1] is not main_thread()
    assert ends.threads == {main_thread()}
    assert not tasks.busy


def test_progress_is_told_in_sequence(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[float, str]] = []
    tasks.progressed.connect(lambda share, what: told.append((share, what)))
    ends = Ends()

    def work(handle: Handle) -> None:
        for share in (0.25, 0.5, 1.0):
            handle.report(share, f"{share:.0%}")

    ends.run(tasks, work)
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert told == [(0.25, "25%"), (0.5, "50%"), (1.0, "100%")]


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    go, ends = Event(), Ends()
    ends.run(tasks, work_until(go))
    tasks.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("cancelled",)]


def test_work_that_ends_in_spite_of_being_cancelled_counts_as_cancelled(qtbot: QtBot, tasks: Tasks) -> None:
    go, ends = Event(), Ends()
    ends.run(tasks, lambda _handle: go.wait(10))
    tasks.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("cancelled",)]


def test_a_named_error_arrives_as_its_sentence_and_remedy(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_handle: Handle) -> None:
        raise FileError("The file is gone.", "Look for it.")

    ends = Ends()
    ends.run(tasks, work)
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("failed", "The file is gone.", "Look for it.")]


def test_an_unforeseen_error_is_a_calm_sentence_and_its_data_are_not_logged(
    qtbot: QtBot, tasks: Tasks, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def work(_handle: Handle) -> None:
        raise KeyError("Grace Lin")

    ends = Ends()
    with caplog.at_level(logging.DEBUG):
        ends.run(tasks, work)
        qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("failed", *UNFORESEEN)]
    assert "KeyError" in caplog.text
    output = capfd.readouterr()
    assert "Grace Lin" not in caplog.text + output.out + output.err
    assert "Traceback" not in caplog.text + output.out + output.err


def test_an_error_after_cancelling_is_a_cancellation(qtbot: QtBot, tasks: Tasks) -> None:
    go, ends = Event(), Ends()

    def work(_handle: Handle) -> None:
        go.wait(10)
        raise FileError("Stopped.", "")

    ends.run(tasks, work)
    tasks.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("cancelled",)]


def test_a_result_whose_owner_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    go, ends, owner = Event(), Ends(), QObject()
    ends.run(tasks, work_until(go), owner=owner)
    owner.deleteLater()
    qtbot.waitSignal(owner.destroyed).wait()
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert ends.calls == []


def test_waiting_stops_everything(qtbot: QtBot, tasks: Tasks) -> None:
    ended = Event()

    def work(handle: Handle) -> None:
        try:
            while not handle.stop.wait(10):
                pass
            raise CancelledError
        finally:
            ended.set()

    Ends().run(tasks, work)
    tasks.wait()
    assert ended.is_set()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_the_status_bar_shows_work_and_its_cancel_button_stops_it(qtbot: QtBot, tasks: Tasks) -> None:
    bar = StatusBar(tasks, Finishing(), str)
    qtbot.addWidget(bar)
    bar.show()
    assert "Counting" not in texts(bar)
    go, ends = Event(), Ends()
    ends.run(tasks, work_until(go))
    assert "Counting" in texts(bar)
    click(qtbot, bar, "Cancel")
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("cancelled",)]
    assert "Counting" not in texts(bar)


def test_work_that_nobody_asked_for_is_not_shown(qtbot: QtBot, tasks: Tasks) -> None:
    bar = StatusBar(tasks, Finishing(), str)
    qtbot.addWidget(bar)
    bar.show()
    go, ends = Event(), Ends()
    ends.run(tasks, work_until(go), quiet=True)
    assert "Counting" not in texts(bar)
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls == [("done", "counted")]


def test_the_bar_stays_while_quiet_work_ends_beside_work_that_was_asked_for(qtbot: QtBot, tasks: Tasks) -> None:
    bar = StatusBar(tasks, Finishing(), str)
    qtbot.addWidget(bar)
    bar.show()
    quiet, go, ends, background = Event(), Event(), Ends(), Ends()
    ends.run(tasks, work_until(go))
    background.run(tasks, work_until(quiet), quiet=True)
    quiet.set()
    qtbot.waitUntil(lambda: bool(background.calls))
    assert "Counting" in texts(bar)
    go.set()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert "Counting" not in texts(bar)


def test_the_bar_goes_when_work_ends_though_quiet_work_goes_on(qtbot: QtBot, tasks: Tasks) -> None:
    bar = StatusBar(tasks, Finishing(), str)
    qtbot.addWidget(bar)
    bar.show()
    quiet, ends, background = Event(), Ends(), Ends()
    background.run(tasks, work_until(quiet), quiet=True)
    ends.run(tasks, lambda _handle: None)
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert "Counting" not in texts(bar)
    quiet.set()
    qtbot.waitUntil(lambda: bool(background.calls))


class Much:
    """What takes memory."""

    def work(self, _handle: Handle) -> None:
        """Take long."""

    def end(self, *_: object) -> None:
        """Show what came of it."""


def test_what_a_task_was_about_is_let_go_of(qtbot: QtBot, tasks: Tasks) -> None:
    much = [Much(), Much()]
    held = [ref(one) for one in much]
    tasks.run("Counting", much[0].work, much[1].end, much[1].end, much[1].end)
    much.clear()
    qtbot.waitUntil(lambda: tasks.idle)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in held] == [None, None]
