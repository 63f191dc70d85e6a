"""The rules about the gap matrices."""

from __future__ import annotations

from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import ChangeTeam, SetAssessment
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import FIG_12_2, SHORT, assess, ten_person_team
from tests.analysis.rules.plans import found, only
from tests.model.builders import document_of, mark


def team(kind: str, matrix: str) -> Document:
    """A team of the people in a matrix, with the matrix's columns."""
    header, *rows = (line.split() for line in matrix.strip().splitlines())
    document = document_of("\n".join(["lead", *(f"  {row[0]}" for row in rows)]))
    assess(document, matrix)
    mark(document, "Team", kind, None, *(row[0] for row in rows))
    document.do(ChangeTeam(AS_IS, "team", {"skills": tuple(SHORT[name] for name in header)}))
    return document


def test_the_ten_person_team(method: Method) -> None:
    document = ten_person_team()
    members = [position.id for position in document.plan.organisation().reports("lead")]
    mark(document, "Team", "engineering", None, *members)
    columns = tuple(SHORT[name] for name in FIG_12_2.strip().splitlines()[0].split())
    document.do(ChangeTeam(AS_IS, "team", {"skills": columns}))
    flag = only(document, "nobody_has", method)
    assert (flag.headline, flag.weight, flag.subject) == ("Nobody on “Team” covers schema.", "red", "team:schema")
    few = only(document, "few_know_distributed_systems", method)
    assert few.headline == "Only 2 of 10 on “Team” know distributed systems."
    assert not found(document, "few_program", method)
    alone = found(document, "only_holder", method)
    assert [finding.headline for finding in alone] == [
        "On “Team”, only Mateo covers visual communication.",
        "On “Team”, only Riya covers project veteran.",
    ]
    assert [finding.positions for finding in alone] == [("mateo",), ("riya",)]
    assert not found(document, "no_veteran", method)


def test_an_accepted_gap_comes_back_when_another_opens(method: Method) -> None:
    document = team("engineering", "  prog schema dom\n a x . x\n b x . .")
    assert only(document, "nobody_has", method).subject == "team:schema"
    document.do(SetAssessment("p-a", "domain_knowledge", False))
    assert only(document, "nobody_has", method).subject == "team:schema+domain_knowledge"


def test_people_not_assessed_are_no_proof_of_a_gap(method: Method) -> None:
    document = team("engineering", "  schema ds\n a . x\n b . .\n c . .\n d ? ?")
    nobody = only(document, "nobody_has", method)
    assert nobody.headline == "Nobody on “Team” covers schema (one person is not assessed)."
    few = only(document, "few_know_distributed_systems", method)
    assert few.headline == "Only 1 of 3 on “Team” knows distributed systems."


def test_a_team_without_programmers_cannot_do_anything_big(method: Method) -> None:
    for kind, flagged in (("science", True), ("engineering", True), ("operations", False)):
        assert bool(found(team(kind, " prog\n a .\n b ."), "nobody_programs", method)) == flagged
        assert not found(team(kind, " prog\n a x\n b ."), "nobody_programs", method)


def test_most_engineers_program_and_know_distributed_systems(method: Method) -> None:
    half = team("engineering", "  prog ds\n a x x\n b . .")
    assert only(half, "few_program", method).headline == "Only 1 of 2 on “Team” programs."
    assert found(half, "few_know_distributed_systems", method)
    most = team("engineering", "  prog ds\n a x x\n b x x\n c . .")
    assert not found(most, "few_program", method)
    assert not found(most, "few_know_distributed_systems", method)
    assert not found(team("science", "  prog ds\n a x x\n b . ."), "few_know_distributed_systems", method)


def test_operations_need_somebody_who_knows_distributed_systems(method: Method) -> None:
    rule = "operations_without_distributed_systems"
    assert only(team("operations", " ds\n a .\n b ."), rule, method).teams == ("team",)
    assert not found(team("operations", " ds\n a x\n b ."), rule, method)
    assert not found(team("engineering", " ds\n a .\n b ."), rule, method)


def test_scientists_who_do_not_program_are_named(method: Method) -> None:
    finding = only(team("science", " prog\n a x\n b .\n c ?"), "scientists_who_do_not_program", method)
    assert finding.headline == "On “Team”, 1 scientist does not program: B."
    assert finding.positions == ("b",)
    assert not found(team("science", " prog\n a x\n b x"), "scientists_who_do_not_program", method)


def test_the_only_holder_of_several_skills_is_one_finding(method: Method) -> None:
    document = team("engineering", "  prog ds schema\n a x x x\n b x . .\n c x . .")
    finding = only(document, "only_holder", method)
    assert finding.headline == "On “Team”, only A covers distributed systems and schema."
    assert finding.subject == "team:p-a"


def test_two_people_are_too_few_to_speak_of_an_only_holder(method: Method) -> None:
    assert not found(team("engineering", " prog ds\n a x x\n b x ."), "only_holder", method)


def test_teams_not_assessed_are_named_together(method: Method) -> None:
    document = team("engineering", " prog\n a ?\n b ?")
    mark(document, "Others", "science", None, "lead")
    finding = only(document, "not_assessed", method)
    assert finding.headline == "Skills are not assessed yet on “Team” and “Others” (3 people)."
    assert not found(document, "nobody_has", method)
    document.do(SetAssessment("p-a", "programming", False))
    assert only(document, "not_assessed", method).headline == "Skills are not assessed yet on “Others” (1 person)."


def test_open_answers_are_counted_by_person(method: Method) -> None:
    document = team("engineering", "  prog ds\n a x .\n b x ?\n c ? ?")
    finding = only(document, "partly_assessed", method)
    assert finding.headline == "On “Team”, 2 of 3 people are not fully assessed."
    assert finding.positions == ("b", "c")
    assert not found(team("engineering", "  prog\n a x\n b ."), "partly_assessed", method)
