"""The finding rules as data, checked against the functions that evaluate them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dataplanner.analysis.method import WEIGHTS, Rule, Threshold
from dataplanner.analysis.rules import EVALUATORS, Evaluator
from dataplanner.files.toml_records import Table

Names = Mapping[str, Collection[str]]
"""What thresholds may name, by their key."""

_TEMPLATES = ("headline", "why", "remedy")


def rules_in(file: Table, names: Names, evaluators: Mapping[str, Evaluator] = EVALUATORS) -> Mapping[str, Rule]:
    """The rules of a file by id. Raises the file's error where rules and functions do not match one another."""
    rules: dict[str, Rule] = {}
    for table in file.tables("rule"):
        id_ = table.value("id", str)
        if id_ in rules:
            raise table.fault("this id is there twice.", "Keep one of them.")
        if id_ not in evaluators:
            raise table.fault("the program has no such rule.", "Remove it, or correct its id.")
        rules[id_] = _rule(table, evaluators[id_], names)
    if missing := [id_ for id_ in evaluators if id_ not in rules]:
        raise file.fault(f"the rule “{missing[0]}” is missing.", "Put it back.")
    return rules


def _rule(table: Table, evaluator: Evaluator, names: Names) -> Rule:
    texts = {key: table.value(key, str) for key in ("id", "weight", "chapter", *_TEMPLATES)}
    table.only([*texts, "thresholds"])
    table.check_names("weight", [texts["weight"]], WEIGHTS)
    for key in _TEMPLATES:
        table.check_template(key, texts[key], evaluator.gives)
    return Rule(**texts, thresholds=_thresholds(table, evaluator, names))


def _thresholds(table: Table, evaluator: Evaluator, names: Names) -> Mapping[str, Threshold]:
    if "thresholds" not in table.content and not evaluator.needs:
        return {}
    inside = Table(table.file, f"{table.place}, thresholds", table.value("thresholds", dict), table.error)
    inside.only(evaluator.needs)
    thresholds = {key: inside.value(key, wanted) for key, wanted in evaluator.needs.items()}
    for key in names.keys() & thresholds.keys():
        inside.check_names(key, _as_texts(thresholds[key]), names[key])
    return thresholds


def _as_texts(value: Threshold) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
