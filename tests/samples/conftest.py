"""Samples opened by name, and the method that ships, for the tests of what the program finds in them."""

from collections.abc import Callable

import pytest

from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.plan import Plan

Opened = Callable[[str], Plan]


@pytest.fixture
def sample() -> Opened:
    """The plan of a sample, by the beginning of its file name."""
    return lambda name: read_plan_json(root() / "sample_orgs" / f"{name}.plan.json")


@pytest.fixture(scope="session")
def method() -> Method:
    return load_method()
