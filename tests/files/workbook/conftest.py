"""What the tests of the workbook share: the method, a fixed day, and a writer that reads back what it wrote."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method
from dataplanner.files.workbook import write_workbook
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.files.workbook import plans

TODAY = date(2025, 11, 21)

Written = Callable[[Plan], Workbook]


@pytest.fixture(scope="session")
def method() -> Method:
    return load_method()


@pytest.fixture(scope="session")
def written(method: Method, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Writes a plan's *as is* and reads the workbook back, formulas as formulas."""

    def write(plan: Plan) -> Workbook:
        path = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
        write_workbook(plan, AS_IS, method, path, today=TODAY)
        return load_workbook(path)

    return write


@pytest.fixture(scope="session")
def small() -> Plan:
    return plans.small_plan()


@pytest.fixture(scope="session")
def small_workbook(small: Plan, written: Written) -> Workbook:
    return written(small)


@pytest.fixture(scope="session")
def hostile_workbook(written: Written) -> Workbook:
    return written(plans.hostile_plan())


def write_file(plan: Plan, method: Method, path: Path) -> Path:
    """The path of a plan's *as is* as a workbook."""
    write_workbook(plan, AS_IS, method, path, today=TODAY)
    return path
