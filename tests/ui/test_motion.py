"""Less motion where the desktop asks for it; as usual where it cannot be asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dataplanner.ui.motion import reduced_motion
from dataplanner.ui.organisation.canvas import ChartCanvas
from dataplanner.ui.theme import load_theme
from tests.ui.organisation.charts import chart


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    reduced_motion.cache_clear()
    yield
    reduced_motion.cache_clear()


@pytest.mark.parametrize(
    ("platform", "says", "reduced"),
    [("linux", "false\n", True), ("linux", "true\n", False), ("darwin", "1\n", True), ("darwin", "0\n", False)],
)
def test_the_desktops_setting_is_taken(
    monkeypatch: pytest.MonkeyPatch, platform: str, says: str, reduced: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(subprocess, "run", lambda command, **_more: subprocess.CompletedProcess(command, 0, says))
    assert reduced_motion() is reduced


def test_a_desktop_that_does_not_answer_moves_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_words: object, **_more: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    assert reduced_motion() is False
    monkeypatch.setattr(sys, "platform", "plan9")
    reduced_motion.cache_clear()
    assert reduced_motion() is False


@pytest.mark.parametrize("reduced", [True, False])
def test_with_less_motion_no_card_is_ever_on_its_way(qtbot: QtBot, reduced: bool) -> None:
    canvas = ChartCanvas(load_theme(), reduced_motion=reduced)
    qtbot.addWidget(canvas)
    canvas.resize(1600, 900)
    canvas.set_chart(chart())
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.toggle_fold("tomas")
    assert canvas.gliding() is not reduced
