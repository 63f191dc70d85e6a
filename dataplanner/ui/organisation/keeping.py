"""What of a chart is shown after its cards have moved: what somebody looks at stays, and the page stays filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSizeF

from dataplanner.analysis.index import OrganisationIndex
from dataplanner.analysis.layout import Layout
from dataplanner.ui.organisation.view import View


@dataclass(frozen=True, slots=True)
class Side:
    """One direction of a page: where the view begins, how far it reaches and how far the chart does, from 0 on."""

    start: float
    span: float
    extent: float

    @property
    def before(self) -> float:
        """How much is empty before the chart; negative where some of the chart is out of sight there."""
        return -self.start

    @property
    def behind(self) -> float:
        return self.start + self.span - self.extent


def kept_view(view: View, old: Layout, new: Layout, keep: Sequence[str], room: QSizeF, margin: float) -> View:
    """The view after a chart has changed from ``old`` to ``new``.

    The first of ``keep`` stays where it is on the screen, or whom it reports to now where it has moved to another
    manager; else the top does. That may neither push out of sight what has room, nor leave a page
    empty that can be filled.
    """
    across, down = room.width() / view.scale, room.height() / view.scale
    moved = _anchored(view, old, new, keep, across, down)
    x = _filled(Side(view.x, across, old.width), Side(moved.x, across, new.width), margin)
    y = _filled(Side(view.y, down, old.height), Side(moved.y, down, new.height), margin)
    return View(x, y, view.scale)


def _anchored(view: View, old: Layout, new: Layout, keep: Sequence[str], across: float, down: float) -> View:
    """The view in which the first anchor that was in sight stands where it stood."""
    for id_ in _anchors(old.index, new.index, keep):
        before, after = old.index.row.get(id_, -1), new.index.row.get(id_, -1)
        if before < 0 or after < 0 or not (old.visible[before] and new.visible[after]):
            continue
        x, y = float(old.x[before]), float(old.y[before])
        if 0 <= x - view.x <= across and 0 <= y - view.y <= down:
            return View(view.x + float(new.x[after]) - x, view.y + float(new.y[after]) - y, view.scale)
    return view


def _anchors(old: OrganisationIndex, new: OrganisationIndex, keep: Sequence[str]) -> Iterator[str]:
    for id_ in keep:
        manager = _manager(new, id_)
        if manager == _manager(old, id_):
            yield id_
        elif manager is not None:
            yield manager
    yield from new.ids[:1]


def _manager(index: OrganisationIndex, id_: str) -> str | None:
    """Whom somebody reports to on a chart; None for nobody, and for who is not there."""
    row = index.row.get(id_, -1)
    parent = int(index.parent[row]) if row >= 0 else -1
    return index.ids[parent] if parent >= 0 else None


def _filled(was: Side, now: Side, margin: float) -> float:
    """Where the view begins so that nothing is out of sight that has room.

    Where there is no room for all, neither end is emptier than it was, or than the margin.
    """
    both = now.before + now.behind
    if both >= 0:
        least, most = min(was.before, 0.0), both - min(was.behind, 0.0)
    else:
        least, most = both - max(was.behind, margin), max(was.before, margin)
    return -min(max(now.before, least), most)
