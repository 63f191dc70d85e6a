"""A workbook of ours comes back as the people it shows, and its other sheets as none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dataplanner.files.hr_import import import_export
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import open_plan
from dataplanner.files.resources import root
from dataplanner.files.workbook import write_workbook
from dataplanner.model.positions import AS_IS
from tests.files.hr_import.exports import accounted, of_kind


def test_only_the_sheet_of_positions_is_read(tmp_path: Path) -> None:
    plan = open_plan(root() / "sample_orgs" / "start-up.plan.json")
    path = tmp_path / "report.xlsx"
    write_workbook(plan, AS_IS, load_method(), path, today=date(2026, 11, 21))
    found = import_export([path])
    positions = list(plan.organisation(AS_IS).positions())
    assert accounted(found)
    assert [table.source for table in found.tables] == ["report.xlsx [Positions]"]
    assert len(found.positions) == len(positions)
    assert sum(one.manager_id is None for one in found.positions) == sum(one.manager is None for one in positions)
    assert sum(one.vacant for one in found.positions) == sum(one.vacant for one in positions)
    assert not of_kind(found, "missing_manager")
    assert len(of_kind(found, "tables_left_out")) == 1
