"""``dataplanner chart``: the organisation chart as a picture or a PDF, drawn by the window's own painter."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from dataplanner.cli.arguments import QUERIES, Parser, add_target, plan_parser
from dataplanner.cli.opening import Opened, opened
from dataplanner.cli.output import Output
from dataplanner.cli.targets import PICTURES, check_target

DESCRIPTION = "Draws the organisation chart: .svg and .pdf stay sharp at any size."
EXAMPLES = f"""\
examples:
  dataplanner chart acme.dataplan -o acme.pdf
  dataplanner chart acme.dataplan --scenario "Merged teams" -o merged.svg

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("chart", DESCRIPTION, EXAMPLES)
    add_target(parser, "X.pdf", "the picture to write: .svg, .png or .pdf")
    return parser


def run(arguments: Namespace, output: Output) -> None:
    check_target(arguments.output, PICTURES, [arguments.plan])
    work = opened(arguments)
    save_chart(work, arguments.output, output)
    data = {"name": work.plan.name, "scenario": work.scenario.name, "chart": str(arguments.output)}
    output.show([f"Wrote {arguments.output}."], data)


def save_chart(work: Opened, target: Path, output: Output) -> None:
    """Draw the chart of the plan's scenario into a file. Raises FileError; an older file is then as it was."""
    if sys.platform not in ("win32", "darwin"):
        # A picture needs no display; asking one that refuses, as after su, would abort the process.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dataplanner.ui.organisation.chart_file import write_plan_chart

    output.progress(0.0, "Drawing the chart")
    if note := write_plan_chart(work.plan, work.scenario.id, target):
        output.say(note)
