"""YAML as people write it by hand: people come out with the lines on which they stand, or the line at fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.hr_import import import_export
from dataplanner.files.hr_import.errors import UnreadableTextError
from dataplanner.files.hr_import.read_yaml import looks_like_yaml
from dataplanner.files.hr_import.yaml_text import parsed_yaml

MERGED = """\
defaults: &usual
  site: Berlin
employees:   # all of them
- <<: *usual
  id: 1
  name: "Lee: Ann"
  manager: ~
- <<: *usual
  id: 2
  name: Bo Ray
  manager: 1
"""
NESTED = """\
---
- &ann
  id: 1
  name: "Lee: Ann"
- id: 2
  name: Bo Ray
  manager:
    id: 1
    name: Ann
"""
FLOW = """\
staff:
  - {id: 1, name: "Lee: Ann", skills: [sql, 'c, c++']}
  - {id: 2, name: Bo Ray, manager: {id: 1}}
"""
TEXTS = """\
company:
  people:
    - id: 1
      name: "Lee: Ann"
      bio: |
        boss: nobody
        # and so on
    - id: 2
      name: Bo
        Ray
      bio: >-
        short
      manager: 1
"""
UNDER_NAMES = "Lee Ann:\n  title: Chief\n  manager:\nBo Ray:\n  title: Clerk\n  manager: Lee Ann\n"
TREE = "name: Lee Ann\nreports:\n  - name: Bo Ray\n    reports: []\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [(MERGED, (4, 8)), (NESTED, (3, 5)), (FLOW, (2, 3)), (TEXTS, (3, 8)), (UNDER_NAMES, (2, 5)), (TREE, (1, 2))],
)
def test_people_and_the_lines_on_which_they_stand(text: str, rows: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "staff.yaml").write_text(text, encoding="utf-8")
    found = import_export([tmp_path / "staff.yaml"])
    assert [person.name.replace(":", "") for person in found.people] == ["Lee Ann", "Bo Ray"]
    assert [position.manager_id for position in found.positions] == [None, found.positions[0].id]
    assert tuple(position.row for position in found.positions) == rows


LISTED = """\
Lee Ann:
  title: Chief
  reports:
    Bo Ray:
      title: Head
      reports:
        - Cy Moss
        - Di Nash:
            title: Clerk
    Ed Orr:
      title: Clerk
"""


def test_a_tree_under_names_keeps_what_is_told_of_each(tmp_path: Path) -> None:
    (tmp_path / "staff.yaml").write_text(LISTED, encoding="utf-8")
    found = import_export([tmp_path / "staff.yaml"])
    names = {person.id: person.name for person in found.people}
    assert [(names[one.id], one.title, names.get(one.manager_id or "")) for one in found.positions] == [
        ("Lee Ann", "Chief", None),
        ("Bo Ray", "Head", "Lee Ann"),
        ("Cy Moss", "", "Bo Ray"),
        ("Di Nash", "Clerk", "Bo Ray"),
        ("Ed Orr", "Clerk", "Lee Ann"),
    ]


def test_what_is_merged_and_what_is_own(tmp_path: Path) -> None:
    merged = parsed_yaml(MERGED)["employees"]
    assert merged[1] == {"site": "Berlin", "id": "2", "name": "Bo Ray", "manager": "1"}
    assert parsed_yaml(FLOW)["staff"][0]["skills"] == ["sql", "c, c++"]
    assert parsed_yaml(TEXTS)["company"]["people"][0]["bio"] == "boss: nobody\n# and so on"


def test_aliases_cannot_grow(tmp_path: Path) -> None:
    """Each names the one before ten times: told in full there would be ten thousand million texts."""
    levels = [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 10)]
    assert len(str(parsed_yaml("\n".join(["a0: &a0 [x]", *levels])))) < 10_000


@pytest.mark.parametrize(
    "fault",
    ["- name: [Ann\n", "- name: {a: 1\n", "- a: 1\n b\n", "x:\n" + "".join(f"{' ' * at}b:\n" for at in range(1, 99))],
)
def test_a_fault_is_told_with_its_line(fault: str, tmp_path: Path) -> None:
    (tmp_path / "staff.yaml").write_text(f"- name: Ann Lee\n  id: 1\n{fault}", encoding="utf-8")
    with pytest.raises(UnreadableTextError, match=r"line \d+"):
        import_export([tmp_path / "staff.yaml"])


@pytest.mark.parametrize(
    "text",
    [
        "Report: staff\nRun by: Ann\n\nID,Name,Manager\n1,Ann Lee,\n2,Bo Ray,1\n",
        "Name: Ann Lee\nTitle: Chief\n",
        "- Ann Lee\n- Bo Ray\n",
    ],
)
def test_a_report_above_a_table_is_no_yaml(text: str) -> None:
    assert not looks_like_yaml(text)
