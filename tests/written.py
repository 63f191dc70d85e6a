"""Everything that is made of a plan, and everything that files say, packed or not: for looking for words in it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from dataplanner.analysis.skills_requests import request_about_all
from dataplanner.files.csv_text import write_csv
from dataplanner.files.method_file import load_method
from dataplanner.files.plan_file import save_plan, schema
from dataplanner.files.skills_sheet import write_request
from dataplanner.files.workbook import write_workbook
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.sentinels import content

DAY = date(2026, 3, 2)


def export_all(plan: Plan, folder: Path) -> Path:
    """The folder, made, with a file of each kind that is given away of a plan."""
    method = load_method()
    request = request_about_all(plan, AS_IS, plan.organisation().teams.values(), method)
    assert request is not None
    folder.mkdir()
    save_plan(plan.copy(), folder / "a.plan.json")
    write_workbook(plan, AS_IS, method, folder / "report.xlsx", today=DAY)
    write_request(plan, request, method, folder / "skills.xlsx", today=DAY)
    write_csv(folder / "a.csv", [(position.title,) for position in plan.organisation().positions()])
    return folder


def everything_in(*places: Path) -> str:
    """All that any file below these folders says, its name included, in small letters."""
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    return "\n".join(text for path in files for text in (path.name, content(path), *_of_database(path))).lower()


def hits(words: Iterable[str], *places: Path) -> list[str]:
    """Which of these words, in small letters, any file below these folders says."""
    text = everything_in(*places)
    return sorted(word for word in words if word in text)


def _of_database(path: Path) -> Iterator[str]:
    """The cells of a plan that is not encrypted: a long one lies in pieces, and a step of the history is packed."""
    with path.open("rb") as file:
        if file.read(len(schema.MAGIC)) != schema.MAGIC:
            return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(schema.without_log(path.read_bytes()))
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {table}"):
                yield from map(_of_cell, row)


def _of_cell(cell: object) -> str:
    if not isinstance(cell, bytes):
        return str(cell)
    with suppress(zlib.error):
        cell = zlib.decompress(cell)
    return cell.decode()
