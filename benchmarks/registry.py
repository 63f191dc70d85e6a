"""All benchmarks by name, in the sequence in which they run."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks import (
    chart_layout,
    csv_reading,
    drag_distance,
    edit_append,
    edit_commit,
    first_paint,
    import_checks,
    large_charts,
    large_imports,
    person_distance,
    plan_opening,
    skills_matrix,
    team_distance,
    xlsx_memory,
    xlsx_reading,
)
from benchmarks.frame import Benchmark

BENCHMARKS: Mapping[str, Benchmark] = {
    benchmark.name: benchmark
    for benchmark in (
        team_distance.BENCHMARK,
        team_distance.COMPILED,
        person_distance.BENCHMARK,
        drag_distance.BENCHMARK,
        chart_layout.BENCHMARK,
        csv_reading.BENCHMARK,
        import_checks.BENCHMARK,
        xlsx_reading.BENCHMARK,
        xlsx_memory.BENCHMARK,
        edit_commit.BENCHMARK,
        edit_append.BENCHMARK,
        plan_opening.BENCHMARK,
        first_paint.BENCHMARK,
        *large_charts.BENCHMARKS,
        *large_imports.BENCHMARKS,
        *skills_matrix.BENCHMARKS,
    )
}

GROUPS: Mapping[str, tuple[str, ...]] = {
    "import": tuple(each.BENCHMARK.name for each in (csv_reading, import_checks, xlsx_reading, xlsx_memory)),
    "window": tuple(each.name for each in large_imports.BENCHMARKS),
}
"""Benchmarks that belong together: those of an import share their files, those of the window what it does."""
