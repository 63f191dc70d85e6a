"""Moving positions, however it was asked for: each way is one edit, and so one step to undo."""

from __future__ import annotations

from collections.abc import Sequence

from dataplanner.model.edits import AddDottedLine, Batch, Edit, MoveAlone, MovePosition, PlaceBeside
from dataplanner.ui.organisation.drop import DropRequest, How
from dataplanner.ui.session import Session


def dropped(session: Session, request: DropRequest) -> Edit:
    """The edit that a drop on the chart asks for."""
    match request.how:
        case How.UNDER:
            return moved_under(session, request.positions, request.target)
        case How.ALONE:
            return moved_alone(session, request.positions, request.target)
        case How.DOTTED:
            return dotted(session, request.positions, request.target)
        case How.BEFORE | How.AFTER:
            return placed(session, request.positions, request.target, after=request.how is How.AFTER)


def moved_under(session: Session, positions: Sequence[str], manager: str | None) -> Edit:
    """Positions under another manager, or to the top; those below another one of them come along with it."""
    moves = [MovePosition(session.scenario, position, manager) for position in outermost(session, positions)]
    return together(moves, f"Move {len(moves):,} positions")


def moved_alone(session: Session, positions: Sequence[str], manager: str | None) -> Edit:
    """Positions under another manager, or parked, without their reports."""
    moves = [MoveAlone(session.scenario, position, manager) for position in positions]
    return together(moves, f"Move {len(moves):,} positions without their reports")


def placed(session: Session, positions: Sequence[str], sibling: str, *, after: bool) -> Edit:
    """Positions directly before or after another one, in their sequence."""
    chosen = outermost(session, positions)
    if not after:
        places = [PlaceBeside(session.scenario, position, sibling) for position in chosen]
    else:
        before = [sibling, *chosen]
        pairs = zip(chosen, before, strict=False)
        places = [PlaceBeside(session.scenario, position, behind, after=True) for position, behind in pairs]
    return together(places, f"Place {len(places):,} positions")


def dotted(session: Session, positions: Sequence[str], leader: str) -> Edit:
    """A dotted line from each position to a leader; those that are there already stay."""
    drawn = session.organisation.dotted_lines
    lines = [AddDottedLine(session.scenario, p, leader) for p in positions if (p, leader) not in drawn]
    return together(lines, f"Draw {len(lines):,} dotted lines")


def shifted(session: Session, position: str, steps: int) -> Edit | None:
    """A position so many places further among its siblings, or back; None where it is the last of them."""
    organisation = session.organisation
    manager = organisation.position(position).manager
    row = organisation.tops() if manager is None else organisation.reports(manager)
    at = next(number for number, sibling in enumerate(row) if sibling.id == position)
    if not 0 <= at + steps < len(row):
        return None
    return PlaceBeside(session.scenario, position, row[at + steps].id, after=steps > 0)


def raised(session: Session, position: str) -> Edit | None:
    """A position beside its manager; None where it has none."""
    manager = session.organisation.position(position).manager
    return None if manager is None else PlaceBeside(session.scenario, position, manager, after=True)


def lowered(session: Session, position: str) -> Edit | None:
    """A position under the sibling before it; None where it is the first."""
    organisation = session.organisation
    manager = organisation.position(position).manager
    row = organisation.tops() if manager is None else organisation.reports(manager)
    at = next(number for number, sibling in enumerate(row) if sibling.id == position)
    return MovePosition(session.scenario, position, row[at - 1].id) if at else None


def outermost(session: Session, positions: Sequence[str]) -> list[str]:
    """Those that are not below another one of them."""
    chosen = set(positions)
    return [p for p in positions if chosen.isdisjoint(session.organisation.chain_up(p)[1:])]


def together(edits: Sequence[Edit], name: str) -> Edit:
    """Several edits as one step; a single one is a step of its own."""
    return edits[0] if len(edits) == 1 else Batch(tuple(edits), name)
