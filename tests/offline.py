"""Nothing here may reach for the network: Python tells an audit hook of every attempt, whoever makes it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

_ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_WITHIN = getattr(socket, "AF_UNIX", None)  # between processes of one machine

attempts: list[str] = []
"""What was tried, in its sequence; whoever expects an attempt takes it out."""


def watch() -> None:
    """Note and refuse every attempt from now on; a hook cannot be taken back."""
    sys.addaudithook(_refuse)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """Fail a test in which anything reached for the network, even where the refusal was caught."""
    attempts.clear()
    yield
    assert attempts == []


def _refuse(event: str, details: tuple[object, ...]) -> None:
    if event in _ASKING or (event in _SENDING and getattr(details[0], "family", None) != _WITHIN):
        attempts.append(event)
        raise ConnectionRefusedError(event)
