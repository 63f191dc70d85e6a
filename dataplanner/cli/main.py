"""The commands by name: find the one that is meant, run it, and turn what happens into an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from dataplanner.cli.failures import FINE, exit_code_of
from dataplanner.cli.output import Output, standard_output
from dataplanner.interrupts import started

if TYPE_CHECKING:
    from dataplanner.cli.arguments import Parser

# Each module is imported only when its command is asked for: none should pay for what another needs.
VERBS = {
    "report": ("report", "from HR exports to the workbook, in one go"),
    "import": ("importing", "read HR exports into a plan"),
    "refresh": ("refreshing", "bring a newer export into a plan that has been worked on"),
    "check": ("check", "what the organisation looks like, and what to look at"),
    "distance": ("distance", "how far up the chart each two teams must go to find one leader"),
    "moves": ("moves", "what would bring the data teams nearer"),
    "what-if": ("what_if", "before and after somebody leaves, a team disappears or hires arrive"),
    "compare": ("compare", "what differs between two scenarios"),
    "gaps": ("gaps", "the skills that each team has and lacks"),
    "skills-out": ("skills_out", "write gap matrices as workbooks for managers to fill in"),
    "skills-in": ("skills_in", "bring such workbooks back"),
    "export": ("export", "write a plan as an Excel workbook, or as text"),
    "versions": ("listing_versions", "the earlier versions of a plan, and what each changed"),
    "restore": ("restoring", "bring a plan back to an earlier version"),
    "erase": ("erasing", "take a person out of a plan and its versions, for good"),
    "password": ("setting_password", "give a plan a password, or remove it"),
    "chart": ("chart", "write the organisation chart as a picture or PDF"),
}


class Command(Protocol):
    """What the module of a command offers."""

    def parser(self) -> Parser:
        """The parser of the command's own arguments."""

    def run(self, arguments: Namespace, output: Output) -> None:
        """Do it. Raises CommandError, FileError or PlanError for what the reader can mend."""


def main(words: Sequence[str]) -> int:
    """Run the command that the words ask for, the first being its verb, and return the exit code."""
    output = standard_output(as_json="--json" in words)
    try:
        started()
        command = cast("Command", importlib.import_module(f"dataplanner.cli.{VERBS[words[0]][0]}"))
        command.run(command.parser().parse_args(words[1:]), output)
        output.results.flush()
        _say_noted(output)
    except BrokenPipeError:
        _stop_writing()  # whoever read our output had enough, as “head” has
    except (Exception, KeyboardInterrupt) as failure:  # noqa: BLE001 - whatever happens is told in one sentence
        return exit_code_of(failure, output, debug="--debug" in words)
    return FINE


def _say_noted(output: Output) -> None:
    """Say what the method files hold that is not known; the command has been done without it."""
    from dataplanner.files.method_file import load_method  # nothing heavy before a command is known

    if noted := load_method().noted_sentence:
        output.say(noted)


def _stop_writing() -> None:
    """Let what could not be written go, or Python would try again at exit and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
