"""Plans that a command writes: none that is there already is replaced unasked, and what is replaced can be restored."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dataplanner.cli.arguments import Parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.output import Output
from dataplanner.cli.targets import PLANS, check_target
from dataplanner.files.plan_file import save_plan, user_folders
from dataplanner.files.plan_file.errors import NoPasswordLibrary, PlanInUse, ProtectedPlan
from dataplanner.files.plan_file.keys import Key
from dataplanner.files.plan_file.replacing import check_free, replace_plan
from dataplanner.model.plan import Plan

EXPLANATION = "replace a plan that is there; as a .dataplan it can be restored in the window"


def add_replace(parser: Parser) -> None:
    """The option without which a plan that is there stays."""
    parser.add_argument("--replace", action="store_true", help=EXPLANATION)


def check_plan_target(target: Path, arguments: Namespace, inputs: Iterable[Path] = ()) -> None:
    """Raise CommandError where a plan cannot be written to ``target``, or would be written over another unasked."""
    check_target(target, PLANS, inputs)
    check_unasked(target, arguments)
    if _replaces(target):
        with _refusing():
            check_free(target, user_folders())


def check_unasked(target: Path, arguments: Namespace) -> None:
    """Raise CommandError where ``target`` is there and nobody asked to replace it."""
    if target.exists() and not arguments.replace:
        raise CommandError(f"“{target}” is there already.", "Choose another name, or add --replace.")


def say_unprotected(output: Output, key: Key | None, *targets: Path | None) -> None:
    """Say of what is made of a plan with a password that it has none; a .dataplan gets the same."""
    names = [f"“{target.name}”" for target in targets if target and target.suffix.lower() != ".dataplan"]
    if key is not None and names:
        output.say(
            f"{' and '.join(names)} {'has' if len(names) == 1 else 'have'} no password, unlike the plan: keep it safe."
        )


def write_plan(plan: Plan, target: Path, key: Key | None = None) -> None:
    """Write a plan; one that is there becomes an earlier version of it. Raises CommandError or FileError."""
    if _replaces(target):
        with _refusing():
            replace_plan(plan, target, user_folders(), key)
    else:
        save_plan(plan, target, key=key)


def _replaces(target: Path) -> bool:
    """Whether a document is there whose versions are kept, as the text form's are not."""
    return target.exists() and target.suffix.lower() != ".json"


@contextmanager
def _refusing() -> Iterator[None]:
    """Say of a plan that must stay what can be done on the command line."""
    try:
        yield
    except PlanInUse as in_use:
        raise CommandError(in_use.sentence, "Close it there, or choose another name.") from in_use
    except (ProtectedPlan, NoPasswordLibrary) as protected:
        raise CommandError(protected.sentence, "Choose another name.") from protected
