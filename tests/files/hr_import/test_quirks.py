"""Exports nobody has shown us: from each the same company comes out, and nothing is asked that the file tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import import_export
from tests.files.hr_import.drawings import DRAWINGS
from tests.files.hr_import.exports import accounted
from tests.files.hr_import.habits import HABITS
from tests.files.hr_import.languages import LANGUAGES
from tests.files.hr_import.quirks import EXPORTS as QUIRKS
from tests.files.hr_import.quirks import MEMBERS, NAMES
from tests.files.hr_import.structures import STRUCTURES
from tests.files.hr_import.systems import SYSTEMS

ASKED = {"a mark left open before a break"}
EXPORTS = QUIRKS | SYSTEMS | HABITS | STRUCTURES | LANGUAGES | DRAWINGS


@pytest.mark.parametrize("name", EXPORTS)
def test_the_company_comes_out(name: str, tmp_path: Path) -> None:
    found = import_export([EXPORTS[name](tmp_path)])
    people = {person.id: in_order(person.name) for person in found.people}
    held = {position.id: people[position.person_id or ""] for position in found.positions}
    told = {held[position.id]: held.get(position.manager_id or "", "") for position in found.positions}
    assert accounted(found)
    assert told == {member.name: boss for member, boss in zip(MEMBERS, NAMES, strict=True)}
    asked = [problem.sentence for problem in found.problems if problem.level == "question"]
    assert len(asked) == (name in ASKED)


def in_order(name: str) -> str:
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name
