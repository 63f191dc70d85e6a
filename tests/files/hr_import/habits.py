"""The company of ``quirks`` as hands and programs garnish it: pages, frames, rows that tell of columns, dittos."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment

from tests.files.hr_import.companies import Member, above
from tests.files.hr_import.exports import HEADER, csv_text
from tests.files.hr_import.quirks import LINES, MEMBERS, NAMES, Write, export, rows_of, sheets, text

ROWS = LINES[1:]
CLASSES = ["DN", "objectClass", "displayName", "title", "manager"]
GROUPS = [
    ["OU=Sales,DC=acme", "organizationalUnit", "", "", ""],
    ["CN=Everybody,DC=acme", "group", "Everybody", "", ""],
    ["CN=PC1,DC=acme", "top;person;user;computer", "PC1", "", ""],
]


def framed(cells: list[str]) -> str:
    return "|" + "|".join(cell.ljust(26) for cell in cells) + "|"


def pages() -> str:
    """A list of a mainframe: a title, a header and rules on every page."""
    rule, lines = "-" * 109, []
    for number, rows in enumerate((ROWS[:11], ROWS[11:22], ROWS[22:]), 1):
        lines += [
            f"14.10.2026      Dynamic list      {number}",
            rule,
            framed(list(HEADER)),
            rule,
            *map(framed, rows),
            rule,
        ]
    return "\r\n".join(lines)


def dn(member: Member) -> str:
    return f"CN={member.last}\\, {member.first},DC=acme"


def entries() -> list[list[str]]:
    above = {member.name: dn(member) for member in MEMBERS} | {"": ""}
    return rows_of(lambda one, _, boss: [dn(one), "user", one.name, one.title, above[boss]])


def repeated() -> list[list[str]]:
    """The manager only where another begins, a mark below."""
    told = [NAMES[0], *(name if name != before else '"' for before, name in pairwise(NAMES))]
    return [[one.name, one.title, boss] for one, boss in zip(MEMBERS, told, strict=True)]


def broken() -> str:
    """A mark left open before a break in one row."""
    lines = [",".join([*row[:2], '"said\nhello' if at == 7 else "fine", *row[2:]]) for at, row in enumerate(ROWS)]
    return "\n".join(["Employee ID,Name,Note,Job Title,Manager ID", *lines])


def set_in(*, fold: bool) -> Write:
    """Names set in by the format of their cells, or in rows that fold, on the second sheet."""

    def write(folder: Path) -> Path:
        members = sorted(MEMBERS, key=lambda one: [other.place for other in above(MEMBERS, one)])
        people = [["Name", "Title"], *([one.name, one.title] for one in members)]
        path = sheets({"Read me": [["For the board"]], "People": people})(folder)
        book = openpyxl.load_workbook(path)
        for row, one in enumerate(members, 2):
            depth = len(above(MEMBERS, one)) - 1
            if fold:
                book["People"].row_dimensions[row].outlineLevel = depth
            else:
                book["People"].cell(row, 1).alignment = Alignment(indent=depth)
        book.save(path)
        return path

    return write


def with_hidden_sheet(folder: Path) -> Path:
    """Somebody of former times on a sheet that is not shown."""
    path = sheets({"People": LINES, "Old": [list(HEADER), ["9", "Old One", "Clerk", ""]]})(folder)
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    return path


def boxed() -> str:
    """A table in a frame of lines, as consoles draw it."""
    rule = "┼".join(["─" * 26] * 4)
    lines = ["│" + "│".join(cell.ljust(26) for cell in row) + "│" for row in LINES]
    return "\n".join([f"┌{rule.replace('┼', '┬')}┐", lines[0], f"├{rule}┤", *lines[1:], f"└{rule.replace('┼', '┴')}┘"])


def console(rule: str, line: str, end: str) -> str:
    """Records ruled apart."""
    records = [
        rule.format(at) + "\n".join(line.format(*pair) for pair in zip(("id", "name", "manager_id"), told, strict=True))
        for at, told in enumerate(([row[0], row[1], row[3]] for row in ROWS), 1)
    ]
    return "\n".join([*records, end])


def called(name: str) -> str:
    """A name as friends say it."""
    return f"{name[:2]}y {name.partition(' ')[2]}"


HABITS: dict[str, Write] = {
    "names set in by their format": set_in(fold=False),
    "rows that fold": set_in(fold=True),
    "a table in a frame of lines": text(boxed(), name="export.txt"),
    "records ruled apart": text(console("-[ RECORD {} ]-----\n", "{:<10} | {}", ""), name="export.txt"),
    "records ruled apart with stars": text(
        console("*************** {}. row ***************\n", "{:>10}: {}", "30 rows in set\n"), name="export.txt"
    ),
    "states behind a dash, footnotes": export(
        ["Name", "Title", "Manager"],
        lambda one, _, boss: [f"{one.name}{(' - on leave', ' *', '')[one.place % 3]}", one.title, boss],
    ),
    "managers behind their titles": export(
        ["Name", "Title", "Reports to"], lambda one, _, boss: [one.name, one.title, boss and f"Head of it: {boss}"]
    ),
    "units called by their leaders in brackets": export(
        ["Worker", "Employee ID", "Supervisory Organization"],
        lambda one, _, boss: [one.name, one.id, f"Unit {one.place % 3} ({boss or one.name})"],
    ),
    "preferred first names": export(
        ["First Name", "Preferred Name", "Last Name", "Manager"],
        lambda one, _, boss: [one.first, called(one.name).split()[0], one.last, boss and called(boss)],
    ),
    "pages of a framed list": text(pages(), name="export.txt"),
    "a table of a wiki with a framed header": text(
        "\n".join(["||" + "||".join(HEADER) + "||", *("|" + "|".join(row) + " |" for row in ROWS)])
    ),
    "a row that tells what columns hold": text(csv_text([HEADER, ["(text)", "(text)", "VARCHAR(20)", "int"], *ROWS])),
    "groups and devices of a directory": text(csv_text([CLASSES, *GROUPS, *entries()])),
    "names of rows without a header": text(
        "\n".join([",".join(HEADER), *(f"{at},{','.join(row)}" for at, row in enumerate(ROWS, 1))])
    ),
    "a text in one column of a sheet": sheets({"People": [[";".join(row)] for row in LINES]}),
    "a sheet that is hidden": with_hidden_sheet,
    "marks for the manager above": text(csv_text([["Name", "Title", "Manager"], *repeated()])),
    "titles below names": export(
        ["Employee", "Manager", "Site"], lambda one, _, boss: [f"{one.name}\n{one.title}", boss, "Bonn"]
    ),
    "a mark left open before a break": text(broken()),
    "a manager's name in two columns": export(
        ["First", "Last", "Role", "Mgr First", "Mgr Last"],
        lambda one, _, boss: [one.first, one.last, one.title, *boss.partition(" ")[::2]],
    ),
}
