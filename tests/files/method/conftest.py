"""The method that ships, and a copy of it that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method
from dataplanner.files.resources import resource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the method that a test may spoil."""
    return shutil.copytree(resource("method"), tmp_path / "method")


@pytest.fixture
def method() -> Method:
    return load_method()
