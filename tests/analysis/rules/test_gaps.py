"""The rules about what was answered to a gap."""

from __future__ import annotations

import pytest

from dataplanner.analysis.findings import findings
from dataplanner.analysis.method import Method
from dataplanner.model.document import Document
from dataplanner.model.edits import AnswerGap, ChangeTeam
from dataplanner.model.positions import AS_IS
from tests.analysis.plans import FIG_12_2, SHORT, ten_person_team
from tests.analysis.rules.plans import found, only
from tests.model.builders import mark


@pytest.fixture
def document() -> Document:
    made = ten_person_team()
    mark(made, "Team", "engineering", None, *(position.id for position in made.plan.organisation().reports("lead")))
    columns = tuple(SHORT[name] for name in FIG_12_2.strip().splitlines()[0].split())
    made.do(ChangeTeam(AS_IS, "team", {"skills": columns}))
    return made


def answer(document: Document, skill: str, **fields: object) -> None:
    document.do(AnswerGap(AS_IS, "team", skill, fields))


def test_a_critical_gap_is_seen_until_something_is_decided(document: Document, method: Method) -> None:
    assert not found(document, "critical_gap_open", method)
    answer(document, "schema", critical="high")
    finding = only(document, "critical_gap_open", method)
    assert finding.headline == "The work of “Team” stops without Schema, and nothing is decided about it."
    assert (finding.subject, finding.weight, finding.teams) == ("team:schema", "red", ("team",))
    answer(document, "schema", way="drop")
    assert not found(document, "critical_gap_open", method)


def test_what_comes_too_late_is_seen_until_it_is_needed_later(document: Document, method: Method) -> None:
    answer(document, "schema", when="now", way="hire")
    finding = only(document, "gap_filled_late", method)
    assert finding.headline == "Schema comes to “Team” 5 months after it is needed (chosen: hire)."
    answer(document, "schema", when="soon")
    assert not found(document, "gap_filled_late", method)


def test_without_a_day_nothing_is_late(document: Document, method: Method) -> None:
    answer(document, "schema", when="now", way="hire")
    assert "gap_filled_late" not in [finding.rule for finding in findings(document.plan, AS_IS, method)]


def test_a_veteran_by_training_is_seen_until_hired(document: Document, method: Method) -> None:
    answer(document, "project_veteran", way="train")
    assert only(document, "veteran_by_training", method).headline == "“Team” means to train project veteran."
    answer(document, "project_veteran", way="hire")
    assert not found(document, "veteran_by_training", method)
