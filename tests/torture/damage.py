"""Damaged documents, a thousand ways: each opens whole or is refused in a sentence; none crashes or hangs."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders, open_session
from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.errors import PlanError
from dataplanner.model.validity import check_plan
from tests.torture.figures import Figures

LONGEST = 5.0  # seconds


def damage_documents(whole: bytes, text: str, root: Path, cases: int, seed: int = 1) -> Figures:
    """Open ``cases`` documents made from ``whole`` by one kind of damage each; ``text`` is the plan in it."""
    figures, chance, path = Figures("damaged documents"), random.Random(seed), root / "Plan.dataplan"
    for number in range(cases):
        damaged = DAMAGES[number % len(DAMAGES)](whole, chance)
        path.write_bytes(damaged)
        began = time.monotonic()
        figures.case(_fault(path, text, figures, Folders(root / "private")))
        if path.read_bytes() != damaged:
            figures.bad.append("the document was changed")
        if time.monotonic() - began > LONGEST:
            figures.bad.append("it hung")
    return figures


def _fault(path: Path, text: str, figures: Figures, folders: Folders) -> str | None:
    try:
        session = open_session(path, folders)
    except FileError as error:
        figures.count("refused")
        return None if error.sentence and error.remedy else "nothing was said"
    figures.count("opened whole")
    fault = None if plan_text(session.document.plan) == text else "another plan was read than was written"
    check_plan(session.document.plan)
    _walk_history(session.document)
    session.discard()
    return fault


def _walk_history(document: Document) -> None:
    """Undo what can be undone; a step that is damaged is refused in a sentence."""
    try:
        while document.undo_label:
            document.undo()
    except (FileError, PlanError):
        return


def _flip(whole: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(whole)
    for _ in range(chance.choice([1, 3, 30])):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


def _blank(whole: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(whole))
    length = chance.choice([16, 512, 4096])
    return whole[:start] + bytes(min(length, len(whole) - start)) + whole[start + length :]


def _swap_pages(whole: bytes, chance: random.Random) -> bytes:
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    one, other = chance.randrange(len(pages)), chance.randrange(len(pages))
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def _noise(whole: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(whole))
    return whole[:start] + chance.randbytes(min(600, len(whole) - start)) + whole[start + 600 :]


def _header(whole: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(16, 100)
    return whole[:at] + chance.randbytes(1) + whole[at + 1 :]


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [_flip, _cut, _blank, _swap_pages, _noise, _header]
