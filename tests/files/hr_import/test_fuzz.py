"""Damaged files: whatever is changed in an export, it is imported with every row told, or refused in a sentence.

A short run of a fixed seed; ``DATAPLANNER_FUZZ=10000`` makes it long, ``DATAPLANNER_FUZZ_SEED`` another one.
"""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportFileError, import_export
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, accounted, csv_text
from tests.files.hr_import.workbooks import workbook

RUNS = int(os.environ.get("DATAPLANNER_FUZZ", "0"))
SEED = int(os.environ.get("DATAPLANNER_FUZZ_SEED", "4"))
ROWS = [list(HEADER), *map(list, table(company(30)))]
TOKENS = [
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\r",
    b";",
    b"\t",
    b",,,,",
    b"\n\n",
    b"=1+1",
    b"9" * 400,
    b"\xc3",
    b"<",
    b"&a;",
    b"]]>",
]

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
        del data[chance.randrange(1, len(data)) :]


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
            after.writestr(name, mutated(held, chance) if name == victim else held)
    return packed.getvalue()


def check(path: Path, data: bytes, seed: str) -> None:
    """Import it: an organisation in which every row is accounted for, or the one class of error."""
    path.write_bytes(data)
    try:
        found = import_export([path], flat=True)
    except ImportFileError as error:
        told = bool(error.sentence)
    else:
        told = accounted(found)
    assert told, seed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_damaged_text(encoding: str, tmp_path: Path) -> None:
    sound = csv_text(ROWS, ";" if encoding == "cp1252" else ",").encode(encoding)
    for run in range(RUNS or 60):
        seed = f"{SEED}-{encoding}-{run}"
        check(tmp_path / "export.csv", mutated(sound, random.Random(seed)), seed)


@pytest.mark.parametrize("damage", [mutated, repacked])
def test_damaged_workbooks(damage: Callable[[bytes, random.Random], bytes], tmp_path: Path) -> None:
    sound = workbook(tmp_path / "sound.xlsx", {"People": ROWS}).read_bytes()
    for run in range(RUNS or 30):
        seed = f"{SEED}-{damage.__name__}-{run}"
        check(tmp_path / "export.xlsx", damage(sound, random.Random(seed)), seed)
