"""What the answers about a gap, and a judgement, may say; each is checked here, by edits and when a plan is read."""

from __future__ import annotations

from datetime import date

from dataplanner.model.days import EXAMPLE
from dataplanner.model.errors import InvalidRecord
from dataplanner.model.gaps import ACCURATE, CRITICAL, WAYS, WHEN, GapAnswer
from dataplanner.model.judgements import QUESTIONS, YES_NO, AbilityJudgement

MOST_MONTHS = 120
MOST_PEOPLE = 999


def check_gap_answer(answer: GapAnswer) -> None:
    """Raise InvalidRecord where an answer is none of those that there are."""
    given = ((answer.accurate, ACCURATE), (answer.critical, CRITICAL), (answer.when, WHEN), (answer.way, WAYS))
    if any(word and word not in words for word, words in given):
        raise InvalidRecord("There is no such answer.", "Choose one of those that are offered.")
    if answer.months is not None and not 0 <= answer.months <= MOST_MONTHS:
        raise InvalidRecord("That is no lead time.", f"Give it in months, from 0 to {MOST_MONTHS}.")
    if not 1 <= answer.count <= MOST_PEOPLE:
        raise InvalidRecord("That is no number of people.", f"Give one from 1 to {MOST_PEOPLE}.")
    _check_days(answer.begin, answer.needed)


def check_judgement(judgement: AbilityJudgement) -> None:
    """Raise InvalidRecord where an answer is neither yes nor no, or a date is none."""
    if any(getattr(judgement, question) not in ("", *YES_NO) for question in QUESTIONS):
        raise InvalidRecord("There is no such answer.", "Choose yes or no, or leave it open.")
    _check_days(judgement.judged, judgement.reassess)


def _check_days(*days: str) -> None:
    for day in filter(None, days):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise InvalidRecord("That is no date.", f"Type it as in {EXAMPLE}.") from None
