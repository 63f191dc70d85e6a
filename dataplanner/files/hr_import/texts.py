"""The sentences of errors and problems, from resources/import."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from dataplanner.files.resources import toml_resource


class ProblemText(NamedTuple):
    """How one kind of problem is told: how much it matters, the sentence and the remedy with blanks, and whether its
    other rows are only mentioned, nothing being wrong with them."""

    level: str
    sentence: str
    remedy: str
    mentions: bool = False


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return toml_resource("import", name)


def error_text(name: str, values: Mapping[str, object]) -> tuple[str, str]:
    """The sentence and the remedy of an error, its blanks filled."""
    text = _table("errors.toml")[name]
    return text["sentence"].format(**values), text["remedy"].format(**values)


def problem_text(kind: str) -> ProblemText:
    """The texts of a kind of problem; the blanks are filled by the caller."""
    text = _table("problems.toml")[kind]
    return ProblemText(text["level"], text["sentence"], text["remedy"], text.get("others") == "mentioned")
