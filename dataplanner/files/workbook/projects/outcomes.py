"""The sheet of outcomes: value against cost, metrics, what the business says and what teams say (ch. 2, 7, 8, 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataplanner.analysis.parts import phase_plan
from dataplanner.analysis.value import Balance, value_against_cost
from dataplanner.files.workbook.projects.blocks import Block, BlockColumn, Section, numbered
from dataplanner.files.workbook.projects.telling import SectionPage, Telling
from dataplanner.files.workbook.table import Row, Styled
from dataplanner.model.outcomes import Metric, Reaction, Voice
from dataplanner.model.projects import PHASES, PhasePlan

VALUE = (
    BlockColumn("Phase", 2, "cell_strong"),
    BlockColumn("Start"),
    BlockColumn("End"),
    BlockColumn("Staff", 1, "whole"),
    BlockColumn("Software", 1, "whole"),
    BlockColumn("Machines", 1, "whole"),
    BlockColumn("Cost", 1, "whole"),
    BlockColumn("Value", 1, "whole"),
    BlockColumn("Times", 1, "decimal"),
    BlockColumn("Note", 2, "prose"),
)
METRICS = (
    BlockColumn("Metric", 3, "cell_strong"),
    BlockColumn("What it shows", 2),
    BlockColumn("Team", 2),
    BlockColumn("Unit"),
    BlockColumn("Before"),
    BlockColumn("Target"),
    BlockColumn("Figures", 2),
)
REACTIONS = (
    BlockColumn("Who was asked", 3, "cell_strong"),
    BlockColumn("What they said", 2),
    BlockColumn("On"),
    BlockColumn("What that means", 3),
    BlockColumn("In their words", 3),
)
VOICES = (
    BlockColumn("Who speaks", 2, "cell_strong"),
    BlockColumn("Phase"),
    BlockColumn("Team", 2),
    BlockColumn("What they say", 7),
)


def outcome_sections(projects: Iterable[Telling]) -> Iterator[Section]:
    """What each project is worth and how it is judged."""
    for told in projects:
        yield Section(told.project.name, (_value(told), _metrics(told), _reactions(told), _voices(told)))


def _value(told: Telling) -> Block:
    method, numbers = told.report.method, told.report.method.projects.value
    found = value_against_cost(told.report.plan, told.project, method)
    plans = [phase_plan(told.report.plan, told.project.id, phase) for phase in PHASES]
    rows = [_phase(told, one, found.phases[one.phase]) for one in plans if one.cost or one.value or one.start]
    if found.later.ratio is not None:
        later = " and ".join(told.phase(phase) for phase in numbers.phases)
        rows.append(_sum(f"{later} together", found.later, f"{numbers.least:g} to {numbers.most:g} times is the aim"))
    currency = f", in {told.project.currency}" if told.project.currency else ""
    return Block(f"Value against cost{currency}", method.projects.forms["phases"].about, VALUE, rows)


def _phase(told: Telling, plan: PhasePlan, balance: Balance) -> Row:
    costs = map(numbered, (plan.staff, plan.software, plan.hardware, balance.cost, balance.value))
    return (told.phase(plan.phase), *told.fields(plan, "start", "end"), *costs, _ratio(balance), plan.note)


def _sum(name: str, balance: Balance, note: str) -> Row:
    return (name, "", "", None, None, None, numbered(balance.cost), numbered(balance.value), _ratio(balance), note)


def _ratio(balance: Balance) -> float | None:
    return None if balance.ratio is None else round(balance.ratio, 1)


def _metrics(told: Telling) -> Block:
    names = ("kpi", "team", "unit", "baseline", "target", "values")
    rows = ((metric.name, *told.fields(metric, *names)) for metric in told.parts(Metric))
    return told.block("metrics", METRICS, rows)


def _reactions(told: Telling) -> Block:
    return told.block("reactions", REACTIONS, (_reaction(told, one) for one in told.parts(Reaction)))


def _reaction(told: Telling, one: Reaction) -> Row:
    said = told.report.method.projects.choice("reaction", one.answer)
    answer = Styled(said.name, said.weight or "cell") if one.answer else ""
    return (one.name, answer, told.field(one, "day"), said.about, one.words)


def _voices(told: Telling) -> Block:
    rows = ((voice.name, *told.fields(voice, "phase", "team", "answers")) for voice in told.parts(Voice))
    return told.block("voices", VOICES, rows)


PAGE = SectionPage(
    "Metrics and value",
    "value against cost, metrics, what business and teams say",
    "Metrics, value and voices",
    "Ask the business, not the team: is it worth what it costs, and who would miss it?",
    outcome_sections,
)
