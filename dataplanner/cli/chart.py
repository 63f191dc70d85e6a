"""``dataplanner chart``: the organisation chart as a picture or a PDF, drawn by the window's own painter."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from dataplanner.cli.arguments import QUERIES, Parser, add_target, plan_parser
from dataplanner.cli.failures import CommandError
from dataplanner.cli.opening import Opened, opened
from dataplanner.cli.output import Output
from dataplanner.cli.plan_targets import say_unprotected
from dataplanner.cli.targets import PICTURES, check_target
from dataplanner.files.chart_paper import OWN_SIZE, chart_paper

DESCRIPTION = "Draws the organisation chart: .svg and .pdf stay sharp at any size."
EXAMPLES = f"""\
examples:
  dataplanner chart acme.dataplan -o acme.pdf
  dataplanner chart acme.dataplan --scenario "Merged teams" -o merged.svg
  dataplanner chart acme.dataplan --paper a3-pages -o acme.pdf

{QUERIES}"""


def parser() -> Parser:
    parser = plan_parser("chart", DESCRIPTION, EXAMPLES)
    add_target(parser, "X.pdf", "the picture to write: .svg, .png or .pdf")
    add_paper(parser)
    return parser


def add_paper(parser: Parser) -> None:
    papers = chart_paper().papers
    explanation = f"put a .pdf on this paper, on several of them as “pages”: {', '.join(papers)}"
    parser.add_argument("--paper", choices=list(papers), metavar="PAPER", help=explanation)


def check_paper(arguments: Namespace, target: Path | None) -> None:
    """Raise CommandError where paper is chosen for what has no pages."""
    if arguments.paper and (target is None or target.suffix.lower() != ".pdf"):
        raise CommandError("--paper is for a chart that is a .pdf.", "Name one that ends in .pdf, or leave it out.")


def run(arguments: Namespace, output: Output) -> None:
    check_target(arguments.output, PICTURES, [arguments.plan])
    check_paper(arguments, arguments.output)
    work = opened(arguments)
    save_chart(work, arguments.output, arguments.paper, output)
    say_unprotected(output, work.key, arguments.output)
    data = {"name": work.plan.name, "scenario": work.scenario.name, "chart": str(arguments.output)}
    output.show([f"Wrote {arguments.output}."], data)


def save_chart(work: Opened, target: Path, paper: str | None, output: Output) -> None:
    """Draw the chart of the plan's scenario into a file. Raises FileError; an older file is then as it was."""
    if sys.platform not in ("win32", "darwin"):
        # A picture needs no display; asking one that refuses, as after su, would abort the process.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dataplanner.ui.organisation.chart_file import write_plan_chart

    output.progress(0.0, "Drawing the chart")
    if note := write_plan_chart(work.plan, work.scenario.id, target, chart_paper().papers.get(paper or "", OWN_SIZE)):
        output.say(note)
