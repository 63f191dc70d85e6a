"""The raw HR export of Hansa Foods: the importer finds in it the very organisation of the plan beside it."""

import csv
from collections import Counter

import pytest

from dataplanner.analysis.method import Method
from dataplanner.analysis.shape import shape_of
from dataplanner.files.hr_import import ImportedOrganisation, import_export
from dataplanner.files.import_plan import plan_from_import
from dataplanner.files.resources import root
from dataplanner.model.plan import Plan
from tests.samples.conftest import Opened

EXPORT = root() / "sample_orgs" / "hansa-foods-export.csv"


@pytest.fixture(scope="module")
def imported() -> ImportedOrganisation:
    return import_export([EXPORT], leave_out=("leaver",))


def lines(plan: Plan) -> Counter[tuple[str, str, str, float]]:
    """Every position with its leader, department and FTE, by what a reader sees."""
    organisation = plan.organisation()
    leaders = {
        p.id: plan.label(organisation.position(p.manager)) if p.manager else "" for p in organisation.positions()
    }
    return Counter((plan.label(p), leaders[p.id], p.department, p.fte) for p in organisation.positions())


def test_the_import_is_the_organisation_of_the_plan(
    sample: Opened, imported: ImportedOrganisation, method: Method
) -> None:
    plan = plan_from_import(imported, "Hansa Foods", method)
    assert lines(plan) == lines(sample("hansa-foods"))
    shape = shape_of(plan, "as-is")
    assert (shape.positions, shape.vacant, shape.roots, shape.layers, shape.unplaced) == (420, 31, 1, 7, 3)


def test_the_dotted_line_is_imported_too(sample: Opened, imported: ImportedOrganisation, method: Method) -> None:
    plan = plan_from_import(imported, "Hansa Foods", method)
    organisation = plan.organisation()
    dotted = [tuple(plan.label(organisation.position(end)) for end in ends) for ends in organisation.dotted_lines]
    assert dotted == [("Tomas Bauer, Head of Analytics", "Dana Whitfield, VP Data Platform")]


def test_every_defect_of_the_export_is_reported_with_its_row() -> None:
    imported = import_export([EXPORT])
    with EXPORT.open(encoding="utf-8-sig", newline="") as file:
        rows = dict(enumerate(csv.DictReader(file, delimiter=";"), 2))
    told = Counter(problem.kind for problem in imported.problems)
    assert (told["missing_manager"], told["duplicate_row"], told["leaver"]) == (2, 1, 5)
    for problem in imported.problems:
        if problem.kind == "missing_manager":
            assert rows[problem.row or 0]["Manager ID"] in ("20998", "20999")
        if problem.kind == "leaver":
            assert rows[problem.row or 0]["Worker Status"] == "Terminated"


def test_leaders_are_found_by_number_leading_zeros_kept(imported: ImportedOrganisation) -> None:
    assert imported.mapping.fields["manager"] == ("Manager ID",)
    bremen = next(position for position in imported.positions if position.id == "00417")
    assert bremen.title == "Plant Director Bremen"
    assert sum(position.manager_id == "00417" for position in imported.positions) == 3


def test_the_export_is_as_uncleaned_as_the_readme_says() -> None:
    with EXPORT.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    cells = [cell for row in rows for cell in row.values()]
    assert any(cell != cell.rstrip() for cell in cells)
    assert cells.count("N/A") >= 5
    assert {"Vacant", "N.N.", "To be hired"} <= {row["Legal Name"] for row in rows}
    assert any("," in row["FTE"] for row in rows)
