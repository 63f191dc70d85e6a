"""What the tests of the analysis share: the method that ships."""

import pytest

from dataplanner.analysis.method import Method
from dataplanner.files.method_file import load_method


@pytest.fixture(scope="session")
def method() -> Method:
    return load_method()
