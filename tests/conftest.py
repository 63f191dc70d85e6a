"""What every test shares: Qt draws offscreen where there is no display, and no test depends on how fast it runs."""

import os
import sys

from hypothesis import settings

settings.register_profile("any speed", deadline=None)
settings.load_profile("any speed")

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
