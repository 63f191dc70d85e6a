"""What a chart shows of an organisation: texts, kinds and dotted lines by row, gathered from the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataplanner.analysis.index import OrganisationIndex, index_of
from dataplanner.analysis.parking import with_parked
from dataplanner.analysis.traits import NO_KIND, Traits, traits_of
from dataplanner.model.organisation import Organisation
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.ui.names import Names


@dataclass(frozen=True, slots=True, eq=False)
class ChartData:
    """The content of a chart, by the rows of ``index``.

    ``kind`` numbers each position's team kind, or by what else the chart is coloured, within ``kinds``, -1 where it
    has none; ``kind_names`` gives each kind's name for the legend. ``dotted`` holds a pair of rows for each dashed
    line, shape (lines, 2), ``dotted_styles`` how each is drawn where it is not as usual, and ``dotted_name`` says what
    these lines are. ``lines`` gives the ``line_count`` further
    texts on a card. ``folded_note`` says what else there is to know of those whom a folded card hides.
    ``layers_above`` counts the layers above the first one that is shown.
    """

    index: OrganisationIndex
    name: Callable[[int], str]
    title: Callable[[int], str]
    vacant: NDArray[np.bool_]
    kind: NDArray[np.int8]
    kinds: tuple[str, ...]
    kind_names: Mapping[str, str]
    dotted: NDArray[np.int32]
    dotted_name: str = "Dotted line"
    dotted_styles: tuple[str, ...] = ()
    lines: Callable[[int], Sequence[str]] = lambda _row: ()
    line_count: int = 0
    layers_above: int = 0
    folded_note: Callable[[int], str] = lambda _row: ""

    def kind_of(self, row: int) -> str:
        """The team kind of a row; empty where it has none, and for row -1."""
        number = int(self.kind[row]) if row >= 0 else NO_KIND
        return self.kinds[number] if number >= 0 else ""

    def layer(self, row: int) -> int:
        """The layer of a row in the whole organisation, the top being 1."""
        return self.layers_above + int(self.index.depth[row])

    def kinds_present(self) -> list[str]:
        """The kinds that occur, in their sequence."""
        return [kind for number, kind in enumerate(self.kinds) if (self.kind == number).any()]

    def rows(self, position_ids: Iterable[str]) -> list[int]:
        """The rows of those of the positions that have one."""
        rows: list[int] = self.index.row.of(position_ids).tolist()
        return rows


def chart_data(
    plan: Plan,
    scenario: str = AS_IS,
    *,
    kind_names: Mapping[str, str],
    holder: Callable[[Position], str] | None = None,
) -> ChartData:
    """The chart of one scenario of a plan.

    ``kind_names`` lists the team kinds with their names in the legend's sequence; ``holder`` says how whoever holds
    a position is called, for instance to mask names. Names and titles are read when a card is painted, so an edit
    calls for a new chart. Raises UnknownRecord for a scenario that the plan lacks.
    """
    organisation = plan.organisation(scenario)
    index = with_parked(index_of(organisation))
    traits = traits_of(organisation)
    called = holder or Names(plan).holder
    kinds = tuple(kind_names)
    dotted = _dotted(organisation, index)
    return ChartData(
        index=index,
        name=lambda row: called(organisation.position(index.ids[row])),
        title=lambda row: organisation.position(index.ids[row]).title,
        vacant=traits.vacant_at(index.ids),
        kind=_kinds(organisation, index, traits, kinds),
        kinds=kinds,
        kind_names=kind_names,
        dotted=np.array([(one, other) for one, other, _ in dotted], np.int32).reshape(-1, 2),
        dotted_styles=tuple(style for _, _, style in dotted),
    )


def _kinds(
    organisation: Organisation, index: OrganisationIndex, traits: Traits, kinds: tuple[str, ...]
) -> NDArray[np.int8]:
    """Everybody's kind: their own where it is confirmed, else that of the closest team that holds them."""
    number = {kind: i for i, kind in enumerate(kinds)}
    kind = np.full(len(index), NO_KIND, np.int8)
    for team in organisation.sorted_teams():
        if team.subtree is not None and team.subtree in index.row and team.kind in number:
            kind[index.row[team.subtree]] = number[team.kind]
    led = (kind != NO_KIND).any()
    for level in list(index.levels())[1:] if led else ():
        kind[level] = np.where(kind[level] == NO_KIND, kind[index.parent[level]], kind[level])
    for team in organisation.sorted_teams():
        listed = {*team.members, *(organisation.found_by(team.query) if team.query else ())}
        kind[[index.row[id_] for id_ in listed if id_ in index.row]] = number.get(team.kind, NO_KIND)
    own = traits.kind_at(index.ids, kinds)
    return np.where(own == NO_KIND, kind, own) if organisation.teams else own


def _dotted(organisation: Organisation, index: OrganisationIndex) -> list[tuple[int, int, str]]:
    """The rows at both ends of each dotted line, and its style."""
    return sorted(
        (index.row[line.position], index.row[line.leader], line.style)
        for line in organisation.dotted_lines.values()
        if line.position in index.row and line.leader in index.row
    )
