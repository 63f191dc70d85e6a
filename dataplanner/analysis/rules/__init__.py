"""The finding rules: one small function each. Importing this package registers them all."""

from dataplanner.analysis.rules import distance, experience, people, projects, shape, skills, teams
from dataplanner.analysis.rules.registry import EVALUATORS, Evaluator

__all__ = ["EVALUATORS", "Evaluator", "distance", "experience", "people", "projects", "shape", "skills", "teams"]
