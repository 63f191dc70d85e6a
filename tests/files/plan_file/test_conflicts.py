"""A copy that a file service set aside is told from any other file by its name and what lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.plan_file.conflicts import other_half


@pytest.mark.parametrize(
    "mark",
    [
        " (conflicted copy)",
        " (Maria's conflicted copy 2026-11-21)",
        " (conflicted copy 2026-11-21 143205)",
        " (In Konflikt stehende Kopie von Maria 2026-11-21)",
        " (Copie en conflit de Maria)",
        ".sync-conflict-20261121-143205-ABCDEF7",
        "_conflict-20261121-143205",
    ],
)
def test_a_copy_leads_to_the_plan_beside_it(tmp_path: Path, mark: str) -> None:
    copy, plan = tmp_path / f"acme v1.2{mark}.dataplan", tmp_path / "acme v1.2.dataplan"
    assert other_half(copy) is None, "nothing lies there"
    plan.touch()
    assert other_half(copy) == plan
    assert other_half(plan) is None


@pytest.mark.parametrize(
    "name", ["acme (2).dataplan", "acme (conflicts of teams) x.dataplan", "(conflicted copy).dataplan"]
)
def test_any_other_file_is_no_copy(tmp_path: Path, name: str) -> None:
    for file in ("acme.dataplan", ".dataplan", "acme x.dataplan"):
        (tmp_path / file).touch()
    assert other_half(tmp_path / name) is None
