"""The figures that the summary opens with, each with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dataplanner.analysis.distance import LARGEST, data_team_distances, data_teams_leader, largest_distance
from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.ratios import engineers_per_scientist
from dataplanner.analysis.shape import Shape, shape_of
from dataplanner.files.workbook.report import Report
from dataplanner.files.workbook.table import Styled
from dataplanner.model.notes import ImportProblem


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, its value and a remark that places it."""

    name: str
    value: int | Styled
    remark: str = ""


def key_figures(report: Report, matrices: list[TeamMatrix]) -> list[Figure]:
    """The figures of a scenario, from its size to its data teams."""
    shape = shape_of(report.plan, report.scenario.id)
    return [
        *_size(shape),
        *_form(report, shape),
        *_data_people(report, shape),
        *_distance(report),
        *_skills(matrices),
        *_import(report),
    ]


def _size(shape: Shape) -> Iterator[Figure]:
    yield Figure("Positions", shape.positions, f"held by {shape.people:,} {_word(shape.people, 'person', 'people')}")
    yield Figure("Vacant positions", shape.vacant)
    if shape.unplaced:
        yield Figure("Positions without a place", shape.unplaced, "neither a manager nor reports: find their manager")


def _form(report: Report, shape: Shape) -> Iterator[Figure]:
    tops = [report.plan.label(top) for top in report.organisation.roots()]
    top = tops[0] if len(tops) == 1 else f"{len(tops)} separate trees" if tops else ""
    yield Figure("Layers", shape.layers, f"counted from {top}" if len(tops) == 1 else top)
    yield Figure("Managers", shape.managers, f"median span of control {shape.median_span:g}")
    yield Figure("Largest span of control", shape.largest_span, report.label(shape.largest_span_at))


def _data_people(report: Report, shape: Shape) -> Iterator[Figure]:
    for kind in report.method.data_kinds:
        yield Figure(f"{report.kind_name(kind)}, people", shape.headcount.get(kind, 0))
    ratio = engineers_per_scientist(shape.headcount)
    if ratio is not None:
        yield Figure("Engineers for each scientist", Styled(ratio, "figure_decimal"))


def _distance(report: Report) -> Iterator[Figure]:
    leader = data_teams_leader(report.organisation)
    if leader is not None:
        remark = f"of {report.index.layers}: {report.label(leader)}"
        yield Figure("Layer of the data teams’ common leader", report.layer(leader) or 0, remark)
    data = data_team_distances(report.organisation)
    if (far := largest_distance(data)) is not None:
        names = " – ".join(report.organisation.team(team).name for team in (far.team_a, far.team_b))
        yield Figure(LARGEST, far.distance or 0, names)
    apart = sum(pair.distance is None for pair in data)
    if apart:
        yield Figure("Pairs without a common leader", apart, "data teams that no reporting line joins")


def _skills(matrices: list[TeamMatrix]) -> Iterator[Figure]:
    people = sum(len(matrix.people) for matrix in matrices)
    if people:
        assessed = sum(matrix.assessed for matrix in matrices)
        flags = sum(len(matrix.red_flags) for matrix in matrices)
        teams = len(matrices)
        yield Figure("People assessed", assessed, f"of {people:,} in {teams} {_word(teams, 'matrix', 'matrices')}")
        if assessed:
            yield Figure("Skills that nobody has", flags, "red flags, counted for each team")


def _import(report: Report) -> Iterator[Figure]:
    problems = sum(1 for _ in report.plan.all(ImportProblem))
    if problems:
        yield Figure("Import problems", problems, "listed with their rows on the last sheet")


def _word(count: int, one: str, several: str) -> str:
    return one if count == 1 else several
