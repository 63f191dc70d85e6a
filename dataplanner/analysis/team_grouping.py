"""People of one kind gathered into groups: below the leader of such a team, else wherever they stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dataplanner.analysis.index import index_of
from dataplanner.analysis.method import Method
from dataplanner.model.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Group:
    """People of one kind, in chart sequence, below ``leader`` (None: in different places).

    ``whole`` says that the leader and everybody below, ``size`` people without the leader, may well be the team.
    """

    kind: str
    leader: str | None
    people: tuple[str, ...]
    whole: bool
    size: int


def groups_of(
    organisation: Organisation, kinds: Mapping[str, str], taken: Collection[str], method: Method
) -> list[Group]:
    """Groups of the positions in ``kinds`` (position → team kind), by kind and then in chart sequence.

    One who stands alone is in no group, unless nobody else is of that kind. A leader above somebody in ``taken``,
    who is on a team already, joins no teams.
    """
    grouping = _Grouping(organisation, kinds, taken, method)
    led = [grouping.led_group(leader, kind) for leader, kind in grouping.leaders().items()]
    grouped = {id_ for group in led for id_ in grouping.members(group)}
    found = [*led, *grouping.leftover_groups([id_ for id_ in grouping.in_sequence(kinds) if id_ not in grouped], led)]
    sequence = list(method.kinds)
    return sorted(found, key=lambda group: (sequence.index(group.kind), grouping.place(group.people[0])))


class _Grouping:
    """An organisation seen by the kinds of its positions."""

    def __init__(
        self, organisation: Organisation, kinds: Mapping[str, str], taken: Collection[str], method: Method
    ) -> None:
        self.organisation = organisation
        self.kinds = kinds
        self.proposing = method.proposing
        self.data_kinds = method.data_kinds
        self.index = index_of(organisation)
        self.below = self._below()
        self.above_taken = {leader for member in taken for leader in organisation.chain_up(member)}

    def leaders(self) -> dict[str, str]:
        """The leaders of teams with the kind of each, found from the lowest layer up."""
        led: dict[str, str] = {}
        for leader in reversed(self.index.ids):
            if leader in self.below and (kind := self._kind_led_by(leader, led)) is not None:
                for member in self._subtree(leader):
                    led.pop(member, None)
                led[leader] = kind
        return led

    def led_group(self, leader: str, kind: str) -> Group:
        everybody, below = self._subtree(leader), self.below[leader]
        staff = [self.kinds.get(id_) for id_ in everybody if not self.organisation.span_of_control(id_)]
        others = sum(below[other] for other in self.data_kinds if other != kind)
        alone = others < self.proposing.smallest and leader not in self.above_taken
        whole = alone and staff.count(kind) >= self.proposing.pure * len(staff)
        own_kind = self.kinds.get(leader)
        fits = own_kind == kind or (own_kind is None and self.organisation.position(leader).manager is not None)
        people = tuple(id_ for id_ in everybody if self.kinds.get(id_) == kind)
        return Group(kind, leader, people, whole and fits, len(everybody) - 1)

    def members(self, group: Group) -> Iterable[str]:
        """Everybody who would be on the team of a group, of whatever kind."""
        return self._subtree(group.leader) if group.whole and group.leader is not None else group.people

    def leftover_groups(self, left: list[str], led: Iterable[Group]) -> Iterator[Group]:
        """Those who share a leader, then those whose leaders share one, then whoever are the only ones of a kind."""
        seen = {group.kind for group in led}
        for leader_of in (self._leader, self._leader_above):
            gathered, left = self._gathered(left, leader_of), []
            for (kind, leader), people in gathered.items():
                if leader is None or len(people) < self.proposing.smallest:
                    left += people
                else:
                    seen.add(kind)
                    yield Group(kind, leader, tuple(people), False, len(people))
        for (kind, _), people in self._gathered(self.in_sequence(left), lambda _: None).items():
            if kind not in seen:
                yield Group(kind, None, tuple(people), False, len(people))

    def in_sequence(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=self.place)

    def place(self, id_: str) -> tuple[int, str]:
        """Where a position stands in chart sequence, those that are parked last."""
        return self.index.row.get(id_, len(self.index)), id_

    def _below(self) -> dict[str, Counter[str]]:
        """How many positions of each kind stand below each leader; leaders above nobody of any kind are left out."""
        below: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for id_ in reversed(self.index.ids):
            manager = self.organisation.position(id_).manager
            if manager is not None and (id_ in below or id_ in self.kinds):
                below[manager].update(below.get(id_, {}))
                below[manager].update([self.kinds[id_]] if id_ in self.kinds else [])
        return dict(below)

    def _kind_led_by(self, leader: str, led: Mapping[str, str]) -> str | None:
        """The kind of team that a leader leads: most reports are of it or lead one of it, and none leads another."""
        reports = [self.index.ids[row] for row in self.index.children(self.index.row[leader])]
        joined = {led[report] for report in reports if report in led}
        kinds = Counter(kind for report in reports if (kind := led.get(report) or self.kinds.get(report)))
        if not kinds:
            return None
        kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
        size = self.below[leader][kind] + (self.kinds.get(leader) == kind)
        share = kinds[kind] / len(reports)
        enough = share >= self.proposing.share and size >= self.proposing.smallest and joined <= {kind}
        return kind if enough and (not joined or self._may_join(leader, kind, share, size)) else None

    def _may_join(self, leader: str, kind: str, share: float, size: int) -> bool:
        """Whether teams below one leader are one: it stays small, and is the leader's business beyond doubt."""
        own = self.kinds.get(leader) == kind
        near = self.index.depth[self.index.row[leader]] > self.proposing.top_layers
        beyond_doubt = own or (near and share >= self.proposing.pure)
        return beyond_doubt and size <= self.proposing.largest and leader not in self.above_taken

    def _subtree(self, leader: str) -> list[str]:
        return [self.index.ids[row] for part in self.index.subtree(self.index.row[leader]) for row in part]

    def _gathered(
        self, left: list[str], leader_of: Callable[[str], str | None]
    ) -> Mapping[tuple[str, str | None], list[str]]:
        gathered: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
        for id_ in left:
            gathered[self.kinds[id_], leader_of(id_)].append(id_)
        return gathered

    def _leader(self, id_: str) -> str | None:
        """The nearest leader above who is not of the same kind."""
        leader = self.organisation.position(id_).manager
        while leader is not None and self.kinds.get(leader) == self.kinds[id_]:
            leader = self.organisation.position(leader).manager
        return leader

    def _leader_above(self, id_: str) -> str | None:
        leader = self._leader(id_)
        return None if leader is None else self.organisation.position(leader).manager
