"""Which function evaluates which finding rule, what thresholds it needs and what its templates may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.wording import Amount, Count

Evaluate = Callable[[Case, Rule], Iterator[Seen]]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """The function of a rule, the types of the thresholds it reads, and the placeholders it fills with their types."""

    evaluate: Evaluate
    needs: Mapping[str, Any]
    gives: Mapping[str, type]


_SHOWN = {"#": Count, "~": Amount}
EVALUATORS: dict[str, Evaluator] = {}


def evaluates(rule: str, gives: str = "", **needs: Any) -> Callable[[Evaluate], Evaluate]:
    """Register a function for a rule id.

    ``gives`` are the placeholders of its templates, those with # being whole numbers and those with ~ others; ``needs``
    the types of its thresholds.
    """

    def register(evaluate: Evaluate) -> Evaluate:
        if rule in EVALUATORS:
            raise ValueError(f"two functions evaluate {rule}")
        placeholders = {name.rstrip("#~"): _SHOWN.get(name[-1], str) for name in gives.split()}
        EVALUATORS[rule] = Evaluator(evaluate, needs, placeholders)
        return evaluate

    return register
