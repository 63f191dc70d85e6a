"""All benchmarks by name, in the sequence in which they run."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks import (
    chart_layout,
    csv_reading,
    edit_append,
    edit_commit,
    plan_opening,
    team_distance,
    xlsx_reading,
)
from benchmarks.frame import Benchmark

BENCHMARKS: Mapping[str, Benchmark] = {
    module.BENCHMARK.name: module.BENCHMARK
    for module in (
        team_distance,
        chart_layout,
        csv_reading,
        xlsx_reading,
        edit_commit,
        edit_append,
        plan_opening,
    )
}
