"""Which system packages are missing, and what somebody is told or gets who lacks them."""

import sys

import pytest

from launch import SetupError, system

APT = "/usr/bin/apt-get"


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a library of Linux")
def test_only_what_can_be_loaded_is_there() -> None:
    assert system.loads("libc.so.6")
    assert not system.loads("libno-such-thing.so.1")


@pytest.mark.parametrize(
    ("display", "environ", "extra"),
    [(False, {}, {}), (True, {"DISPLAY": ":0"}, system.X11), (True, {"WAYLAND_DISPLAY": "w"}, system.WAYLAND)],
)
def test_a_window_needs_more_than_a_picture(
    display: bool, environ: dict[str, str], extra: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system.sys, "platform", "linux")
    monkeypatch.setattr(system.os, "environ", environ)
    monkeypatch.setattr(system, "loads", lambda library: False)
    assert system.missing_libraries(display) == [*system.QT.values(), *extra.values()]


def test_elsewhere_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "darwin")
    monkeypatch.setattr(system, "loads", lambda library: False)
    assert system.missing_libraries(display=True) == []


@pytest.mark.parametrize(("sudo", "first"), [(True, "sudo sh -c '"), (False, "su -c '")])
def test_a_plain_user_is_told_one_exact_command(sudo: bool, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = {"apt-get": APT, "sudo": "/usr/bin/sudo"} if sudo else {"apt-get": APT}
    monkeypatch.setattr(system.shutil, "which", programs.get)
    monkeypatch.setattr(system, "is_root", lambda: False)
    with pytest.raises(SetupError) as told:
        system.require_packages(["python3.11-venv", "libegl1"])
    command = f"{first}apt-get update && apt-get install -y --no-install-recommends python3.11-venv libegl1'"
    assert [line.strip() for line in str(told.value).splitlines() if "apt-get" in line] == [command]


def test_without_apt_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(SetupError, match="libegl1, libgl1"):
        system.require_packages(["libegl1", "libgl1"])


def test_root_gets_them_installed(apt: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    system.require_packages(["libegl1"])
    assert apt == [("update",), ("install", "-y", "--no-install-recommends", "libegl1")]


def test_root_is_told_when_that_fails(apt: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "apt_get", lambda *words: False)
    with pytest.raises(SetupError, match="could not be installed"):
        system.require_packages(["libegl1"])


def test_nothing_missing_asks_for_nothing(apt: list[tuple[str, ...]]) -> None:
    system.require_packages([])
    assert apt == []


def test_the_tests_go_on_without_libreoffice(
    apt: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "is_root", lambda: False)
    system.offer_test_programs()
    assert "skipped without libreoffice-calc-nogui" in capsys.readouterr().out
    assert apt == []


def test_root_gets_libreoffice_for_the_tests(apt: list[tuple[str, ...]]) -> None:
    system.offer_test_programs()
    assert {"libreoffice-calc-nogui", "poppler-utils"} <= set(apt[-1])


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What root asked of apt-get on a system that has no other program."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(system.shutil, "which", {"apt-get": APT}.get)
    monkeypatch.setattr(system, "is_root", lambda: True)
    monkeypatch.setattr(system, "apt_get", lambda *words: asked.append(words) or True)
    return asked
