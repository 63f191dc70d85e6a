"""Each repair is a proposal: told with its options, taken back or changed one by one, and no row is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.files.hr_import import (
    Decisions,
    ImportedOrganisation,
    Mapping,
    Problem,
    import_tables,
    propose_mapping,
    read_tables,
)
from dataplanner.files.hr_import.mapping_file import mapping_from_data, mapping_to_data
from tests.files.hr_import.companies import company, table
from tests.files.hr_import.exports import HEADER, accounted, managers, shape, written

TWO_COLUMNS = [
    ["Employee ID", "Name", "Manager ID", "Manager Name"],
    ["1", "Ann Boss", "", ""],
    ["2", "Bob Head", "1", "Ann Boss"],
    ["3", "Cy Dee", "2", "Ann Boss"],
    ["4", "Di Eff", "2", "Head, Bob"],
    ["5", "Ed Gee", "2", "Bob Head"],
]
DAYS = ("2024-01-31", "2024-02-29")
People = list[list[str]]
HEAD = [*HEADER, "Status"]


def people(*rows: str) -> People:
    """Rows of ``id, name, manager, status``, below a chief and a head with ten clerks, so that the ways are clear."""
    usual = [["1", "Ada Top", "Chief", "", "Active"], ["2", "Bob Head", "Head", "1", "Active"]]
    usual += [[str(100 + at), f"Clerk {'ABCDEFGHIJ'[at]} Kay", "Clerk", "2", "Active"] for at in range(10)]
    further = [row.split(",") for row in rows]
    more = [[id_, name, "Clerk" if status else "", manager, status] for id_, name, manager, status in further]
    return [HEAD, *usual, *more]


class Import:
    """An export whose import is repeated with other decisions."""

    def __init__(self, folder: Path, rows: People, **options: object) -> None:
        self.tables = read_tables([written(folder, rows)])
        self.mapping: Mapping = propose_mapping(self.tables)
        self.options = options
        self.first = self.decided({})

    def decided(self, decisions: Decisions) -> ImportedOrganisation:
        found = import_tables(self.tables, mapping=self.mapping, flat=True, decisions=decisions, **self.options)  # type: ignore[arg-type]
        assert accounted(found)
        shape(found)  # raises where a circle is left
        return found

    def after(self, kind: str, option: int) -> tuple[ImportedOrganisation, Problem]:
        """The import when the first problem of a kind is decided so, and how the problem is told then."""
        problem = next(one for one in self.first.problems if one.subject and one.subject.kind == kind)
        assert problem.subject
        found = self.decided({problem.subject: option})
        told = next(one for one in found.problems if one.subject == problem.subject)
        assert told.options == problem.options
        assert told.chosen == option
        return found, told


def ids(found: ImportedOrganisation) -> set[str]:
    return {position.id for position in found.positions}


Check = Callable[[ImportedOrganisation, ImportedOrganisation], bool]
CASES: list[tuple[str, tuple[str, ...], str, int, Check]] = [
    ("a leaver", ("7,Lea Ver,2,Terminated",), "leaver", 1, lambda a, b: ids(a) - ids(b) == {"7"}),
    ("a repeated row", ("7,Twi Ce,2,Active", "7,Twi Ce,2,Active"), "duplicate_row", 1,
     lambda a, b: len(b.positions) == len(a.positions) + 1 and a.rows_merged == 1 and not b.rows_merged),
    ("one id on two rows", ("7,Joe Bee,2,Active", "7,Joe Bee,1,Active"), "duplicate_id", 1,
     lambda a, b: len(b.positions) == len(a.positions) - 1
     and next(p.dotted_manager_ids for p in b.positions if p.id == "7") == ("1",)),
    ("a manager who is missing, added", ("7,Or Phan,99,Active",), "missing_manager", 1,
     lambda a, b: managers(a)["7"] is None and managers(b)["7"] == "99" and b.made == 1),
    ("a sum that is a person", ("Total,Tina Total,,",), "total_row", 1, lambda a, b: ids(b) - ids(a) == {"Total"}),
    ("another line of a circle", ("7,Ann Aa,8,Active", "8,Ben Bb,7,Active"), "cycle", 1,
     lambda a, b: (managers(a)["7"], managers(a)["8"]) == (None, "7")
     and (managers(b)["7"], managers(b)["8"]) == ("8", None)),
    ("a top above several", ("7,Sec Ond,,Active", "8,Re Port,7,Active"), "several_roots", 1,
     lambda a, b: shape(a).tops == 2 and shape(b).tops == 1 and len(b.people) == len(a.people)),
    ("a lone position left out", ("7,Lo Ne,,Active",), "lone_position", 1, lambda a, b: ids(a) - ids(b) == {"7"}),
    ("a lone position given a manager", ("7,Lo Ne,,Active",), "lone_position", 2,
     lambda a, b: managers(a)["7"] is None and managers(b)["7"] in {"1", "2"} and ids(a) == ids(b)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "kind", "option", "check"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_a_repair_decided_otherwise(
    rows: tuple[str, ...], kind: str, option: int, check: Check, tmp_path: Path
) -> None:
    one = Import(tmp_path, people(*rows))
    found, _ = one.after(kind, option)
    assert check(one.first, found)


def test_a_leaver_that_is_kept_while_the_others_go(tmp_path: Path) -> None:
    rows = people("7,Lea Ver,2,Terminated", "8,Al So,2,Terminated")
    one = Import(tmp_path, rows, leave_out=("leaver",))
    assert ids(one.first).isdisjoint({"7", "8"})
    assert "7" in ids(one.after("leaver", 0)[0])


def test_the_report_of_a_leaver_is_not_moved_up(tmp_path: Path) -> None:
    rows = people("7,Lea Ver,2,Terminated", "8,Re Port,7,Active")
    one = Import(tmp_path, rows, leave_out=("leaver",))
    assert managers(one.first)["8"] == "2"
    assert managers(one.after("moved_up", 1)[0])["8"] is None


def by_name(*rows: str) -> People:
    """The same people with their managers by name."""
    named = {row[0]: row[1] for row in people(*rows)}
    return [[*row[:3], named.get(row[3], row[3]), row[4]] if at else row for at, row in enumerate(people(*rows))]


def test_a_loose_match_is_refused(tmp_path: Path) -> None:
    one = Import(tmp_path, by_name("7,Re Port,Bob Q. Head,Active"))
    assert managers(one.first)["7"] == "2"
    assert managers(one.after("matched_loosely", 1)[0])["7"] is None


def test_one_of_two_people_of_a_name_is_chosen(tmp_path: Path) -> None:
    one = Import(tmp_path, by_name("7,Sam Twin,2,Active", "8,Sam Twin,1,Active", "9,Re Port,Sam Twin,Active"))
    assert managers(one.first)["9"] is None
    found, told = one.after("ambiguous_manager", 2)
    assert managers(found)["9"] == "8"
    assert "row 15" in told.options[2]


def test_somebody_of_a_similar_name_is_chosen(tmp_path: Path) -> None:
    one = Import(tmp_path, by_name("7,Re Port,Bobb Heead,Active"))
    found, told = one.after("missing_manager", 2)
    assert managers(one.first)["7"] is None
    assert "Bob Head (row 3) may be meant, and is taken only if you choose so." in told.sentence
    assert "Bob Head" in told.options[2]
    assert managers(found)["7"] == "2"


@pytest.mark.parametrize(
    ("given", "meant"),
    [("M. LE GOFF", ["Maëlle Le Goff"]), ("A. Le Goff", []), ("Le Ghost", []), ("M. L. Le Goff", [])],
)
def test_somebody_of_whose_name_a_part_is_given_is_proposed(given: str, meant: list[str], tmp_path: Path) -> None:
    one = Import(tmp_path, by_name("7,Maëlle Le Goff,2,Active", f"8,Re Port,{given},Active"))
    (told,) = [problem for problem in one.first.problems if problem.kind == "missing_manager"]
    assert managers(one.first)["8"] is None
    assert [name for name in ("Maëlle Le Goff",) if name in told.sentence] == meant


def test_a_last_name_alone_is_said_to_be_a_part(tmp_path: Path) -> None:
    names = ["Otto Prinz", "Vera Kunz", "Ada Berg", "Bo Dahl"]
    rows = [[name, "Clerk", boss] for name, boss in zip(names, ["", "Prinz", "Kunz", "Kunz"], strict=True)]
    found = Import(tmp_path, [["Name", "Title", "Reports to"], *rows]).first
    told = [problem.sentence for problem in found.problems if problem.kind == "matched_loosely"]
    assert len(told) == 3
    assert all("only a part of the name is given" in sentence for sentence in told)


def test_a_name_whose_umlauts_are_spelt_out_is_proposed_and_can_be_refused(tmp_path: Path) -> None:
    one = Import(tmp_path, by_name("7,Änne Müller,2,Active", "8,Re Port,Aenne Mueller,Active"))
    assert managers(one.first)["8"] == "7"
    found, told = one.after("matched_loosely", 1)
    assert managers(found)["8"] is None
    assert "the spelling differs" in told.sentence


def test_two_rows_that_name_one_missing_manager_share_the_position(tmp_path: Path) -> None:
    one = Import(tmp_path, people("7,Or Phan,99,Active", "8,Al So,99,Active"))
    wanted = {p.subject: 1 for p in one.first.problems if p.subject and p.subject.kind == "missing_manager"}
    found = one.decided(wanted)
    assert (managers(found)["7"], managers(found)["8"], found.made) == ("99", "99", 1)


def test_leaders_who_are_only_named_are_not_made(tmp_path: Path) -> None:
    rows = [["Name", "Title", "Manager"], *([f"Per Son{at}", "Clerk", f"Boss {at % 2}"] for at in range(10))]
    one = Import(tmp_path, rows)
    assert one.first.made == 2
    found, _ = one.after("made_leader", 1)
    assert found.made == 1


def test_rows_of_another_period_are_kept(tmp_path: Path) -> None:
    head = ["Employee ID", "Name", "Title", "Manager ID", "Snapshot Date"]
    rows = [[*row[:2], f"{row[2]} {day[5:7]}", row[3], day] for day in DAYS for row in table(company(6))]
    one = Import(tmp_path, [head, *rows])
    assert len(one.first.positions) == 6
    assert len(one.after("other_period", 1)[0].positions) == 12


def test_a_decision_about_a_row_that_is_not_there_is_forgotten(tmp_path: Path) -> None:
    one = Import(tmp_path, people("7,Lea Ver,2,Terminated"))
    subject = next(p.subject for p in one.first.problems if p.subject and p.subject.kind == "leaver")
    assert one.decided({subject._replace(row=99): 1, subject._replace(source="other.csv"): 1}) == one.first


@st.composite
def broken(draw: st.DrawFn) -> People:
    """An export with many a defect that can be decided about."""
    rows = people(*(f"{300 + at},Per Son{at},2,Active" for at in range(draw(st.integers(1, 8)))))
    every = [row[0] for row in rows[1:]]
    for row in draw(st.lists(st.sampled_from(rows[1:]), max_size=8)):
        row[3] = draw(st.sampled_from([*every, "", "99", "98"]))
        row[4] = draw(st.sampled_from(["Active", "Terminated", "Eliminated"]))
    copies = draw(st.lists(st.sampled_from(rows[1:]), max_size=3))
    others = [[row[0], "Somebody Else", *row[2:]] for row in draw(st.lists(st.sampled_from(rows[1:]), max_size=2))]
    return [*rows, *map(list, copies), *others]


@given(broken(), st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_decided_no_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, rows: People, data: st.DataObject
) -> None:
    one = Import(tmp_path_factory.mktemp("export"), rows)
    open_ = [problem for problem in one.first.problems if problem.subject]
    decided = {
        problem.subject: data.draw(st.integers(0, len(problem.options) - 1)) for problem in open_ if problem.subject
    }
    found = one.decided(decided)
    placed = {position.row for position in found.positions}
    told = {place.row for p in found.problems for place in p.related} | {p.row for p in found.problems}
    assert set(range(2, len(rows) + 1)) <= placed | told


def test_two_manager_columns_that_contradict_each_other_are_told_and_either_may_be_followed(tmp_path: Path) -> None:
    export = Import(tmp_path, TWO_COLUMNS)
    (told,) = [one for one in export.first.problems if one.kind == "contradicting_managers"]
    assert (told.row, told.chosen, managers(export.first)["3"]) == (4, 0, "2")
    assert "“Manager ID” names Bob Head (row 3), “Manager Name” names Ann Boss (row 2)" in told.sentence
    assert "“Manager ID” was followed" in told.sentence
    other, told = export.after("contradicting_managers", 1)
    assert managers(other)["3"] == "1"
    assert "“Manager Name” was followed" in told.sentence


def test_a_mapping_from_a_file_tells_contradictions_as_well(tmp_path: Path) -> None:
    one = Import(tmp_path, TWO_COLUMNS)
    found = import_tables(one.tables, mapping=mapping_from_data(mapping_to_data(one.mapping), one.tables))
    assert [problem.kind for problem in found.problems] == ["contradicting_managers"]


def test_a_second_column_that_mostly_disagrees_is_about_other_managers(tmp_path: Path) -> None:
    rows = [[*row[:3], "Ann Boss" if row[3] not in {"", "Manager Name"} else row[3]] for row in TWO_COLUMNS]
    assert not [one for one in Import(tmp_path, rows).first.problems if one.kind == "contradicting_managers"]


def test_many_repeated_rows_are_told_in_one_line_and_decided_at_once(tmp_path: Path) -> None:
    twice = [f"{at},{'ABCDEFGHIJKLMN'[at - 20]} Twice,2,Active" for at in range(20, 34)]
    one = Import(tmp_path, people(*twice, *twice))
    (told,) = [problem for problem in one.first.problems if problem.kind == "duplicate_row"]
    assert (one.first.rows_merged, len(told.related)) == (14, 14)
    assert "14" in told.sentence
    found, _ = one.after("duplicate_rows", 1)
    assert found.rows_merged == 0
    assert len(found.positions) == len(one.first.positions) + 14


def test_leading_zeros_are_no_other_spelling(tmp_path: Path) -> None:
    one = Import(tmp_path, people("010,Ze Ro,2,Active", "7,Re Port,10,Active"))
    (told,) = [problem for problem in one.first.problems if problem.kind == "matched_loosely"]
    assert "leading zeros" in told.sentence
