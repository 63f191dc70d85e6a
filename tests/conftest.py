"""What every test shares: Qt draws offscreen without a display, no test depends on speed, and none has a network."""

import os
import sys

from hypothesis import settings

from tests.offline import offline, watch

settings.register_profile("any speed", deadline=None)
settings.load_profile("any speed")

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

watch()
__all__ = ["offline"]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Edits by the name of their type: their own text holds fresh ids, and parallel runs must agree on names."""
    from dataplanner.model.edits import Edit

    return type(val).__name__ if isinstance(val, Edit) else None
