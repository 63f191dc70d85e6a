"""The company of ``quirks`` in other forms than rows of cells: trees, records, columns, cells over several rows."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from tests.files.hr_import.companies import Member, above
from tests.files.hr_import.exports import HEADER, csv_text
from tests.files.hr_import.quirks import IDS, LINES, MEMBERS, NAMES, Write, text

DATA = "<Cell><Data>{}</Data></Cell>"


def reports(manager: Member) -> list[Member]:
    return [member for member in MEMBERS if member.manager == manager.place]


def tree(member: Member) -> dict[str, Any]:
    """Under a key that nobody knows."""
    return {"person": {"fullName": member.name, "role": member.title}, "crew": [*map(tree, reports(member))]}


def tree_of_names(member: Member) -> dict[str, Any]:
    return {one.name: tree_of_names(one) for one in reports(member)}


def record(member: Member, boss: str) -> str:
    manager = f"<ManagerID>{boss}</ManagerID>" if boss else ""
    return f"<Staff><EmpID>{member.id}</EmpID><Name>{member.name}</Name><Job>{member.title}</Job>{manager}</Staff>\n"


def listed(member: Member, boss: str) -> str:
    return f"EmployeeID : {member.id}\nName       : {member.name}\nTitle      : {member.title}\nManager    : {boss}\n\n"


def spanning(row: str, cell: str, inner: str, first: str, top: str) -> str:
    """Rows whose managers stand in one cell beside all their reports; ``first`` takes their number and the name."""
    rows = ""
    for manager in MEMBERS:
        for at, one in enumerate(reports(manager)):
            begin = first.format(len(reports(manager)) - (cell == DATA), manager.name) if not at else top
            rows += f"<{row}>{begin}{inner.format(one.name)}{cell.format(one.title)}</{row}>\n"
    return rows


HEAD, TOP = ("Manager", "Name", "Title"), ("", MEMBERS[0].name, MEMBERS[0].title)
PAGE = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, TOP)) + spanning(
    "tr", "<td>{}</td>", "<td>{}</td>", "<td rowspan={}>{}</td>", ""
)
EXCEL_2003 = "".join("<Row>" + "".join(map(DATA.format, row)) + "</Row>" for row in (HEAD, TOP)) + spanning(
    "Row", DATA, '<Cell ss:Index="2"><Data>{}</Data></Cell>', DATA.replace("<Cell>", '<Cell ss:MergeDown="{}">'), ""
)
ODF = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
OPEN_DOCUMENT = "".join(
    "<table:table-row>" + "".join(map(ODF.format, row)) + "</table:table-row>" for row in (HEAD, TOP)
) + spanning(
    "table:table-row",
    ODF + '<table:table-cell table:number-columns-repeated="1021"/>',
    ODF,
    ODF.replace("cell>", 'cell table:number-rows-spanned="{}">', 1),
    "<table:covered-table-cell/>",
)


def outline(member: Member, sign: str, before: str) -> str:
    """A line for a member, then those of all below, set in further."""
    line = f"{before}{sign}{member.name}, {member.title}\n"
    return line + "".join(outline(one, sign, f"{before}  ") for one in reports(member))


def in_sequence() -> dict[Member, int]:
    """The members as an outline has them, each with its layer."""
    sequence = sorted(MEMBERS, key=lambda one: [other.place for other in above(MEMBERS, one)])
    return {one: len(above(MEMBERS, one)) for one in sequence}


def numbered(member: Member) -> str:
    """``1.2.3`` for the third report of the second report of the top."""
    upper = above(MEMBERS, member)
    return ".".join(["1", *(str(reports(boss).index(one) + 1) for boss, one in pairwise(upper))])


STRUCTURES: dict[str, Write] = {
    "a tree under an unknown key": text(json.dumps({"root": tree(MEMBERS[0])}), name="export.json"),
    "a tree of names": text(json.dumps({MEMBERS[0].name: tree_of_names(MEMBERS[0])}), name="export.json"),
    "columns as lists": text(json.dumps(dict(zip(HEADER, zip(*LINES[1:], strict=True), strict=True)))),
    "columns by the numbers of rows": text(
        json.dumps(
            {name: {str(at): row[place] for at, row in enumerate(LINES[1:])} for place, name in enumerate(HEADER)}
        )
    ),
    "objects in wrappers": text(
        json.dumps(
            {
                "data": [
                    {"cursor": "x", "node": {"id": one.id, "name": one.name, "manager": {"id": boss}}}
                    for one, boss in zip(MEMBERS, IDS, strict=True)
                ]
            }
        )
    ),
    "a table on its side": text(csv_text(zip(*LINES, strict=True))),
    "headings as deep as their people": text(
        "\n\n".join(f"{'#' * depth} {one.name}" for one, depth in in_sequence().items())
    ),
    "numbers as deep as their people": text("\n".join(f"{numbered(one)} {one.name}" for one in in_sequence())),
    "branches of a tree": text(
        "\n".join(f"{'│   ' * (depth - 2)}{'├── ' * (depth > 1)}{one.name}" for one, depth in in_sequence().items())
    ),
    "bullets with titles": text(f"# Our people\n\n{outline(MEMBERS[0], '- ', '')}", name="export.md"),
    "an outline with titles": text(outline(MEMBERS[0], "", ""), name="export.txt"),
    "records of XML": text(
        '<?xml version="1.0" encoding="windows-1252"?>\n<root>' + "".join(map(record, MEMBERS, IDS)) + "</root>",
        "cp1252",
    ),
    "records of labels and values": text("\r\n\r\n" + "".join(map(listed, MEMBERS, NAMES)), "utf-16"),
    "a page with cells over several rows": text(f"<html><table>{PAGE}</table></html>", name="export.xls"),
    "Excel 2003 with cells over several rows": text(
        f"<?xml version='1.0'?><Workbook xmlns:ss='urn:schemas-microsoft'>{EXCEL_2003}</Workbook>"
    ),
    "OpenDocument in one text": text(f"<?xml version='1.0'?><office:document>{OPEN_DOCUMENT}</office:document>"),
}
