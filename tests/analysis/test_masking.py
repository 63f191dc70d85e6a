"""A plan as it is seen with names masked: nobody is named in it, it follows, and what is said of it is understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.extra_fields import extra_fields
from dataplanner.analysis.free_texts import is_free, is_hidden
from dataplanner.analysis.mask_numbers import MaskNumbers
from dataplanner.analysis.masking import ANYBODY, MaskedPlan, Seen
from dataplanner.files.name_words import name_words
from dataplanner.files.plan_file import open_plan
from dataplanner.files.plan_json import plan_text
from dataplanner.model.document import Document
from dataplanner.model.edits import (
    AddPosition,
    AddTeam,
    Batch,
    ChangePosition,
    ChangeProject,
    ChangeTeam,
    CopyScenario,
    FillPosition,
    MovePosition,
    RemovePosition,
    RenamePlan,
)
from dataplanner.model.people import Person
from dataplanner.model.plan import RECORD_TYPES, Plan
from dataplanner.model.positions import AS_IS, Position
from dataplanner.model.records import Record
from tests.every_field import NAME, PERSON, PLACE, every_field
from tests.windows import sample

ROOT = "top"


def masked(plan: Plan) -> tuple[Document, MaskedPlan]:
    """A document and what is seen of it, which follows."""
    document = Document(plan)
    seen = MaskedPlan(document, MaskNumbers(), name_words())
    document.subscribe(seen.follow)
    return document, seen


def records(plan: Plan) -> list[Record]:
    return [record for kind in RECORD_TYPES if not kind.private for record in plan.all(kind)]


def test_no_field_of_any_record_names_somebody() -> None:
    document, seen = masked(every_field().plan)
    assert NAME in plan_text(document.plan)
    told = plan_text(seen.plan)
    assert [word for word in NAME.split() if word.casefold() in told.casefold()] == []
    assert seen.plan.get(Person, PERSON).name == seen.mask.person(PERSON)


def test_what_was_written_freely_is_not_shown_and_what_is_made_of_it_brings_it_back() -> None:
    every = every_field()
    document, seen = masked(every.plan)
    free = [word for (kind, name), word in every.words.items() if is_free(kind, name) and not kind.private]
    assert len(free) > 10
    assert [word for word in free if word in plan_text(seen.plan)] == []
    told = seen.plan.organisation().position(PLACE).note
    assert is_hidden(told)
    assert not is_hidden(seen.plan.organisation().position("other").note)
    document.do(ChangePosition(AS_IS, "other", {"note": "Lexi is on leave"}))
    other = seen.plan.organisation().position("other").note
    assert other != told
    document.do(seen.mask.meant(ChangePosition(AS_IS, ROOT, {"note": f"{other}, and {told}"})))
    kept = document.plan.organisation().position(ROOT).note
    assert kept == f"Lexi is on leave, and {document.plan.organisation().position(PLACE).note}"


def test_columns_of_the_export_are_as_if_not_there_and_stay_in_the_plan() -> None:
    document, seen = masked(every_field().plan)
    assert extra_fields(document.plan.organisation()) != []
    assert extra_fields(seen.plan.organisation()) == []
    before = document.plan.organisation().position(PLACE).fields
    document.do(seen.mask.meant(ChangePosition(AS_IS, PLACE, {"grade": "B"})))
    assert document.plan.organisation().position(PLACE).fields == before != {}


def test_what_has_no_name_in_it_is_the_same_record() -> None:
    document, seen = masked(every_field().plan)
    position = document.plan.organisation().position("other")
    assert seen.plan.organisation().position("other") is position


def test_what_comes_back_as_it_was_seen_is_understood_as_it_was() -> None:
    document, seen = masked(every_field().plan)
    named = [record for record in records(document.plan) if not isinstance(record, Person)]
    columns = document.plan.organisation().position(PLACE).fields  # nothing stands in their place
    back = [seen.mask.meant(seen.mask.record(record)) for record in named]
    assert [one.with_(fields=columns) if getattr(one, "id", "") == PLACE else one for one in back] == named


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Senior assistant to {0}", "Senior assistant to Zenobia Quexly"),
        ("Person 99", "Person 99"),
        ("Person", "Person"),
    ],
)
def test_what_is_typed_of_a_number_is_meant_of_the_person(typed: str, kept: str) -> None:
    document, seen = masked(every_field().plan)
    title = typed.format(seen.mask.person(PERSON))
    edit = Batch((ChangePosition(AS_IS, ROOT, {"title": title}), RenamePlan(title)), title)
    document.do(seen.mask.meant(edit))
    assert document.plan.organisation().position(ROOT).title == kept
    assert (document.plan.name, document.undo_label) == (kept, kept)


def test_a_number_alone_is_meant_as_the_whole_name() -> None:
    plan = every_field().plan
    ChangePosition(AS_IS, ROOT, {"title": "Quexly", "department": NAME}).apply(plan)
    _, seen = masked(plan)
    top = seen.plan.organisation().position(ROOT)
    assert top.title == top.department == seen.mask.person(PERSON)
    assert seen.mask.meant(top.department) == NAME


def test_a_word_of_two_people_is_anybody() -> None:
    document, _ = masked(every_field().plan)
    document.do(AddPosition(AS_IS, "Zenobia’s deputy", ROOT, "Zenobia Wu", "deputy"))
    assert (
        MaskedPlan(document, MaskNumbers(), name_words()).plan.organisation().position("deputy").title
        == f"{ANYBODY}’s deputy"
    )


def test_whom_the_history_names_is_hidden_too_when_they_are_gone() -> None:
    document, seen = masked(every_field().plan)
    document.do(FillPosition(AS_IS, ROOT, "Ottoline Brackwater"))
    document.do(FillPosition(AS_IS, ROOT, "Somebody else"))
    document.do(RenamePlan("After Brackwater"))
    assert "Brackwater" not in seen.plan.name
    assert "Ottoline" not in seen.mask.text(document.done[0].label)


def test_somebody_new_is_masked_in_texts_of_before_and_until_then_what_was_seen_stays() -> None:
    document, seen = masked(every_field().plan)
    document.do(ChangePosition(AS_IS, "other", {"title": "Ask Ottoline"}))
    shown, during = seen.plan, list[Plan]()
    document = following(document, seen, during)
    document.do(FillPosition(AS_IS, ROOT, "Ottoline Brackwater"))
    assert during == [shown], "the plan that is seen is another once all is masked"
    assert "Ottoline" not in plan_text(seen.plan)
    document.do(FillPosition(AS_IS, ROOT, "Aurelia Nowhere"))
    assert during == [shown], "nobody was called so before: nothing is masked anew"
    assert "Aurelia" not in plan_text(seen.plan)


def following(document: Document, seen: MaskedPlan, during: list[Plan]) -> Document:
    """A document of the same plan, whose masked plan notes what is seen while all is masked anew."""

    def anew(make: Callable[[], Seen]) -> Seen:
        made = make()
        during.append(seen.plan)
        return made

    document._subscribers.clear()
    document.subscribe(lambda change: seen.follow(change, anew))
    return document


@pytest.mark.parametrize(("text", "seen"), [("Ask the van driver", True), ("Ask Mr van der Berg", False)])
def test_a_word_of_a_new_name_that_names_nobody_alone_has_nothing_masked_anew(text: str, seen: bool) -> None:
    document, mask = masked(every_field().plan)
    document.do(ChangePosition(AS_IS, "other", {"title": text}))
    during = list[Plan]()
    document = following(document, mask, during)
    document.do(FillPosition(AS_IS, ROOT, "Jan van der Berg"))
    assert (text in plan_text(mask.plan)) is seen
    assert (during == []) is seen


def test_a_namesake_of_somebody_has_texts_of_before_looked_at_again() -> None:
    document, seen = masked(every_field().plan)
    document.do(AddPosition(AS_IS, "Assistant", ROOT, "Quexly Wu", "deputy"))
    document.do(RenamePlan("Of Quexly"))
    assert seen.plan.name == f"Of {ANYBODY}"


def test_whoever_is_erased_is_not_known_any_longer() -> None:
    document, seen = masked(every_field().plan)
    document.do(AddPosition(AS_IS, "Assistant", ROOT, "Ottoline Wu", "deputy", "ottoline"))
    gone = [change.inverted() for change in reversed(document.done[-1].changes)]
    document.rewrite("Erase a person", gone, [], [])
    assert "Ottoline" in seen.mask.text("After Ottoline")


def test_what_is_prepared_for_a_change_of_very_much_is_what_is_seen_after_it() -> None:
    document, seen = masked(every_field().plan)
    document.prepare = seen.prepare
    document.take_over(AddPosition(AS_IS, f"Deputy of {NAME}", ROOT, "Ottoline Wu", "deputy"))
    anew = MaskedPlan(document, MaskNumbers(seen._numbers.given), name_words())
    assert plan_text(seen.plan) == plan_text(anew.plan)
    document.take_back()
    assert "deputy" not in seen.plan.organisation()


def test_numbers_stay() -> None:
    document = Document(every_field().plan)
    numbers = MaskNumbers()
    before = MaskedPlan(document, numbers, name_words()).mask.person(PERSON)
    document.do(AddPosition(AS_IS, "First", None, "Aaron Aardvark", "first", "a-first"))
    assert MaskedPlan(document, numbers, name_words()).mask.person(PERSON) == before


@pytest.mark.parametrize("rule", [f'under:"{NAME}"', "name:quex", "title:of-zen", "name:zenobia or title:head"])
def test_the_rule_of_a_team_finds_whom_it_finds_unmasked(rule: str) -> None:
    document, _ = masked(every_field().plan)
    document.do(ChangePosition(AS_IS, PLACE, {"title": f"Chief-of-{NAME}"}))
    document.do(AddPosition(AS_IS, "Assistant", PLACE, "Ada Wu", "assistant"))
    document.do(AddTeam(AS_IS, "Ruled", "science", id="ruled", query=rule))
    seen = MaskedPlan(document, MaskNumbers(), name_words())
    document.subscribe(seen.follow)
    assert members(seen.plan) == members(document.plan) != set()
    document.do(MovePosition(AS_IS, "assistant", "other"))
    assert members(seen.plan) == members(document.plan)
    assert members(seen.plan.copy()) == members(document.plan), "also where work is done on a copy"


def members(plan: Plan) -> set[str]:
    organisation = plan.organisation()
    return organisation.team_members(organisation.team("ruled"))


@given(st.lists(st.integers(0, 7), max_size=8))
def test_it_follows_every_edit_as_if_made_anew(steps: list[int]) -> None:
    document, seen = masked(every_field().plan)
    for number, step in enumerate(steps):
        edits = [
            AddPosition(AS_IS, f"Deputy of {NAME}", ROOT, "", f"deputy-{number}"),
            ChangePosition(AS_IS, "other", {"title": f"{number} for {NAME}"}),
            MovePosition(AS_IS, "other", PLACE if number % 2 else ROOT),
            FillPosition(AS_IS, ROOT, f"Ottoline {number}"),
            ChangeTeam(AS_IS, "team", {"name": f"Team {NAME} {number}"}),
            CopyScenario(AS_IS, f"{NAME} {number}", f"later-{number}"),
            ChangeProject("churn", {"name": f"{number} of {NAME}"}),
        ]
        if step == len(edits):
            document.undo()
        elif not (step == 2 and number % 2 and above(document.plan, "other", PLACE)):
            document.do(edits[step])
    anew = MaskedPlan(document, MaskNumbers(seen._numbers.given), name_words())
    assert {(one.table, one.key): one for one in records(seen.plan)} == {
        (one.table, one.key): one for one in records(anew.plan)
    }


def above(plan: Plan, upper: str, lower: str) -> bool:
    return plan.organisation().is_at_or_above(upper, lower)


@pytest.mark.parametrize("name", ["hansa-foods", "start-up"])
def test_the_words_of_a_sample_stay_that_name_nobody(name: str) -> None:
    plan = open_plan(sample(name))
    document, seen = masked(plan)
    titles = {position.title for position in document.plan.all(Position)}
    assert {position.title for position in seen.plan.all(Position)} == titles


def test_a_position_that_is_removed_goes() -> None:
    document, seen = masked(every_field().plan)
    document.do(RemovePosition(AS_IS, "other"))
    assert "other" not in seen.plan.organisation()
