"""Files that a command is about to write: checked before the work, so that a refusal costs nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from dataplanner.cli.failures import CommandError

PLANS = (".dataplan", ".plan.json")
TEXTS = (".plan.json",)
WORKBOOKS = (".xlsx",)
PICTURES = (".svg", ".png", ".pdf")


def check_target(target: Path, endings: Sequence[str], inputs: Iterable[Path] = ()) -> None:
    """Raise CommandError where ``target`` has none of the endings, is an input, or cannot be written."""
    if not target.name.lower().endswith(tuple(endings)):
        raise CommandError(f"“{target.name}” does not say what to write.", f"End its name in {_either(endings)}.")
    if any(_same(target, path) for path in inputs):
        raise CommandError(f"“{target}” would be written over what is read from it.", "Choose another name with -o.")
    _check_place(target)


def check_distinct(targets: Iterable[Path]) -> None:
    """Raise CommandError where two outputs would go to one file."""
    seen: list[Path] = []
    for target in targets:
        if any(_same(target, other) for other in seen):
            raise CommandError(f"“{target}” is named for two outputs.", "Give each its own name.")
        seen.append(target)


def _check_place(target: Path) -> None:
    if target.is_dir():
        raise CommandError(f"“{target}” is a folder.", "Add a file name to it.")
    if not target.parent.is_dir():
        raise CommandError(f"There is no folder “{target.parent}”.", "Create it, or choose another one.")
    if not os.access(target.parent, os.W_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise CommandError(f"“{target}” cannot be written: it is protected.", "Choose another folder or name.")


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _either(endings: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(endings[:-1]), endings[-1])))
