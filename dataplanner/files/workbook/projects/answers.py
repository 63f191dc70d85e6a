"""The sheet of answers: what was answered at each step, why it is so on purpose, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataplanner.analysis.closing import CHANGED
from dataplanner.analysis.method import Method
from dataplanner.analysis.parts import phase_place
from dataplanner.files.workbook.listing import Listing, put_listing
from dataplanner.files.workbook.projects.telling import Telling
from dataplanner.files.workbook.sheet import Sheet
from dataplanner.files.workbook.table import Column, Row
from dataplanner.model.projects import Step

TITLE = "Step answers"
REASON, EVIDENCE = "Reason given", "Evidence"
LISTING = Listing(
    "Answers at the steps",
    "What was answered at each step of each phase, the reasons given, and the evidence.",
    (
        Column("Project", 12, 22, "cell_secondary"),
        Column("Phase", 7, 10, "cell_secondary"),
        Column("Step", 14, 26, "cell_strong", 1),
        Column("Asked", 20, 44, "prose", 2, "heading_prose"),
        Column("Answer", 26, 60, "prose", 3, "heading_prose"),
    ),
    names=3,
)


def add_answers(sheet: Sheet, projects: Iterable[Telling]) -> None:
    """Write the sheet."""
    put_listing(sheet, LISTING, [row for told in projects for row in answer_rows(told)])


def answer_rows(told: Telling) -> Iterator[Row]:
    """A row for each answer, phase by phase in the sequence of the steps."""
    steps = list(told.report.method.steps)
    for step in sorted(told.parts(Step), key=lambda one: (phase_place(one.phase), _place(one, steps))):
        known = told.report.method.steps.get(step.step)
        for asked, answer in _answers(step, told.report.method):
            yield told.project.name, told.phase(step.phase), known.name if known else step.step, asked, answer


def _place(step: Step, steps: list[str]) -> int:
    return steps.index(step.step) if step.step in steps else len(steps)


def _answers(step: Step, method: Method) -> Iterator[tuple[str, str]]:
    """What was asked and answered: what has changed first, then the questions of the step, its reason, its evidence."""
    known = method.steps.get(step.step)
    asked = {CHANGED: known.revisit if known else "What has changed?"}
    asked |= {question.id: question.text for question in method.projects.questions_of(step.step)}
    yield from ((text, step.answers[id_]) for id_, text in asked.items() if step.answers.get(id_))
    yield from (("", answer) for id_, answer in step.answers.items() if answer and id_ not in asked)
    if step.reason:
        yield REASON, step.reason
    if step.evidence:
        yield EVIDENCE, "\n".join(step.evidence)
