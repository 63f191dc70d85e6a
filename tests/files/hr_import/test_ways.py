"""Every way in which an export may give the manager leads to the same tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, import_export
from tests.files.hr_import.companies import Member, above, company, table, told
from tests.files.hr_import.exports import HEADER, accounted, csv_text, of_kind, shape, written

COMPANY = company()
Rows = list[list[str]]


@dataclass(frozen=True)
class Way:
    """An export of the company, and what the importer should say of the way in which it gives managers."""

    label: str
    rows: Rows
    way: str
    key: str
    loose: int = 0


def rows(header: list[str], *columns: list[str]) -> Rows:
    return [header, *map(list, zip(*columns, strict=True))]


def each(tell: Callable[[Member], str]) -> list[str]:
    return list(map(tell, COMPANY))


def managed(tell: Callable[[Member], str], top: str = "") -> list[str]:
    return told(COMPANY, tell, top)


def chain(member: Member, *, itself: bool = True, tell: Callable[[Member], str] = lambda one: one.name) -> list[str]:
    links = list(map(tell, above(COMPANY, member)))
    return links if itself else links[:-1]


def levels(header: str, chains: list[list[str]]) -> Rows:
    deepest = max(map(len, chains))
    cells = [[*links, *[""] * (deepest - len(links))] for links in chains]
    return [[header.format(level) for level in range(1, deepest + 1)], *cells]


def beside(left: Rows, right: Rows) -> Rows:
    return [[*one, *other] for one, other in zip(left, right, strict=True)]


def outline(member: Member) -> str:
    steps = above(COMPANY, member)
    return ".".join(str((step.place - 1) % 4 + 1) if step.place else "1" for step in steps)


def slug(member: Member) -> str:
    return f"{member.first}-{member.last}".casefold().replace("'", "")


def shouted(member: Member) -> str:
    return f" {member.name}\u00a0".replace(" ", "  ").upper()


def initial(member: Member) -> str:
    return f"{member.first} Q. {member.last}"


NAMES, TITLES, IDS = each(lambda one: one.name), each(lambda one: one.title), each(lambda one: one.id)
WAYS = [
    Way("id", [list(HEADER), *table(COMPANY)], "id", "employee_id"),
    Way("name", rows(["Name", "Role", "Manager"], NAMES, TITLES, managed(lambda one: one.name)), "name", "name"),
    Way(
        "name, last first",
        rows(["Name", "Role", "Manager"], NAMES, TITLES, managed(lambda one: f"{one.last}, {one.first}")),
        "name",
        "name",
    ),
    Way(
        "name in capitals, two spaces",
        rows(["Name", "Role", "Manager"], NAMES, TITLES, managed(shouted)),
        "name",
        "name",
    ),
    Way(
        "name turned round without comma",
        rows(["Name", "Role", "Manager"], NAMES, TITLES, managed(lambda one: f"{one.last} {one.first}")),
        "name in any order",
        "name",
    ),
    Way("name with initial", rows(["Name", "Manager"], NAMES, managed(initial)), "name", "name", loose=39),
    Way(
        "two name columns",
        rows(
            ["First Name", "Last Name", "Manager First Name", "Manager Last Name"],
            each(lambda one: one.first),
            each(lambda one: one.last),
            managed(lambda one: one.first),
            managed(lambda one: one.last),
        ),
        "name",
        "name",
    ),
    Way(
        "e-mail",
        rows(
            ["Full Name", "Work Email", "Manager Email"],
            NAMES,
            each(lambda one: f"p{one.place}@acme.example"),
            managed(lambda one: f"P{one.place}@ACME.example"),
        ),
        "email",
        "email",
    ),
    Way(
        "login of an e-mail address",
        rows(
            ["Full Name", "Mail", "Boss"],
            NAMES,
            each(lambda one: f"p{one.place}x@acme.example"),
            managed(lambda one: f"ACME\\p{one.place}x"),
        ),
        "login",
        "email",
    ),
    Way(
        "distinguished name without a column of them",
        rows(
            ["displayName", "title", "manager"],
            NAMES,
            TITLES,
            managed(lambda one: f"CN={one.name},OU=Staff,DC=acme,DC=example"),
        ),
        "dn with name",
        "name",
    ),
    Way(
        "distinguished name",
        rows(
            ["dn", "cn", "manager"],
            each(lambda one: f"uid=u{one.place}, ou=People, dc=acme"),
            NAMES,
            managed(lambda one: f"UID=u{one.place},ou=People,dc=acme"),
        ),
        "dn",
        "dn",
    ),
    Way(
        "name and id in brackets",
        rows(
            ["Worker", "Employee ID", "Worker's Manager"],
            each(lambda one: f"{one.name} ({one.id})"),
            IDS,
            managed(lambda one: f"{one.name} ({one.id})"),
        ),
        "id in brackets",
        "employee_id",
    ),
    Way("slug", rows(["Name", "Reports To"], NAMES, managed(slug)), "name without signs", "name"),
    Way(
        "title",
        rows(
            ["Name", "Job Title", "Reports To"],
            NAMES,
            each(lambda one: f"Role {one.place}"),
            managed(lambda one: f"Role {one.place}"),
        ),
        "title",
        "title",
    ),
    Way(
        "chain",
        rows(["Name", "Job Title", "Reporting Chain"], NAMES, TITLES, each(lambda one: " > ".join(chain(one)))),
        "name",
        "name",
    ),
    Way(
        "chain without oneself",
        rows(["Name", "Reporting Chain"], NAMES, each(lambda one: " > ".join(chain(one, itself=False)))),
        "name",
        "name",
    ),
    Way(
        "chain from below",
        rows(["Name", "Title", "Reporting Chain"], NAMES, TITLES, each(lambda one: " > ".join(chain(one)[::-1]))),
        "name",
        "name",
    ),
    Way(
        "path of ids",
        rows(["ID", "Name", "Path"], IDS, NAMES, each(lambda one: "/".join(chain(one, tell=lambda link: link.id)))),
        "id",
        "employee_id",
    ),
    Way(
        "level columns",
        beside(rows(["Name"], NAMES), levels("Management Chain - Level {:02}", [chain(one) for one in COMPANY])),
        "name",
        "name",
    ),
    Way(
        "level columns without oneself",
        beside(rows(["Name"], NAMES), levels("Level {}", [chain(one, itself=False) for one in COMPANY])),
        "name",
        "name",
    ),
    Way(
        "levels of manager ids from below",
        beside(
            rows(["EMPLOYEE_ID", "NAME"], IDS, NAMES),
            levels(
                "LEVEL{}_MANAGER_ID",
                [chain(one, itself=False, tell=lambda link: link.id)[::-1] for one in COMPANY],
            ),
        ),
        "id",
        "employee_id",
    ),
    Way("outline numbers", rows(["WBS", "Name", "Title"], each(outline), NAMES, TITLES), "outline", "WBS"),
    Way(
        "outline numbers filled up with zeros, under an unknown header",
        rows(["Kulcs", "Name", "Title"], each(lambda one: f"{outline(one)}.0.0.0.0"[:11]), NAMES, TITLES),
        "outline",
        "Kulcs",
    ),
    Way(
        "headers of an unknown language",
        rows(["Tunnus", "Töötaja", "Ametinimetus", "Juht"], IDS, NAMES, TITLES, managed(lambda one: one.id)),
        "id",
        "employee_id",
    ),
    Way(
        "no header",
        table(COMPANY, lambda one: one.name),
        "name",
        "name",
    ),
    Way(
        "ids of positions that overlap those of employees",
        rows(
            ["Position ID", "Position Title", "Employee ID", "Name", "Reports To Position ID"],
            each(lambda one: str(one.place + 1)),
            TITLES,
            each(lambda one: str(40 - one.place)),
            NAMES,
            managed(lambda one: str(one.place + 1)),
        ),
        "id",
        "position_id",
    ),
    Way(
        "ids of employees that overlap those of positions",
        rows(
            ["Position ID", "Position Title", "Employee ID", "Name", "Manager Employee ID"],
            each(lambda one: str(one.place + 1)),
            TITLES,
            each(lambda one: str(40 - one.place)),
            NAMES,
            managed(lambda one: str(40 - one.place)),
        ),
        "id",
        "employee_id",
    ),
    Way("decimals made of ids", [list(HEADER), *table(COMPANY, lambda one: f"{one.id}.0")], "id", "employee_id"),
    Way(
        "text formulas",
        rows(list(HEADER), each(lambda one: f'="0{one.id}"'), NAMES, TITLES, managed(lambda one: f'="0{one.id}"')),
        "id",
        "employee_id",
    ),
    Way(
        "leading zeros lost in the manager column",
        rows(list(HEADER), each(lambda one: f"00{one.id}"), NAMES, TITLES, managed(lambda one: one.id)),
        "id as a number",
        "employee_id",
    ),
    Way("a mark for nobody", [list(HEADER), *table(COMPANY, top="NO_MGR")], "id", "employee_id"),
    Way(
        "a manager id that leads nowhere beside names that do",
        rows(
            ["ID", "Name", "Manager ID", "Manager Name"],
            IDS,
            NAMES,
            managed(lambda one: str(one.place)),
            managed(lambda one: one.name),
        ),
        "name",
        "name",
    ),
    Way(
        "misspelt headers",
        [["Employe Numbr", "Full Naem", "Job Titel", "Mangager ID"], *table(COMPANY)],
        "id",
        "employee_id",
    ),
]  # fmt: skip


def same_tree(found: ImportedOrganisation) -> None:
    """Whether positions, taken in the order of the rows, hang together as in the company."""
    place = {position.id: position.order for position in found.positions}
    lines = [place[position.manager_id] if position.manager_id else None for position in found.positions]
    assert lines == [member.manager for member in COMPANY]
    assert accounted(found)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.label)
def test_way(way: Way, tmp_path: Path) -> None:
    found = import_export([written(tmp_path, way.rows)])
    same_tree(found)
    manager = next(filter(None, found.mapping.managers))
    assert (manager.way, manager.key) == (way.way, way.key)
    assert found.share_resolved == 1
    assert len(of_kind(found, "matched_loosely")) == way.loose
    assert {person.name for person in found.people} == set(NAMES)


@pytest.mark.parametrize("way", [WAYS[0], WAYS[1], WAYS[9]], ids=lambda way: way.label)
def test_order_of_rows_does_not_matter(way: Way, tmp_path: Path) -> None:
    found = import_export([written(tmp_path, [way.rows[0], *way.rows[:0:-1]])])
    assert shape(found) == shape(import_export([written(tmp_path, way.rows)]))


def test_indented_outline(tmp_path: Path) -> None:
    def lines(member: Member) -> list[list[str]]:
        own = ["   " * (len(above(COMPANY, member)) - 1) + member.name, member.title]
        return [own, *(line for one in COMPANY if one.manager == member.place for line in lines(one))]

    found = import_export([written(tmp_path, [["Name", "Title"], *lines(COMPANY[0])])])
    assert found.mapping.manager_way == "indentation"
    assert shape(found) == shape(import_export([written(tmp_path, WAYS[0].rows)]))


def test_depth_beside_each_row(tmp_path: Path) -> None:
    def lines(member: Member) -> list[list[str]]:
        own = [str(len(above(COMPANY, member))), member.name, member.title]
        return [own, *(line for one in COMPANY if one.manager == member.place for line in lines(one))]

    found = import_export([written(tmp_path, [["Level", "Name", "Title"], *lines(COMPANY[0])])])
    assert found.mapping.manager_way == "depth"
    assert shape(found) == shape(import_export([written(tmp_path, WAYS[0].rows)]))


def test_units_in_stairs_of_level_columns(tmp_path: Path) -> None:
    steps = [["Board", "", ""], ["", "Sales", ""], ["", "", "North"], ["", "", "South"], ["", "Finance", ""]]
    found = import_export([written(tmp_path, [["Level 1", "Level 2", "Level 3"], *steps])])
    assert [position.title for position in found.positions] == ["Board", "Sales", "North", "South", "Finance"]
    place = {position.id: position.title for position in found.positions}
    assert [place.get(position.manager_id or "") for position in found.positions] == [
        None,
        "Board",
        "Sales",
        "Sales",
        "Board",
    ]


def test_leaders_that_are_only_named(tmp_path: Path) -> None:
    lead = [f"Lead {'ABCD'[member.place % 4]}" for member in COMPANY]
    found = import_export([written(tmp_path, rows(["Name", "Role", "Team Lead"], NAMES, TITLES, lead))])
    assert found.made == 4
    assert len(found.positions) == len(COMPANY) + 4
    assert {person.name for person in found.people} == {*NAMES, "Lead A", "Lead B", "Lead C", "Lead D"}
    assert sorted(len(problem.related) for problem in of_kind(found, "made_leader")) == [10, 10, 10, 10]


def test_chains_make_the_leaders_that_have_no_row(tmp_path: Path) -> None:
    """Only the lowest members have rows; those above are known from their chains alone."""
    lowest = [member for member in COMPANY if len(above(COMPANY, member)) == 4]
    cells = [[member.name, " > ".join(chain(member, itself=False))] for member in lowest]
    found = import_export([written(tmp_path, [["Name", "Reporting Chain"], *cells])])
    leaders = {link.name for member in lowest for link in above(COMPANY, member)[:-1]}
    assert found.made == len(leaders)
    assert (shape(found).layers, shape(found).tops) == (4, 1)


def test_tall_shares_of_missing_managers_make_nobody(tmp_path: Path) -> None:
    cells = [["a", "Ann", ""], *([f"e{n}", f"Name{n}", "a" if n == 1 else f"gone{n}"] for n in range(1, 20))]
    found = import_export([written(tmp_path, [["id", "name", "manager id"], *cells])])
    assert found.made == 0
    assert [problem.row for problem in of_kind(found, "missing_manager")] == list(range(4, 22))
    assert len(of_kind(found, "doubtful_mapping")) == 1


def test_delimiters(tmp_path: Path) -> None:
    for delimiter in ",;\t|":
        path = tmp_path / "export.csv"
        path.write_text(csv_text(WAYS[0].rows, delimiter), encoding="utf-8")
        same_tree(import_export([path]))
