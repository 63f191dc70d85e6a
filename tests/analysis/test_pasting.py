"""Cells copied to a spreadsheet and pasted from one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataplanner.analysis.gaps import TeamMatrix, team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.pasting import Paste, copied, pasted
from dataplanner.files.method_file import load_method
from dataplanner.model.edits import ChangeTeam
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import SHORT, assess
from tests.model.builders import document_of, mark

MATRIX = """
     prog ds schema
 ada   x   .   ?
 bo    .   .   .
 cy    x   x   ?
"""


def matrix_of(text: str) -> TeamMatrix:
    header, *rows = (line.split() for line in text.strip().splitlines())
    document = document_of("\n".join(["lead: Head", *(f"  {row[0]}: Data Engineer" for row in rows)]))
    assess(document, text)
    mark(document, "Team", "engineering", None, *(row[0] for row in rows))
    document.do(ChangeTeam(AS_IS, "team", {"skills": tuple(SHORT[name] for name in header)}))
    plan = document.plan
    return team_matrix(plan, AS_IS, plan.organisation().team("team"), load_method())


@pytest.fixture(scope="module")
def matrix() -> TeamMatrix:
    return matrix_of(MATRIX)


def paste(matrix: TeamMatrix, text: str, rows: list[int], columns: list[int]) -> Paste:
    return pasted(matrix, text, rows, columns, load_method().marks)


def answers(found: Paste) -> set[tuple[str, str, bool | None]]:
    return {(person.removeprefix("p-"), skill, held) for person, skill, held in found.answers}


def test_a_block_is_copied_with_tabs(matrix: TeamMatrix) -> None:
    assert copied(matrix, [0, 2], [0, 2]) == "X\t?\r\nX\t?\r\n"


def test_with_names_they_stand_around(matrix: TeamMatrix) -> None:
    text = copied(matrix, [0, 1], [0, 1], lambda row: matrix.people[row].name)
    assert text == "\tProgramming\tDistributed systems\r\nAda\tX\t\r\nBo\t\t\r\n"


def test_a_block_goes_where_the_selection_begins(matrix: TeamMatrix) -> None:
    found = paste(matrix, "x\t\r\n\tyes\r\n", [1], [0])
    assert answers(found) == {
        ("bo", "programming", True), ("bo", "distributed_systems", False),
        ("cy", "programming", False), ("cy", "distributed_systems", True),
    }  # fmt: skip


def test_a_single_cell_fills_the_selection(matrix: TeamMatrix) -> None:
    found = paste(matrix, "X", [0, 1], [1, 2])
    assert len(found.answers) == 4
    assert all(held for _, _, held in found.answers)


def test_a_line_fills_the_rows_selected(matrix: TeamMatrix) -> None:
    found = paste(matrix, "X\t?", [0, 1, 2], [0])
    assert len(found.answers) == 6
    assert {held for _, skill, held in found.answers if skill == "distributed_systems"} == {None}


def test_what_goes_over_the_edge_is_counted(matrix: TeamMatrix) -> None:
    found = paste(matrix, "x\tx\nx\tx", [2], [2])
    assert answers(found) == {("cy", "schema", True)}
    assert found.misplaced == 3


def test_halves_are_told_and_the_rest_is_taken(matrix: TeamMatrix) -> None:
    found = paste(matrix, "0.5\tX\n50 %\tx", [0], [0])
    assert found.refused == ["0.5", "50 %"]
    assert answers(found) == {("ada", "distributed_systems", True), ("bo", "distributed_systems", True)}


def test_names_say_whose_the_cells_are_whatever_their_sequence(matrix: TeamMatrix) -> None:
    text = "Person\tLevel\tSchema\tProgramming\nCy\tnew\tX\t\nada\t\t\tX\nTotal\t\t1\t1\n"
    found = paste(matrix, text, [0], [0])
    assert answers(found) == {
        ("cy", "schema", True), ("cy", "programming", False), ("ada", "schema", False), ("ada", "programming", True),
    }  # fmt: skip
    assert found.misplaced == 3, "the level of Cy, the two totals; a name is in no column"


def test_of_two_people_of_one_name_neither_is_guessed() -> None:
    twins = matrix_of(MATRIX)
    people = (twins.people[0], twins.people[1].with_(name="Ada"), twins.people[2])
    same = TeamMatrix(twins.team, twins.skills, people, twins.cells, twins.totals, 3, twins.answered, (), ())
    found = paste(same, "\tProgramming\nAda\tX\nCy\tX\n", [0], [0])
    assert answers(found) == {("cy", "programming", True)}
    assert found.misplaced == 1


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3), min_size=3, max_size=3))
def test_what_was_copied_is_pasted_as_it_was(cells: list[list[bool | None]]) -> None:
    marks = {True: "x", False: ".", None: "?"}
    names = ("ada", "bo", "cy")
    rows = "\n".join(f"{name} {' '.join(marks[c] for c in row)}" for name, row in zip(names, cells, strict=True))
    source, target = matrix_of(f"prog ds schema\n{rows}"), matrix_of(MATRIX)
    wanted = {
        (f"p-{name}", skill.id, cell)
        for name, row in zip(names, cells, strict=True)
        for skill, cell in zip(source.skills, row, strict=True)
    }
    every = [0, 1, 2]
    assert set(paste(target, copied(source, every, every), [0], [0]).answers) == wanted
    with_names = copied(source, every, every, lambda row: source.people[row].name)
    assert set(paste(target, with_names, [2], [2]).answers) == wanted


def test_nothing_selected_takes_nothing(method: Method, matrix: TeamMatrix) -> None:
    found = paste(matrix, "X", [], [])
    assert not found.answers
