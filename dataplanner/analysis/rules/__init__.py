"""The finding rules: one small function each. Importing this package registers them all."""

from dataplanner.analysis.rules import (
    connections,
    distance,
    entries,
    experience,
    gaps,
    growth,
    leading,
    outcomes,
    people,
    planning,
    projects,
    shape,
    skills,
    teams,
)
from dataplanner.analysis.rules.registry import EVALUATORS, Evaluator

__all__ = [
    "EVALUATORS",
    "Evaluator",
    "connections",
    "distance",
    "entries",
    "experience",
    "gaps",
    "growth",
    "leading",
    "outcomes",
    "people",
    "planning",
    "projects",
    "shape",
    "skills",
    "teams",
]
