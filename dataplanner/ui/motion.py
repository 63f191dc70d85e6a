"""Whether the desktop asks for less motion; then nothing on the screen glides."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

_ASKED = {
    "darwin": (("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
    "linux": (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
}
"""By platform: what prints the setting, and what it says where less motion is wanted."""
_CLIENT_AREA_ANIMATION = 0x1042


@cache
def reduced_motion() -> bool:
    """The desktop's setting; False where it has none or does not answer."""
    if sys.platform == "win32":
        import ctypes

        on = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
        return not on.value
    command, wanted = _ASKED.get(sys.platform, ((), ""))
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=1, check=False)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return False
    return said.stdout.strip() == wanted
