"""One company in exports with quirks, as systems and hands write them; each writer makes one file in a folder."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.files.hr_import.companies import Member, above, company, table, told
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


def chain(member: Member) -> list[str]:
    """The names of everybody above a member from the top down, the member's own last."""
    return [other.name for other in above(MEMBERS, member)]


def outline() -> list[Member]:
    """The members as an outline has them: each followed by all below."""
    return sorted(MEMBERS, key=lambda member: [other.place for other in above(MEMBERS, member)])


def step(depth: int, name: str) -> list[str]:
    """A name in the column of its layer, of four."""
    return [name if at == depth else "" for at in range(4)]


def page(member: Member, boss: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}" for cell in (member.id, member.name, member.title, boss))


PAGE = "<html><table><tr>" + "".join(f"<th>{name}" for name in HEADER) + "".join(map(page, MEMBERS, IDS)) + "</table>"
ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(PAGE.encode()).decode()}\n--x--\n"
)


def mixed(folder: Path) -> Path:
    """UTF-8 in every other row, the older code of Windows in the rest."""
    lines = csv_text(LINES).encode().splitlines()
    older = [line.decode().encode("cp1252") if at % 2 else line for at, line in enumerate(lines)]
    (folder / "export.csv").write_bytes(b"\r\n".join(older))
    return folder / "export.csv"


BESIDE = {
    "id in brackets": "{1} ({0})",
    "id before": "{0} - {1}",
    "id before a blank": "{0} {1}",
    "id behind": "{1} | {0}",
    "id in square brackets": "[{0}] {1}",
}
BOTH_SIDES: dict[str, Write] = {
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
MANAGERS: dict[str, Write] = {
    f"{name}, of the manager": export(
        ["Employee ID", "Name", "Position", "Manager"],
        lambda one, boss, name, form=form: [one.id, one.name, one.title, boss and form.format(boss, name)],  # type: ignore[misc]
    )
    for name, form in BESIDE.items()
}
HEADERS: dict[str, Write] = {
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
HIERARCHIES: dict[str, Write] = {
    "levels called managers": export(
        ["Employee ID", "Name", "Title", *(f"L{level} Manager" for level in range(1, 6))],
        lambda one, *_: [one.id, one.name, one.title, *(*chain(one)[:-1], *[""] * 5)[:5]],
    ),
    "levels from the bottom up": export(
        ["Employee ID", "Name", "Title", *(f"Manager Level {level}" for level in range(1, 4))],
        lambda one, *_: [one.id, one.name, one.title, *(*chain(one)[-2::-1], *[""] * 3)[:3]],
    ),
    "a chain from the bottom up, under no known header": export(
        ["Name", "Title", "Zyx"], lambda one, *_: [one.name, one.title, " / ".join(chain(one)[::-1])]
    ),
    "dots before names": text(
        csv_text([["Name", "Title"], *([f"{'...' * (len(chain(one)) - 1)}{one.name}", one.title] for one in outline())])
    ),
    "stairs": text(
        csv_text(
            [["Name", "", "", "", "Title"], *([*step(len(chain(one)) - 1, one.name), one.title] for one in outline())]
        )
    ),
    "a web page whose cells have no end": text(PAGE, name="export.xls"),
    "a web page saved with its parts": text(ARCHIVE, name="export.xls"),
    "rows in two encodings": mixed,
    "UTF-16 without a mark": export(HEADER, lambda one, boss, _: [one.id, one.name, one.title, boss], "utf-16-le"),
    "nothing but zeros above the top": export(
        HEADER, lambda one, boss, _: [one.id, one.name, one.title, boss or "00000000"]
    ),
    "a note and a count around the table": text(
        csv_text([["Headcount"], ["Run by: Ann Lee"], [], *LINES, [], ["30 rows selected."]])
    ),
}


def post(member: Member) -> str:
    """A title that nobody shares."""
    return f"{member.title} {member.id}"


WIDTHS = (14, 24, 26, 12)


def fixed(cells: Sequence[str]) -> str:
    """A line of columns with fixed widths."""
    return "".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


RULED = [fixed(LINES[0]), " ".join("-" * (width - 1) for width in WIDTHS), *map(fixed, LINES[1:])]
SCIM = [
    {
        "id": one.id,
        "name": {"givenName": one.first, "familyName": one.last},
        "x:User": {"manager": boss and {"value": boss}},
    }
    for one, boss in zip(MEMBERS, IDS, strict=True)
]
SPELLINGS: dict[str, Write] = {
    "managers on a sheet of their own": sheets(
        {
            "Staff": [["Employee ID", "Name", "Job Title"], *(row[:3] for row in LINES[1:])],
            "Reporting": [["Employee ID", "Manager ID"], *([row[0], row[3]] for row in reversed(LINES[1:]))],
        }
    ),
    "columns of a fixed width": text("\n".join(map(fixed, LINES)), name="export.txt"),
    "a report with ruled columns": text("\n".join(["", *RULED, "", "30 rows selected."]), name="export.txt"),
    "a table of a wiki": text("\n".join("| " + " | ".join(row) + " |" for row in [LINES[0], ["---"] * 4, *LINES[1:]])),
    "a table of a terminal": text(
        "\n".join([" | ".join(LINES[0]), "-----+-----+-----", *(" | ".join(row) for row in LINES[1:]), "(30 rows)"])
    ),
    "single quotation marks": text("\n".join(",".join(f"'{cell}'" for cell in row) for row in LINES)),
    "blanks before quotation marks": text("\n".join(", ".join(f'"{cell}"' for cell in row) for row in LINES)),
    "letters of a web page": text(csv_text(LINES).replace("ü", "&uuml;").replace("é", "&#233;")),
    "letters read in the wrong code": text(csv_text(LINES).encode().decode("cp1252")),
    "sums over groups": text(csv_text([*LINES[:9], ["Sales Total", "", "8", ""], *LINES[9:], ["Total", "", "30", ""]])),
    "managers by what their positions are called": export(
        ["Name", "Position", "Reports to position"],
        lambda one, boss, _: [
            one.name,
            f"{one.title} {one.id}",
            next((f"{b.title} {b.id}" for b in MEMBERS if b.id == boss), ""),
        ],
    ),
    "objects within objects": text(json.dumps({"Resources": SCIM}), name="export.json"),
    "nobody above oneself": export(HEADER, lambda one, boss, _: [one.id, one.name, one.title, boss or "Self"]),
}
EXPORTS = SPELLINGS | BOTH_SIDES | MANAGERS | HEADERS | HIERARCHIES
