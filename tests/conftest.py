"""What every test shares: Qt draws offscreen without a display, no test depends on speed, and none has a network.

What is marked ``long`` looks at more of what another test proves in short; it runs with ``--long``.
"""

import os
import sys

import pytest
from hypothesis import settings

from tests.offline import offline, watch

settings.register_profile("short", deadline=None, max_examples=100)
settings.register_profile("long", deadline=None, max_examples=300)

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

watch()
__all__ = ["offline"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests too, and look for more examples")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out, unless they are asked for: with ``--long``, or one by one by their names."""
    named = any("::" in word for word in config.args)
    if not config.getoption("--long") and not named:
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Edits by the name of their type: their own text holds fresh ids, and parallel runs must agree on names."""
    from dataplanner.model.edits import Edit

    return type(val).__name__ if isinstance(val, Edit) else None
