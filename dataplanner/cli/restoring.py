"""``dataplanner restore``: a plan brought back to an earlier version, or that version written as a plan of its own."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from dataplanner.cli.arguments import Parser, add_plan, command_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.output import Output
from dataplanner.cli.passwords import ENVIRONMENT, given_password
from dataplanner.cli.plan_passwords import key_to_plan
from dataplanner.cli.plan_sessions import changing
from dataplanner.cli.plan_targets import add_replace, check_plan_target, say_unprotected, write_plan
from dataplanner.files.plan_file import PlanSession, Snapshot, restore_version, user_folders
from dataplanner.files.plan_file.errors import OtherPassword, ProtectedPlan, WrongPassword, called
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.reading import PlanBytes, plan_of, read_bytes
from dataplanner.files.plan_file.version_text import called_so, when
from dataplanner.files.plan_file.versions import versions_at

DESCRIPTION = """\
Brings a plan back to one of its versions, as “dataplanner versions” lists them.
The plan as it is now becomes a version itself, and Undo in the window brings it
back, too. With -o the version is written as another plan instead, which is the
way where the file is damaged."""
EXAMPLES = """\
examples:
  dataplanner restore acme.dataplan 2
  dataplanner restore acme.dataplan 2026-05-04T12:00:00+00:00
  dataplanner restore acme.dataplan 1 -o acme-before.dataplan"""

IN_WINDOW = "Restore it in the window, which asks for that one."


def parser() -> Parser:
    parser = command_parser("restore", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    parser.add_argument("version", metavar="VERSION", help="its number in the list, or “at” as --json gives it")
    parser.add_argument("-o", "--output", type=Path, metavar="X.dataplan", help="write it as this plan instead")
    add_replace(parser)
    return parser


def run(arguments: Namespace, output: Output) -> None:
    if arguments.output is not None:
        version = _write_apart(arguments, output)
        output.show([f"Wrote {arguments.output}."], _data(version, changed=True, written=arguments.output))
        return
    with changing(arguments.plan, arguments) as session:
        version = _chosen(session.snapshots(), arguments.version)
        changed = _restore(session, version, arguments)
    told = f"The plan is as it was on {when(version.at)}." if changed else "The plan is the same as in that version."
    output.show([told], _data(version, changed=changed))


def _restore(session: PlanSession, version: Snapshot, arguments: Namespace) -> bool:
    """Go back to a version, with the password that was given where it has one of its own."""
    try:
        return restore_version(session, version)
    except OtherPassword as other:
        password = _password_of(other, arguments)
        try:
            return restore_version(session, version, password=password)
        except WrongPassword as wrong:
            raise CommandError(other.sentence, IN_WINDOW if session.key else wrong.remedy) from wrong


def _password_of(shut: ProtectedPlan | OtherPassword, arguments: Namespace) -> str:
    """What was given to open a version that the plan's own key does not. Raises CommandError where nothing was."""
    if not (given := given_password(arguments.password_file)):
        raise CommandError(shut.sentence, f"Give that one by --password-file FILE or in {ENVIRONMENT}.") from shut
    return given


def _write_apart(arguments: Namespace, output: Output) -> Snapshot:
    """Write a version as another plan, under the same password. Raises FileError or CommandError."""
    check_plan_target(arguments.output, arguments, [arguments.plan])
    key = key_to_plan(arguments.plan, arguments, damaged=True)
    version = _chosen(versions_at(arguments.plan, user_folders(), key), arguments.version)
    with called(called_so(version)):
        source = _version_read(version, key, arguments)
        plan = plan_of(source)
    write_plan(plan, arguments.output, source.key)
    say_unprotected(output, source.key, arguments.output)
    return version


def _version_read(version: Snapshot, key: Secret, arguments: Namespace) -> PlanBytes:
    try:
        return read_bytes(version.path, key)
    except ProtectedPlan as protected:
        protected.call(called_so(version))
        return read_bytes(version.path, _password_of(protected, arguments))


def _chosen(versions: Sequence[Snapshot], wanted: str) -> Snapshot:
    """The version of a number or moment. Raises CommandError."""
    named = {f"{number}": one for number, one in enumerate(versions, 1)} | {one.at.isoformat(): one for one in versions}
    if wanted not in named:
        remedy = f"It has {len(versions):,}: “dataplanner versions” lists them." if versions else "None is kept yet."
        raise CommandError(f"There is no version “{wanted}” of this plan.", remedy)
    return named[wanted]


def _data(version: Snapshot, *, changed: bool, written: Path | None = None) -> dict[str, object]:
    return {"at": version.at.isoformat(), "changed": changed, "plan": "" if written is None else str(written)}
