"""The finding rules as data, checked against the functions that evaluate them."""

from __future__ import annotations

from collections.abc import Mapping

from dataplanner.analysis.method import WEIGHTS, Rule, Threshold
from dataplanner.analysis.rules import EVALUATORS, Evaluator
from dataplanner.files.toml_records import Table


def rules_in(file: Table, evaluators: Mapping[str, Evaluator] = EVALUATORS) -> Mapping[str, Rule]:
    """The rules of a file by id. Raises the file's error where rules and functions do not match one another."""
    rules: dict[str, Rule] = {}
    for table in file.tables("rule"):
        id_ = table.value("id", str)
        if id_ in rules:
            raise table.fault("this id is there twice.", "Keep one of them.")
        if id_ not in evaluators:
            raise table.fault("the program has no such rule.", "Remove it, or correct its id.")
        rules[id_] = _rule(table, evaluators[id_])
    if missing := [id_ for id_ in evaluators if id_ not in rules]:
        raise file.fault(f"the rule “{missing[0]}” is missing.", "Put it back.")
    return rules


def _rule(table: Table, evaluator: Evaluator) -> Rule:
    texts = {key: table.value(key, str) for key in ("id", "weight", "chapter", "headline", "why", "remedy")}
    table.only([*texts, "thresholds"])
    if texts["weight"] not in WEIGHTS:
        raise table.fault(f"“weight” must be one of {', '.join(WEIGHTS)}.")
    for key in ("headline", "why", "remedy"):
        table.check_template(key, texts[key], evaluator.gives)
    return Rule(**texts, thresholds=_thresholds(table, evaluator))


def _thresholds(table: Table, evaluator: Evaluator) -> Mapping[str, Threshold]:
    if "thresholds" not in table.content and not evaluator.needs:
        return {}
    inside = Table(table.file, f"{table.place}, thresholds", table.value("thresholds", dict), table.error)
    inside.only(evaluator.needs)
    return {name: inside.value(name, wanted) for name, wanted in evaluator.needs.items()}
