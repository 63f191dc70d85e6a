"""The company of ``quirks`` as single systems export it, each with habits of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from tests.files.hr_import.companies import Member
from tests.files.hr_import.companies import above as above_all
from tests.files.hr_import.exports import csv_text
from tests.files.hr_import.quirks import MEMBERS, NAMES, Write, export, text

BY_ID = {member.id: member for member in MEMBERS}
STATES = (" (On Leave)", "", "", "", " [C]")


def above(boss: str, tell: Callable[[Member], str]) -> str:
    """What is told of a manager, by the id."""
    return tell(BY_ID[boss]) if boss else ""


def chain(member: Member) -> list[Member]:
    """Everybody above a member, from the top down."""
    return above_all(MEMBERS, member)[:-1]


def with_state(member: Member) -> str:
    return member.name + STATES[member.place % len(STATES)]


def with_address(member: Member) -> str:
    return f"{member.name} <p{member.id}@acme.example>"


def by_capitals(member: Member) -> str:
    """Ids that differ in capitals only, two by two."""
    return f"0051a{member.place // 2:02d}{'aBc' if member.place % 2 else 'AbC'}"


def as_amount(member: Member) -> str:
    return f"{int(member.id):,}"


def canonical(member: Member) -> str:
    return f"CN={member.name}/OU=Staff/O=Acme"


def headed(heading: Callable[[Member], Sequence[str]], header: Sequence[str], cells: Callable[[Member], str]) -> Write:
    """The top, then below a heading for every manager the rows of the reports."""
    lines = [header, [MEMBERS[0].name, MEMBERS[0].title, cells(MEMBERS[0])]]
    for manager in MEMBERS:
        reports = [member for member in MEMBERS if member.manager == manager.place]
        lines += [heading(manager)] if reports else []
        lines += [[one.name, one.title, cells(one)] for one in reports]
    return text(csv_text(lines))


SYSTEMS: dict[str, Write] = {
    "states behind names": export(
        ["Worker", "Business Title", "Worker's Manager"],
        lambda one, boss, _: [with_state(one), one.title, above(boss, with_state)],
    ),
    "states between names and ids": export(
        ["Worker", "Business Title", "Manager"],
        lambda one, boss, _: [
            f"{with_state(one)} ({one.id})",
            one.title,
            above(boss, lambda b: f"{with_state(b)} ({b.id})"),
        ],
    ),
    "ids told apart by capitals": export(
        ["Id", "Name", "Title", "ManagerId"],
        lambda one, boss, _: [by_capitals(one), one.name, one.title, above(boss, by_capitals)],
    ),
    "ids of Salesforce with and without their check": export(
        ["Id", "Name", "Title", "ManagerId"],
        lambda one, boss, _: [f"0051a0000{one.id}Ab0AAM", one.name, one.title, boss and f"0051a0000{boss}Ab0"[:15]],
    ),
    "addresses behind names": export(
        ["Person", "Role", "Manager"],
        lambda one, boss, _: [with_address(one), one.title, above(boss, with_address)],
    ),
    "ids as amounts": export(
        ["Employee ID", "Name", "Title", "Manager ID"],
        lambda one, boss, _: [as_amount(one), one.name, one.title, boss and f"{boss}.0"],
    ),
    "ids with letters, managers without": export(
        ["Employee ID", "Name", "Title", "Supervisor"],
        lambda one, boss, _: [f"E{one.id}", one.name, one.title, boss],
    ),
    "ids filled up with zeros, managers not": export(
        ["Employee ID", "Name", "Title", "Supervisor"],
        lambda one, boss, _: [one.id.zfill(8), one.name, one.title, boss],
    ),
    "canonical names of a directory": export(
        ["FullName", "JobTitle", "Manager"],
        lambda one, boss, _: [canonical(one), one.title, above(boss, canonical)],
    ),
    "managers with their titles": export(
        ["Name", "Title", "Reports To"],
        lambda one, boss, _: [one.name, one.title, above(boss, lambda b: f"{b.name}, {b.title}")],
    ),
    "managers without blanks in their names": export(
        ["Name", "Title", "Manager"],
        lambda one, _, boss: [one.name, one.title, boss.replace(" ", "")],
    ),
    "reports listed beside their manager": export(
        ["Name", "Title", "Direct Reports"],
        lambda one, *_: [
            one.name,
            one.title,
            "; ".join(other.name for other in MEMBERS if other.manager == one.place),
        ],
    ),
    "another manager in former times": export(
        ["ID", "Name", "Role", "Previous Manager", "Manager"],
        lambda one, _, boss: [one.id, one.name, one.title, MEMBERS[one.place - 7].name, boss],
    ),
    "ids in the brackets of Windows, managers without": export(
        ["objectId", "displayName", "jobTitle", "managerId"],
        lambda one, boss, _: [f"{{ABCD-{one.id}}}", one.name, one.title, boss and f"abcd-{boss}"],
    ),
    "chains of objects": text(
        json.dumps(
            [
                {"id": one.id, "name": one.name, "managerChain": [{"id": b.id, "name": b.name} for b in chain(one)]}
                for one in MEMBERS
            ]
        )
    ),
    "managers above their people": headed(
        lambda one: [f"Manager: {one.name}"], ["Name", "Title", "Site"], lambda one: f"Site {one.place % 3}"
    ),
    "managers above their people, beside a word": headed(
        lambda one: ["Vorgesetzte/r:", one.name], ["Name", "Stelle", "Ort"], lambda one: f"Ort {one.place % 3}"
    ),
    "managers with their ids above their people": headed(
        lambda one: [f"Supervisor - {one.name} ({one.id})"], ["Name", "Title", "Employee ID"], lambda one: one.id
    ),
    "teams called by their leaders": headed(
        lambda one: [f"Team {one.name}"], ["Name", "Title", "Site"], lambda one: f"Site {one.place % 3}"
    ),
    "lines alone": text(
        csv_text(
            [["Manager", "Employee"], *([boss, one.name] for one, boss in zip(MEMBERS, NAMES, strict=True) if boss)]
        )
    ),
}
