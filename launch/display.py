"""Is there a display on which a window can be shown?"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path


def can_show_windows() -> bool:
    """Whether a display is set and lets us in: after su or a lost ssh session it does not, and Qt would abort."""
    if not display_set(sys.platform, os.environ):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return x11_answers() if os.environ.get("DISPLAY") else wayland_answers(os.environ)


def display_set(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether the environment promises a display."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal"):
        return False
    return platform in ("win32", "darwin") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def x11_answers() -> bool:
    """Whether the X server lets us in; taken for granted while the library that asks it is not installed."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether something listens at the Wayland socket."""
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), environ["WAYLAND_DISPLAY"])
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
        door.connect(str(path))
        return True
    return False
