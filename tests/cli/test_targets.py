"""An output that cannot or must not be written is refused before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dataplanner.cli.failures import CommandError
from dataplanner.cli.targets import PICTURES, PLANS, WORKBOOKS, check_distinct, check_target


def test_a_good_target_passes_whether_or_not_it_is_there(tmp_path: Path) -> None:
    check_target(tmp_path / "a.XLSX", WORKBOOKS)
    (tmp_path / "b.pdf").touch()
    check_target(tmp_path / "b.pdf", PICTURES)
    check_target(tmp_path / "c.plan.json", PLANS)


@pytest.mark.parametrize("name", ["a", "a.xls", "a.xlsx.txt", "plan.json"])
def test_an_ending_that_says_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError) as caught:
        check_target(tmp_path / name, WORKBOOKS if "plan" not in name else PLANS)
    assert "End its name in" in caught.value.remedy


def test_an_input_is_never_written_over_whatever_way_it_is_named(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_text("x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.xlsx").symlink_to(source)
    for name in ("a.xlsx", "sub/../a.xlsx", "link.xlsx"):
        with pytest.raises(CommandError, match="written over"):
            check_target(tmp_path / name, WORKBOOKS, [source])


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(CommandError, match="is a folder"):
        check_target(tmp_path / "a.xlsx", WORKBOOKS)
    with pytest.raises(CommandError, match="no folder"):
        check_target(tmp_path / "missing" / "a.xlsx", WORKBOOKS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(CommandError, match="protected"):
        check_target(tmp_path / "a.xlsx", WORKBOOKS)


def test_two_outputs_in_one_file_are_refused(tmp_path: Path) -> None:
    check_distinct([tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    with pytest.raises(CommandError, match="two outputs"):
        check_distinct([tmp_path / "a.xlsx", tmp_path / "." / "a.xlsx"])
