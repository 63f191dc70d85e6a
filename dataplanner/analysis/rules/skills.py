"""Rules about the skills gap matrices of the data teams (Data Teams, ch. 12, 13)."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.gaps import TeamMatrix, lost_without
from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import Evaluate, evaluates
from dataplanner.analysis.wording import Count, inside


@evaluates("not_assessed", gives="teams people#")
def not_assessed(case: Case, _: Rule) -> Iterator[Seen]:
    waiting = [matrix for matrix in case.matrices if matrix.skills and not matrix.assessed]
    if waiting:
        names = case.listed(f"“{matrix.team.name}”" for matrix in waiting)
        people = Count(len({person.id for matrix in waiting for person in matrix.people}))
        yield Seen("", {"teams": names, "people": people}, teams=tuple(matrix.team.id for matrix in waiting))


@evaluates("partly_assessed", gives="team missing# people#")
def partly_assessed(case: Case, _: Rule) -> Iterator[Seen]:
    for matrix in case.matrices:
        rows = zip(matrix.people, matrix.cells, strict=True)
        open_ = [person.id for person, row in rows if None in row]
        if matrix.assessed and open_:
            values = {"team": matrix.team.name, "missing": Count(len(open_)), "people": Count(len(matrix.people))}
            yield Seen(matrix.team.id, values, case.positions_of(matrix, open_), (matrix.team.id,))


@evaluates("nobody_has", gives="team skills count# open#")
def nobody_has(case: Case, _: Rule) -> Iterator[Seen]:
    for matrix in case.matrices:
        if matrix.red_flags:
            names = case.listed(inside(skill.name) for skill in matrix.skills if skill.id in matrix.red_flags)
            open_ = Count(len(matrix.people) - matrix.assessed)
            values = {"team": matrix.team.name, "skills": names, "count": Count(len(matrix.red_flags)), "open": open_}
            yield Seen(f"{matrix.team.id}:{'+'.join(matrix.red_flags)}", values, teams=(matrix.team.id,))


def _nobody(*kinds: str) -> Evaluate:
    """The rule that nobody on a team of these kinds has its skill."""

    def nobody(case: Case, rule: Rule) -> Iterator[Seen]:
        for matrix in case.matrices_of(kinds):
            if rule.text("skill") in matrix.red_flags:
                yield Seen(matrix.team.id, {"team": matrix.team.name}, teams=(matrix.team.id,))

    return nobody


evaluates("nobody_programs", gives="team", skill=str)(_nobody("science", "engineering"))
evaluates("operations_without_distributed_systems", gives="team", skill=str)(_nobody("operations"))


def few_have(case: Case, rule: Rule) -> Iterator[Seen]:
    """Some have the rule's skill, but not most, on a team where most should."""
    for matrix in case.matrices:
        answers = [held for held in matrix.column(rule.text("skill")) if held is not None]
        if rule.text("skill") in matrix.below_majority and any(answers):
            values = {"team": matrix.team.name, "have": Count(sum(answers)), "people": Count(len(answers))}
            yield Seen(matrix.team.id, values, teams=(matrix.team.id,))


evaluates("few_program", gives="team have# people#", skill=str)(few_have)
evaluates("few_know_distributed_systems", gives="team have# people#", skill=str)(few_have)


@evaluates("scientists_who_do_not_program", gives="team names count#", skill=str)
def scientists_who_do_not_program(case: Case, rule: Rule) -> Iterator[Seen]:
    for matrix in case.matrices_of(["science"]):
        without = _without(matrix, rule.text("skill"))
        if without and _holders(matrix, rule.text("skill")):
            names = case.listed(person.name for person in matrix.people if person.id in without)
            values = {"team": matrix.team.name, "names": names, "count": Count(len(without))}
            yield Seen(matrix.team.id, values, case.positions_of(matrix, without), (matrix.team.id,))


@evaluates("only_holder", gives="person team skills count#", smallest=int)
def only_holder(case: Case, rule: Rule) -> Iterator[Seen]:
    for matrix in case.matrices:
        if matrix.assessed < rule.number("smallest"):
            continue
        for row, person in enumerate(matrix.people):
            alone = [inside(skill.name) for skill in lost_without(matrix, row)]
            if alone:
                skills, count = case.listed(alone), Count(len(alone))
                values = {"person": person.name, "team": matrix.team.name, "skills": skills, "count": count}
                positions = case.positions_of(matrix, [person.id])
                yield Seen(f"{matrix.team.id}:{person.id}", values, positions, (matrix.team.id,))


def _holders(matrix: TeamMatrix, skill: str) -> list[str]:
    return [person.id for person in matrix.holders(skill)]


def _without(matrix: TeamMatrix, skill: str) -> list[str]:
    """The people of whom it is known that they do not have a skill."""
    return [matrix.people[row].id for row, held in enumerate(matrix.column(skill)) if held is False]
