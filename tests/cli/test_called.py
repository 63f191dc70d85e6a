"""The help shows words that can be typed where the reader is."""

from __future__ import annotations

import pytest

from dataplanner import start
from dataplanner.cli.called import CALLED
from dataplanner.cli.check import parser


def test_help_begins_with_the_words_that_run_py_was_called_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CALLED, "python3 run.py")
    assert "\n  python3 run.py report people.csv" in start.usage()
    assert "\n  python3 run.py check acme.dataplan" in parser().format_help()
    assert not [line for line in start.usage().splitlines() if line.strip().startswith("dataplanner")]


def test_without_run_py_it_is_the_programs_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CALLED, raising=False)
    assert parser().format_help().startswith("usage: dataplanner check")
