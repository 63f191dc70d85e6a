"""Rules about the shape of the whole organisation."""

from __future__ import annotations

from collections.abc import Iterator

from dataplanner.analysis.method import Rule
from dataplanner.analysis.rules.case import Case, Seen
from dataplanner.analysis.rules.registry import evaluates
from dataplanner.analysis.wording import Count


@evaluates("wide_span", gives="leader span# most# others#", most=int)
def wide_span(case: Case, rule: Rule) -> Iterator[Seen]:
    most = int(rule.number("most"))
    spans = zip(case.index.ids, case.index.child_count.tolist(), strict=True)
    wide = sorted(((id_, span) for id_, span in spans if span > most), key=lambda entry: -entry[1])
    if wide:
        leader, span = wide[0]
        others = Count(len(wide) - 1)
        values = {"leader": case.label(leader), "span": Count(span), "most": Count(most), "others": others}
        yield Seen("", values, tuple(id_ for id_, _ in wide))


@evaluates("parked_positions", gives="count# names")
def parked_positions(case: Case, _: Rule) -> Iterator[Seen]:
    parked = [position.id for position in case.organisation.parked()]
    if parked:
        names = case.listed(case.label(position) for position in parked)
        yield Seen("", {"count": Count(len(parked)), "names": names}, tuple(parked))
