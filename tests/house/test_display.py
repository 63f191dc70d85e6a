"""When a window is opened, and when the job is done without one."""

import socket
from pathlib import Path

import pytest

from launch.display import display_set, wayland_answers, x11_answers
from launch.system import loads


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("win32", {"QT_QPA_PLATFORM": "offscreen:enable_fonts"}, False),
        ("darwin", {"QT_QPA_PLATFORM": "minimal"}, False),
    ],
)
def test_a_display_is_promised(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert display_set(platform, environ) is expected


def test_an_x_server_that_is_gone_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    if not loads("libxcb.so.1"):
        pytest.skip("libxcb is not installed, so that nobody can be asked")
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not x11_answers()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets on this system")
def test_wayland_answers_only_while_somebody_listens(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "w"}
    assert not wayland_answers(environ)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()
        assert wayland_answers(environ)
    assert not wayland_answers(environ)
