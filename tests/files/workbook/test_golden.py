"""The whole workbook of the small plan, compared with tests/golden/workbook.txt.

After a change that is meant: ``WRITE_GOLDEN=1 python -m pytest tests/files/workbook/test_golden.py``; then read the
difference.
"""

import os
from pathlib import Path

import pytest

from dataplanner.analysis.findings import Finding
from dataplanner.analysis.method import Method
from dataplanner.files.workbook import build
from dataplanner.model.plan import Plan
from tests.files.workbook.conftest import Written
from tests.files.workbook.dump import dump

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook.txt"

# Told here, so that a better wording of a rule is no change of the workbook.
FINDINGS = [
    Finding("far", "a", "red", "Two teams meet at the top.", "They wait for each other.", "Move one.", "ch. 7, 10"),
    Finding(
        "few", "b", "amber", "One engineer for two scientists.", "Too few.", "Hire.", "ch. 7", reason="Until 2026."
    ),
    Finding("note", "c", "green", "A seat is vacant.", "It takes months.", "Ask when.", "ch. 10"),
]


def test_the_workbook_is_as_it_was(
    small: Plan, method: Method, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "findings", lambda *_: FINDINGS)
    text = dump(written(small))
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")

    assert text == GOLDEN.read_text(encoding="utf-8")
