"""The encoding of a text in another script than Latin, told by how many of its signs are frequent in that script.

Such a text has its foreign bytes side by side; a Latin one has them alone, an umlaut here and there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dataplanner.files.hr_import.rules import rules
from dataplanner.files.resources import toml_resource

_FOREIGN = re.compile(rb"[\x80-\xff]")
_SIDE_BY_SIDE = re.compile(rb"[\x80-\xff]{2,}|[\x81-\xfe][\x40-\x7e](?=[\x81-\xfe])")
_SAMPLE = 40_000


def encoding_of_script(data: bytes) -> str | None:
    """The encoding in which ``data`` reads as a text of another script; None where it looks like a Latin one."""
    sample = _sample(data)
    foreign = len(_FOREIGN.findall(sample))
    if not foreign or sum(map(len, _SIDE_BY_SIDE.findall(sample))) < foreign * rules().encoding.side_by_side:
        return None
    shares = {encoding: _share(sample, encoding, frequent) for encoding, frequent in _letters().items()}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= rules().encoding.familiar else None


def _sample(data: bytes) -> bytes:
    """The first part of ``data`` with foreign bytes, from the beginning of a line."""
    first = _FOREIGN.search(data)
    begin = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    part = data[begin : begin + _SAMPLE]
    return part[: part.rfind(b"\n")] if len(part) == _SAMPLE and b"\n" in part else part


def _share(sample: bytes, encoding: str, frequent: frozenset[str]) -> float:
    """How many of the foreign signs are frequent ones (0–1); each that cannot be meant takes away from that."""
    text = sample.decode(encoding, "replace")
    signs = list(_signs(text, frequent))
    return sum(signs) / len(signs) if signs else 0.0


def _signs(text: str, frequent: frozenset[str]) -> Iterator[float]:
    """What each foreign sign of a text says for the encoding."""
    wrong = rules().encoding.unlikely
    for before, sign in pairwise(f" {text}"):
        if sign > "\x7f":
            unlikely = sign == "\ufffd" or sign < "\xa0" or (sign.isupper() and before.islower())
            yield wrong if unlikely else sign in frequent or sign.lower() in frequent


@cache
def _letters() -> dict[str, frozenset[str]]:
    """The frequent signs of each encoding that is tried."""
    table = toml_resource("import", "letters.toml")
    return {encoding: frozenset("".join(signs.split("\n"))) for encoding, signs in table.items()}
