"""Damaged exports: a sound one whose bytes, or whose workbook's parts, are changed by chance from a seed."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, csv_text
from tests.files.hr_import.structures import STRUCTURES
from tests.files.hr_import.workbooks import workbook

ROWS = [list(HEADER), *map(list, table(company(30)))]
TOKENS = (
    *(b"\x00", b"\xff\xfe", b'"', b"\r", b";", b"\t", b",,,,", b"\n\n", b"=1+1"),
    *(b"9" * 400, b"\xc3", b"<", b"&a;", b"]]>"),
)

Mutation = Callable[[bytearray, random.Random], None]


def _replace(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _delete(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(1, 40)]


def _insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(TOKENS)


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randrange(1, 200)] * chance.randrange(1, 6)


def _cut(data: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]


MUTATIONS: tuple[Mutation, ...] = (_replace, _delete, _insert, _repeat, _cut)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes after one to eight mutations."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        if changed:
            chance.choice(MUTATIONS)(changed, chance)
    return bytes(changed)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A workbook with one of its parts mutated, the archive itself sound."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        likely = [name for name in names if "sheet1" in name or "sharedStrings" in name]
        victim = chance.choice(likely if chance.random() < 0.7 else names)
        for name in names:
            held = before.read(name)
            undated = zipfile.ZipInfo(name)  # a name alone would bear the time, and the seed no longer give the bytes
            after.writestr(undated, mutated(held, chance) if name == victim else held, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _damaged_text(encoding: str, delimiter: str, chance: random.Random) -> bytes:
    return mutated(csv_text(ROWS, delimiter).encode(encoding), chance)


@cache
def _sound_workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return workbook(Path(folder, "sound.xlsx"), {"People": ROWS}).read_bytes()


@cache
def _sound_structures() -> list[bytes]:
    """The same company as trees, records, pages and outlines."""
    with tempfile.TemporaryDirectory() as folder:
        return [write(Path(folder)).read_bytes() for write in STRUCTURES.values()]


KINDS: Mapping[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "utf-8": (".csv", partial(_damaged_text, "utf-8", ",")),
    "utf-16": (".csv", partial(_damaged_text, "utf-16", "\t")),
    "cp1252": (".csv", partial(_damaged_text, "cp1252", ";")),
    "mac-roman": (".csv", partial(_damaged_text, "mac_roman", "|")),
    "workbook": (".xlsx", lambda chance: mutated(_sound_workbook(), chance)),
    "parts": (".xlsx", lambda chance: repacked(_sound_workbook(), chance)),
    "structures": (".txt", lambda chance: mutated(chance.choice(_sound_structures()), chance)),
}
"""For each kind of damaged file its ending and how one is made."""


def damaged_file(folder: Path, seed: int, number: int) -> Path:
    """Write the file of that number; the kinds take turns, and the same seed and number give the same bytes."""
    kind = list(KINDS)[number % len(KINDS)]
    ending, damaged = KINDS[kind]
    path = folder / f"export{ending}"
    path.write_bytes(damaged(random.Random(f"{seed}-{kind}-{number}")))
    return path
