"""Charts and lists of lines are read as such, and tables that only look a little like them stay tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import ImportedOrganisation, import_export
from tests.files.hr_import.exports import accounted, imported, of_kind, written


def drawn(folder: Path, text: str, name: str = "chart.txt") -> ImportedOrganisation:
    (folder / name).write_text(text, encoding="utf-8")
    found = import_export([folder / name])
    assert accounted(found)
    return found


def lines(found: ImportedOrganisation) -> set[tuple[str, str]]:
    """Who reports to whom, by name."""
    people = {person.id: person.name for person in found.people}
    held = {one.id: people.get(one.person_id or "", one.title) for one in found.positions}
    return {(held[one.id], held.get(one.manager_id or "", "")) for one in found.positions}


CHAIN = {("Ann Lee", ""), ("Bo Ray", "Ann Lee"), ("Cy Moss", "Bo Ray"), ("Di Orr", "Bo Ray")}


@pytest.mark.parametrize(
    "chart",
    [
        'digraph { "Ann Lee" -> "Bo Ray" -> { "Cy Moss" "Di Orr" } }',
        (
            'digraph {\n subgraph cluster_a { label="Team"; a [label="Ann Lee"]; b [label=<<b>Bo Ray</b>>] }\n'
            ' c [label="Cy Moss"]\n d [label="Di Orr"]\n a -> b; b -> c [style=dotted]; b -> d\n}'
        ),
        "graph LR\nsubgraph Data\na[Ann Lee] -->|leads| b(Bo Ray)\nend\nb --> c{{Cy Moss}} & d>Di Orr]\nstyle a x:y",
        "```mermaid\ngraph BT\nd[Di Orr] --> b[Bo Ray]\nc[Cy Moss] --> b\nb --> a[Ann Lee]\n```",
        (
            '@startuml\nskinparam shadowing false\n"Ann Lee" as a\n[Bo Ray] as b\na --> b : leads\nb <-- a\n'
            'rectangle "Cy Moss" as c\ncard "Di Orr" as d\nb -down-> c\nb --> d\n@enduml'
        ),
        "@startmindmap\n* Ann Lee\n** Bo Ray\n*** Cy Moss\n***_ Di Orr\n@endmindmap",
        "Ann Lee → Bo Ray\nBo Ray → Cy Moss\nBo Ray → Di Orr\n",
    ],
)
def test_ways_of_drawing(chart: str, tmp_path: Path) -> None:
    assert lines(drawn(tmp_path, chart)) == CHAIN


def test_somebody_below_two_is_asked_about(tmp_path: Path) -> None:
    found = drawn(tmp_path, "digraph { Ann -> Bo; Ann -> Cy; Bo -> Di; Cy -> Di; Ann -> Ed }")
    assert ("Di", "Bo") in lines(found)
    assert len(of_kind(found, "several_managers")) == 1


def test_a_column_of_chains_is_no_drawing(tmp_path: Path) -> None:
    rows = [["Name", "Chain"], ["Ann", "Ann"], ["Bo", "Ann -> Bo"], ["Cy", "Ann -> Cy"], ["Di", "Ann -> Bo -> Di"]]
    assert lines(imported(tmp_path, rows)) == {("Ann", ""), ("Bo", "Ann"), ("Cy", "Ann"), ("Di", "Bo")}


def test_a_table_that_begins_as_an_exchange_format_does(tmp_path: Path) -> None:
    text = "ID;Person;Manager\n1;Ann Lee;\n2;Bo Ray;1\n3;Cy Moss;2\n4;Di Orr;2\n"
    assert lines(drawn(tmp_path, text, "export.csv")) == CHAIN


def test_ids_that_follow_each_other_are_no_codes_that_grow(tmp_path: Path) -> None:
    rows = [["No", "Code", "Name"], *([str(at), str(at), f"Person {chr(64 + at)}"] for at in range(1, 25))]
    found = imported(tmp_path, rows, flat=True)
    assert found.mapping.manager_way is None


def test_people_without_ids_are_no_rest_of_the_row_above(tmp_path: Path) -> None:
    rows = [["No", "Name", "Title", "Manager"], ["1", "Ann", "Chief", ""], ["2", "Bo", "Clerk", "Ann"]]
    rows += [["", name, "Clerk", "Bo"] for name in ("Cy", "Di", "Vacant")]
    found = imported(tmp_path, rows)
    assert len(found.positions) == 5
    assert not of_kind(found, "wrapped_row")


def test_the_rest_of_a_row_may_be_taken_as_a_row(tmp_path: Path) -> None:
    rows = [["No", "Name", "Title", "Manager"], ["1", "Ann Lee", "Chief", ""], ["2", "Bo Ray", "Head of", "Ann Lee"]]
    rows += [["", "", "Data Science", ""], ["3", "Cy Moss", "Head of", "Ann Lee"], ["", "", "Platforms", ""]]
    found = import_export([written(tmp_path, rows)])
    assert [one.title for one in found.positions] == ["Chief", "Head of Data Science", "Head of Platforms"]
    assert [(one.row, len(one.options)) for one in of_kind(found, "wrapped_row")] == [(4, 2), (6, 2)]


def test_who_holds_the_positions_stands_in_another_table(tmp_path: Path) -> None:
    posts = written(
        tmp_path,
        [
            ["Position ID", "Title", "Reports to position"],
            ["P1", "Chief", ""],
            ["P2", "Head", "P1"],
            ["P3", "Clerk", "P2"],
        ],
        "posts.csv",
    )
    holders = written(tmp_path, [["Position ID", "Name"], ["P2", "Bo Ray"], ["P1", "Ann Lee"]], "holders.csv")
    found = import_export([posts, holders])
    assert lines(found) == {("Ann Lee", ""), ("Bo Ray", "Ann Lee"), ("Clerk", "Bo Ray")}
    assert [one.vacant for one in found.positions] == [False, False, True]
