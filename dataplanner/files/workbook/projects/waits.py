"""The sheet of waits and debt: what others have to do first, and the shortcuts to be paid for (ch. 7, 11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataplanner.analysis.parts import phase_place
from dataplanner.analysis.waits import WaitState, wait_states
from dataplanner.analysis.wording import Count
from dataplanner.files.workbook.projects.blocks import BlockColumn, Section, numbered
from dataplanner.files.workbook.projects.telling import SectionPage, Telling
from dataplanner.files.workbook.table import Row, Styled
from dataplanner.model.waits import Debt

WAITS = (
    BlockColumn("Waiting for", 2, "cell_strong"),
    BlockColumn("Step that it holds up", 2),
    BlockColumn("Followed up by"),
    BlockColumn("Held by", 2),
    BlockColumn("Since"),
    BlockColumn("Ended on"),
    BlockColumn("Days", 1, "whole"),
    BlockColumn("Known of it", 2, "prose"),
)
DEBTS = (
    BlockColumn("Shortcut", 3, "cell_strong"),
    BlockColumn("Why it was taken", 4),
    BlockColumn("Taken in"),
    BlockColumn("To be paid in"),
    BlockColumn("Points", 1, "decimal"),
    BlockColumn("Stands", 2, "prose"),
)


def wait_sections(projects: Iterable[Telling]) -> Iterator[Section]:
    """The waits and the debt of each project."""
    for told in projects:
        states = wait_states(told.report.plan, told.report.scenario.id, told.project.id, told.report.today)
        waits = told.block("waits", WAITS, (_wait(told, state) for state in states))
        debts = told.block("debts", DEBTS, (_debt(told, debt) for debt in told.parts(Debt)))
        yield Section(told.project.name, (waits, debts))


def _wait(told: Telling, state: WaitState) -> Row:
    wait, rule = state.wait, told.report.method.rules["long_wait"]
    place = ", ".join(filter(None, (told.phase(wait.phase), told.field(wait, "step"))))
    long = state.open and state.days is not None and state.days > rule.number("days")
    behind = Count(len(state.behind) if state.open else 0)
    known = (f"{behind:|One backlog item stands behind it.|# backlog items stand behind it.}", _escalated(told, state))
    return (
        wait.name, place, *told.fields(wait, "owner", "held_by", "since"), told.field(wait, "until") or "still open",
        Styled(state.days, "whole_red" if long else "whole"), "\n".join(filter(None, (*known, wait.note))),
    )  # fmt: skip


def _escalated(told: Telling, state: WaitState) -> str:
    if state.wait.escalated:
        return f"Taken further on {told.field(state.wait, 'escalated')}."
    leader = told.report.label(state.leader) if state.open else ""
    return f"Common leader: {leader}." if leader else ""


def _debt(told: Telling, debt: Debt) -> Row:
    names = (told.phase(debt.taken), told.phase(debt.pay))
    return (debt.name, debt.why, *names, numbered(debt.points), _standing(told, debt))


def _standing(told: Telling, debt: Debt) -> str | Styled:
    if debt.paid:
        return f"✓ paid on {told.field(debt, 'paid')}"
    if phase_place(debt.pay) < phase_place(told.project.phase):
        return Styled("⚑ overdue", "prose_red")
    return "due in this phase" if debt.pay == told.project.phase else ""


PAGE = SectionPage(
    "Waits and debt",
    "what others have to do first, what is to be paid later",
    "Waits and debt",
    "A wait has an owner and an age; a debt has the phase in which it is paid.",
    wait_sections,
)
