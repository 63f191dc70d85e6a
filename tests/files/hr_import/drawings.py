"""The company of ``quirks`` as boxes and arrows, as trees of XML, as address cards, as lists of teams and of lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

from tests.files.hr_import.companies import Member, above
from tests.files.hr_import.exports import csv_text
from tests.files.hr_import.quirks import LINES, MEMBERS, NAMES, Write, outline, rows_of, text
from tests.files.hr_import.structures import reports

LED = [(MEMBERS[one.manager], one) for one in MEMBERS if one.manager is not None]
LEADS = [member for member in MEMBERS if reports(member)]
WIDEST = max(len(reports(member)) for member in LEADS)


def depth(member: Member) -> int:
    return len(above(MEMBERS, member))


def each(box: str) -> str:
    """A line for every member; its blanks are the id, the name and the title."""
    return "".join(box.format(one.id, one.name, one.title) for one in MEMBERS)


def arrows(arrow: str) -> str:
    """A line for every reporting line; its blanks are the ids of the manager and of the report, and their names."""
    return "".join(arrow.format(boss.id, one.id, boss.name, one.name) for boss, one in LED)


def nested(box: Callable[[Member, str], str], member: Member) -> str:
    """A box for a member with those of all below inside it."""
    return box(member, "".join(nested(box, one) for one in reports(member)))


def card(member: Member, boss: str) -> str:
    manager = f"item1.X-ABRELATEDNAMES:{boss}\r\nitem1.X-ABLabel:_$!<Manager>!$_\r\n" if boss else ""
    name = f"N:{member.last};{member.first};;;\r\nFN:{member.name}\r\n"
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{name}TITLE:{member.title}\r\n{manager}END:VCARD\r\n"


def code(member: Member) -> str:
    """A letter for each layer: ``Z``, ``ZA``, ``ZAB``."""
    upper = above(MEMBERS, member)
    return "Z" + "".join("ABCDE"[reports(boss).index(one)] for boss, one in pairwise(upper))


def sylk() -> str:
    cells = [
        f'C;Y{y};X{x};K"{cell.replace(";", ";;")}"' for y, row in enumerate(LINES, 1) for x, cell in enumerate(row, 1)
    ]
    return "\r\n".join(["ID;PWXL;N;E", *cells, "E", ""])


def dif() -> str:
    cells = ["-1,0\r\nBOT\r\n" + "".join(f'1,0\r\n"{cell}"\r\n' for cell in row) for row in LINES]
    return 'TABLE\r\n0,1\r\n"EXCEL"\r\nDATA\r\n0,0\r\n""\r\n' + "".join(cells) + "-1,0\r\nEOD\r\n"


def wrapped() -> list[list[str]]:
    """Every record over two rows, as a narrow page has them."""
    rows = []
    for one, boss in zip(MEMBERS, NAMES, strict=True):
        first, _, last = boss.partition(" ")
        rows += [[one.id, one.first, one.title, first], ["", one.last, "", last]]
    return rows


TEAMS = [
    {"team": {"name": f"Team {lead.id}"}, "lead": lead.name, "members": [one.name for one in reports(lead)]}
    for lead in LEADS
]
GRAPH = {
    "nodes": [{"id": one.id, "label": one.name, "title": one.title} for one in MEMBERS],
    "links": [{"source": boss.id, "target": one.id} for boss, one in LED],
}
DRAWN: dict[str, Write] = {
    "Graphviz": text(
        "digraph org {\n  rankdir=TB;\n" + each('n{0} [label="{1}\\n{2}"];\n') + arrows("n{0} -> n{1};\n") + "}"
    ),
    "Graphviz, drawn upward, names alone": text("digraph {\n" + arrows('  "{3}" -> "{2}";\n') + "}"),
    "Mermaid": text("flowchart TD\n  %% all\n" + each('  e{0}["{1}<br/>{2}"]\n') + arrows("  e{0} --> e{1}\n")),
    "PlantUML": text(
        "@startuml\n" + each('rectangle "{1}" as E{0}\n') + arrows("E{0} -down-> E{1}\n") + "@enduml\n"
    ),
    "PlantUML with stars": text(
        "@startwbs\n" + "".join(f"{'*' * depth(one)} {one.name}\n" for one in outline()) + "@endwbs\n"
    ),
    "arrows between names": text(arrows("{2} -> {3}\n"), name="export.txt"),
    "GraphML": text(
        '<?xml version="1.0"?><graphml><key id="d0" attr.name="label"/><graph>'
        + each('<node id="n{0}"><data key="d0">{1}</data></node>\n')
        + arrows('<edge source="n{0}" target="n{1}"/>\n')
        + "</graph></graphml>"
    ),
    "boxes and arrows of JSON": text(json.dumps(GRAPH)),
}  # fmt: skip
NESTED: dict[str, Write] = {
    "a tree of XML": text(
        "<company>"
        + nested(lambda one, inner: f'<staff id="{one.id}" name="{one.name}">\n{inner}</staff>', MEMBERS[0])
        + "</company>"
    ),
    "an outline of XML": text(
        '<?xml version="1.0"?><opml><head><title>All</title></head><body>'
        + nested(lambda one, inner: f'<outline text="{one.name}">{inner}</outline>', MEMBERS[0])
        + "</body></opml>"
    ),
    "teams with leads and members": text(json.dumps({"teams": TEAMS})),
    "people under their names in a list": text(
        json.dumps([{one.name: {"title": one.title, "boss": boss}} for one, boss in zip(MEMBERS, NAMES, strict=True)])
    ),
    "address cards": text("".join(map(card, MEMBERS, NAMES)), name="export.vcf"),
    "SYLK": text(sylk(), "cp1252"),
    "DIF": text(dif(), "cp1252"),
}
LISTED: dict[str, Write] = {
    "lines from and to": text(csv_text([["source", "target"], *([boss.name, one.name] for boss, one in LED)])),
    "reports in columns beside their manager": text(
        csv_text(
            [
                ["Manager", *(f"Report {at}" for at in range(1, WIDEST + 1))],
                *([lead.name, *([one.name for one in reports(lead)] + [""] * WIDEST)[:WIDEST]] for lead in LEADS),
            ]
        )
    ),
    "reports in a cell beside their manager": text(
        csv_text([["Team lead", "Team members"], *([a.name, ", ".join(b.name for b in reports(a))] for a in LEADS)])
    ),
    "a column for every manager": text(
        csv_text(
            [
                [lead.name for lead in LEADS],
                *(
                    [reports(lead)[at].name if at < len(reports(lead)) else "" for lead in LEADS]
                    for at in range(WIDEST)
                ),
            ]
        )
    ),
    "codes that grow": text(csv_text([["Org code", "Name"], *([code(one), one.name] for one in MEMBERS)])),
    "codes that are filled up with zeros": text(
        csv_text([["Stelle Nr", "Name"], *([code(one).ljust(4, "0"), one.name] for one in MEMBERS)])
    ),
    "records over two rows": text(csv_text([["No.", "Name", "Job title", "Line manager"], *wrapped()])),
    "objects in cells": text(
        csv_text(
            [
                ["Id", "DisplayName", "Manager"],
                *rows_of(lambda one, boss, name: [one.id, one.name, boss and f"@{{id={boss}; displayName={name}}}"]),
            ]
        )
    ),
}
DRAWINGS = DRAWN | NESTED | LISTED
