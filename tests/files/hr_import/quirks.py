"""One company in exports with quirks, as systems and hands write them; each writer makes one file in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.files.hr_import.companies import Member, company, table, told
from tests.files.hr_import.exports import HEADER, csv_text
from tests.files.hr_import.workbooks import workbook

MEMBERS = company(30)
IDS = told(MEMBERS, lambda member: member.id)
NAMES = told(MEMBERS, lambda member: member.name)
LINES = [list(HEADER), *table(MEMBERS)]
Write = Callable[[Path], Path]
Cells = Callable[[Member, str, str], Sequence[object]]


def text(content: str, encoding: str = "utf-8", name: str = "export.csv") -> Write:
    """A file with this text."""

    def write(folder: Path) -> Path:
        (folder / name).write_bytes(content.encode(encoding))
        return folder / name

    return write


def rows_of(cells: Cells) -> list[list[str]]:
    """A row for every member, of the manager's id and name as well."""
    return [[str(cell) for cell in cells(*each)] for each in zip(MEMBERS, IDS, NAMES, strict=True)]


def export(header: Sequence[str], cells: Cells, encoding: str = "utf-8") -> Write:
    """Delimited text with semicolons."""
    return text(csv_text([header, *rows_of(cells)], ";"), encoding)


def sheets(each: dict[str, Sequence[Sequence[object]]]) -> Write:
    """A workbook with these sheets."""
    return lambda folder: workbook(folder / "export.xlsx", each)


def last_first(member: Member) -> str:
    return f"{member.last}, {member.first}"


def beside(member: Member, text: str) -> str:
    """An id beside a name, as the text has it."""
    return text.format(member.id, member.name)


def grouped(*groups: Sequence[str]) -> Write:
    """Rows of groups above names; columns are the id, the name, the title, the unit's code and the manager's id."""
    rows = rows_of(lambda one, boss, _: [one.id, one.name, one.title, f"D{one.place % 3}", boss])
    return text(csv_text([*groups, *rows]))


BESIDE = {
    "id in brackets": "{1} ({0})",
    "id before": "{0} - {1}",
    "id before a blank": "{0} {1}",
    "id behind": "{1} | {0}",
    "id in square brackets": "[{0}] {1}",
}
EXPORTS: dict[str, Write] = (
    {
        f"{name}, on both sides": export(
            ["Worker", "Position", "Manager"],
            lambda one, boss, _, form=form: [  # type: ignore[misc]
                beside(one, form),
                one.title,
                next((beside(other, form) for other in MEMBERS if other.id == boss), ""),
            ],
        )
        for name, form in BESIDE.items()
    }
    | {
        f"{name}, of the manager": export(
            ["Employee ID", "Name", "Position", "Manager"],
            lambda one, boss, name, form=form: [one.id, one.name, one.title, boss and form.format(boss, name)],  # type: ignore[misc]
        )
        for name, form in BESIDE.items()
    }
    | {
        "ids with signs that nobody sees": export(
            HEADER,
            lambda one, boss, _: [
                f"{one.id[:2]}\u200b{one.id[2:]}\u00a0",
                one.name,
                one.title,
                boss and f" {boss}\u200e",
            ],
        ),
        "groups over two rows": grouped(["Employee", "", "Dept", "", "Manager"], ["ID", "Name", "Title", "Code", "ID"]),
        "groups over three rows": grouped(
            ["Person", "", "Work", "", ""],
            ["Identity", "", "Post", "", "Line manager"],
            ["ID", "Name", "Title", "Code", "ID"],
        ),
        "groups that repeat themselves": grouped(
            ["Person", "Person", "Unit", "Unit", "Supervisor"], ["No.", "Full name", "Role", "Code", "No."]
        ),
        "parts of a name in one header": export(
            ["Pers.-Nr.", "Name, Vorname", "Stellenbezeichnung", "Pers.-Nr. Vorgesetzte/r"],
            lambda one, boss, _: [one.id, last_first(one), one.title, boss],
        ),
        "Polish": export(
            ["Nr ewidencyjny", "Nazwisko i imię", "Stanowisko", "Nr przełożonego"],
            lambda one, boss, _: [one.id, last_first(one), one.title, boss],
        ),
        "Danish": export(
            ["Medarbejdernr.", "Navn", "Stilling", "Afdeling", "Nærmeste leder"],
            lambda one, _, boss: [one.id, one.name, one.title, "Salg", boss],
        ),
        "Dutch": export(
            ["Personeelsnr.", "Naam", "Functie", "Leidinggevende"],
            lambda one, _, boss: [one.id, one.name, one.title, boss],
        ),
        "a sheet for every unit": sheets(
            {
                f"Unit {unit}": [list(HEADER), *(row for row in table(MEMBERS) if len(row[2]) % 3 == unit)]
                for unit in range(3)
            }
        ),
    }
)
