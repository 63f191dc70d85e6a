"""A chart of one branch shows its people as the whole chart does, and knows in which layer they are."""

from __future__ import annotations

from dataplanner.model.edits import ChangePosition
from dataplanner.model.positions import AS_IS
from dataplanner.ui.organisation.card_fields import card_fields, with_fields
from dataplanner.ui.organisation.chart_data import chart_data
from dataplanner.ui.organisation.drop import How, drop_on
from dataplanner.ui.organisation.focus import focused
from tests.model.builders import HANSA, document_of
from tests.ui.organisation.charts import KINDS, chart

BOARD_KINDS = {"aiko": "science", "ravi": "engineering"}


def test_only_the_branch_is_shown_with_its_texts_kinds_and_lines() -> None:
    whole = chart(kinds=BOARD_KINDS, vacant=["ben"], dotted=[("aiko", "carla"), ("aiko", "ravi")])
    branch = focused(whole, "marta")
    assert branch.index.ids == ("marta", "tomas", "aiko", "ben", "carla")
    row = branch.index.row
    assert branch.name(row["aiko"]) == "Aiko"
    assert branch.kind_of(row["aiko"]) == "science"
    assert branch.vacant[row["ben"]]
    assert branch.dotted.tolist() == [[row["aiko"], row["carla"]]]


def test_layers_are_those_of_the_whole_organisation() -> None:
    branch = focused(focused(chart(), "marta"), "tomas")
    assert branch.layer(0) == 3
    drop = drop_on(focused(chart(), "marta"), [branch.index.row["aiko"] + 1], 0, How.UNDER)
    assert drop.effect.endswith("layer 4 → 3")


def test_somebody_who_is_not_there_leaves_the_chart_as_it_is() -> None:
    whole = chart()
    assert focused(whole, "nobody") is whole


def test_chosen_fields_are_further_lines_on_the_cards() -> None:
    document = document_of(HANSA)
    document.do(ChangePosition(AS_IS, "dana", {"location": "Oslo", "fields": {"Cost centre": "0012"}}))
    organisation = document.plan.organisation()
    assert card_fields(organisation) == {
        "location": "Location", "fte": "FTE", "span": "Span of control", "Cost centre": "Cost centre",
    }  # fmt: skip
    plain = chart_data(document.plan, kind_names=KINDS)
    data = with_fields(plain, organisation, ["location", "span", "Cost centre", "fte"])
    row = data.index.row
    assert data.line_count == 3
    assert list(data.lines(row["dana"])) == ["Oslo", "Span of control 2", "0012"]
    assert list(data.lines(row["uma"])) == ["", "", ""]
    assert with_fields(plain, organisation, []) is plain
