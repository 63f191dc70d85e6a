"""``dataplanner versions``: the earlier versions of a plan that are kept, and what each changed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dataplanner.cli.arguments import Parser, add_plan, command_parser
from dataplanner.cli.output import Output, table
from dataplanner.cli.plan_passwords import key_to_plan
from dataplanner.files.plan_file import Snapshot, user_folders
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.version_text import names_of, told, unread_text
from dataplanner.files.plan_file.versions import plan_in, versions_at

DESCRIPTION = """\
Lists the versions of a plan that are kept on this computer, newest first: when,
why, and what had changed since the version before. They are found for a file
that is damaged, too."""
EXAMPLES = """\
examples:
  dataplanner versions acme.dataplan
  dataplanner restore acme.dataplan 2"""
NONE = "No version of this plan is kept on this computer."


def parser() -> Parser:
    parser = command_parser("versions", DESCRIPTION, EXAMPLES)
    add_plan(parser)
    return parser


def run(arguments: Namespace, output: Output) -> None:
    key = key_to_plan(arguments.plan, arguments, damaged=True)
    versions = versions_at(arguments.plan, user_folders(), key)
    if not versions:
        key_to_plan(arguments.plan, arguments)  # of what is no plan there is more to say than that it has none
    names, found = names_of(versions), list(enumerate(zip(versions, _changes(versions, key), strict=True), 1))
    rows = [(number, names[one], changed) for number, (one, changed) in found]
    data = [
        {"number": number, "at": one.at.isoformat(), "why": one.why, "changed": changed}
        for number, (one, changed) in found
    ]
    output.show(table(rows, right=[0]) if rows else [NONE], {"versions": data})


def _changes(versions: Sequence[Snapshot], key: Secret) -> Iterator[str]:
    """What each version changed, newest first; two are held at a time."""
    newer = plan_in(versions[0], key) if versions else None
    for version, before in zip_longest(versions, versions[1:]):
        older = None if before is None else plan_in(before, key)
        yield unread_text(version, key) if newer is None else told(older, newer, first=before is None)
        newer = older
