"""Address cards (vCard, RFC 6350) to rows: a person a row, with the manager where a card names one."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from dataplanner.files.hr_import.formats import formats
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.hr_import.text import in_one_cell

_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"
_APART = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([\\,;:])")
_ADDRESS = re.compile(r"urn:uuid:|mailto:", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"=\n")
_NAME, _SECOND = "n", 2
Card = dict[str, str]


class _Line(NamedTuple):
    """A property of a card: the group that it belongs to, its name, its parameters and its value."""

    group: str
    name: str
    parameters: str
    value: str


def looks_like_vcard(text: str) -> bool:
    """Whether a text begins with a card."""
    return text.lstrip()[: len(_BEGIN)].upper() == _BEGIN


def read_vcard(text: str, file: str) -> list[Block]:
    """The cards as one block; row numbers are the lines on which they begin."""
    cards = list(_cards(text))
    header = tuple(dict.fromkeys(label for _, card in cards for label in card))
    rows = [tuple(card.get(label, "") for label in header) for _, card in cards]
    return [Block(file, file, rows, [number for number, _ in cards], header)]


def _cards(text: str) -> Iterator[tuple[int, Card]]:
    held: list[_Line] = []
    begun = 1
    for number, line in _unfolded(text):
        if line.upper().startswith(_BEGIN):
            begun, held = number, []
        elif line.upper().startswith(_END):
            yield begun, _card(held)
        elif ":" in line:
            held.append(_line(line))


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of their first physical one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    number, held = 1, ""
    for at, line in enumerate(plain.split("\n"), 1):
        if line[:1] in {" ", "\t"} and held:
            held += line[1:]
        elif held.endswith("=") and "QUOTED-PRINTABLE" in held.upper():
            held = f"{held}\n{line}"
        else:
            yield number, held
            number, held = at, line
    yield number, held


def _line(line: str) -> _Line:
    head, _, value = line.partition(":")
    name, _, parameters = head.partition(";")
    group, _, own = name.rpartition(".")
    if "QUOTED-PRINTABLE" in parameters.upper():
        value = quopri.decodestring(_SOFT_BREAK.sub("", value).encode()).decode("utf-8", errors="replace")
    return _Line(group.casefold(), own.casefold(), parameters.casefold(), value.strip())


def _card(lines: list[_Line]) -> Card:
    """What a card tells, under headers of ours; a value that comes back is added to the first."""
    labels = {line.group: line.value for line in lines if line.name in formats().card_labels and line.group}
    card: Card = {}
    for line in lines:
        for header, value in _told(line, labels.get(line.group, "")):
            if value:
                card[header] = in_one_cell([card[header], value]) if card.get(header) else value
    return card


def _told(line: _Line, label: str) -> Iterator[tuple[str, str]]:
    headers = formats().card_headers
    if line.name == _NAME:
        parts = [*_APART.split(line.value), "", ""]
        yield from zip((headers["family"], headers["given"]), map(_plain, parts[:_SECOND]), strict=True)
    elif line.name in formats().card_relations:
        if headers["manager"].casefold() in f"{line.parameters} {label.casefold()}":
            yield headers["manager"], _ADDRESS.sub("", _plain(line.value))
    elif line.name in headers:
        yield headers[line.name], _ADDRESS.sub("", _plain(line.value))


def _plain(value: str) -> str:
    return in_one_cell(filter(None, (_ESCAPED.sub(r"\1", part).strip() for part in _APART.split(value))))
