"""The pie of fig. 10-1: people who complement one another fill it, beginners of one skill stack up."""

from __future__ import annotations

import pytest

from dataplanner.analysis.gaps import team_matrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_pie import SkillsPie, pie_sentences, skills_pie
from dataplanner.model.edits import ChangeTeam
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import FIG_12_2, SHORT, assess
from tests.model.builders import document_of, mark

JUNIORS = "\n".join(["math prog ds anal vis verb vet schema dom", *(f"j{at} . x . . . . . . ." for at in range(10))])


def pie(text: str, method: Method, columns: int | None = None) -> SkillsPie:
    header, *rows = (line.split() for line in text.strip().splitlines())
    document = document_of("\n".join(["lead: Head", *(f"  {row[0]}: Data Engineer" for row in rows)]))
    assess(document, text)
    mark(document, "Team", "engineering", None, *(row[0] for row in rows))
    document.do(ChangeTeam(AS_IS, "team", {"skills": tuple(SHORT[name] for name in header[:columns])}))
    team = document.plan.organisation().team("team")
    return skills_pie(team_matrix(document.plan, AS_IS, team, method), method)


def test_ten_juniors_fill_about_a_tenth(method: Method) -> None:
    found = pie(JUNIORS, method)
    assert (found.covered, len(found.slices), found.imagined) == (1, 9, 9)
    assert found.filled == pytest.approx(0.1, abs=0.02)
    assert found.stacked is True
    assert pie_sentences(found, method)[-1].startswith("The people stack up")


def test_the_team_of_figure_12_2_complements_itself(method: Method) -> None:
    found = pie(FIG_12_2, method)
    assert (found.covered, len(found.slices), found.people) == (7, 8, 10)
    assert found.stacked is False
    assert [slice_.people for slice_ in found.slices] == [2, 10, 2, 1, 2, 1, 0, 5]
    assert pie_sentences(found, method) == (
        "7 of 8 skills are covered.",
        "10 people with a skill each would cover 8.",
        "The people complement one another.",
    )


def test_two_people_say_nothing_yet(method: Method) -> None:
    found = pie("prog ds\na x .\nb x .\nc ? ?", method)
    assert found.stacked is None
    assert "Too few people" in pie_sentences(found, method)[-1]


def test_a_matrix_without_answers_is_an_empty_pie(method: Method) -> None:
    found = pie("prog ds\na ? ?\nb ? ?\nc ? ?", method)
    assert (found.covered, found.people, found.filled) == (0, 0, 0.0)
