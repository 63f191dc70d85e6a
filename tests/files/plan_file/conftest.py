"""What the tests of the document on disk share: a private folder of their own, and a plan that was saved."""

from pathlib import Path

import pytest

from dataplanner.files.plan_file import Folders, save_plan
from tests.files.plan_file.plans import small_plan


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "private")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A small plan in a visible folder."""
    path = tmp_path / "visible" / "Plan.dataplan"
    path.parent.mkdir()
    save_plan(small_plan(), path)
    return path
