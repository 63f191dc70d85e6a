"""Which function evaluates which finding rule, what thresholds it needs and what its templates may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen

Evaluate = Callable[[Case, Rule], Iterator[Seen]]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """The function of a rule, the types of the thresholds that it reads, and the placeholders that it fills."""

    evaluate: Evaluate
    needs: Mapping[str, type]
    gives: frozenset[str]


EVALUATORS: dict[str, Evaluator] = {}


def evaluates(rule: str, gives: str = "", **needs: type) -> Callable[[Evaluate], Evaluate]:
    """Register a function for a rule id. ``gives`` are its placeholders, ``needs`` the types of its thresholds."""

    def register(evaluate: Evaluate) -> Evaluate:
        if rule in EVALUATORS:
            raise ValueError(f"two functions evaluate {rule}")
        EVALUATORS[rule] = Evaluator(evaluate, needs, frozenset(gives.split()))
        return evaluate

    return register
