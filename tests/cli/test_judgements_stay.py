"""No command prints or writes a judgement about a person, unless it is asked for by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.cli.main import VERBS, main
from dataplanner.files.plan_file import save_plan
from dataplanner.files.plan_json import read_plan_json
from dataplanner.files.resources import root
from dataplanner.model.document import Document
from dataplanner.model.edits import CopyScenario, RenameScenario
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from tests.sentinels import JUDGEMENT, NOTE, TRACES, content, traces_below, traces_in

COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "check": (("check", "{plan}"),),
    "distance": (("distance", "{plan}"),),
    "moves": (("moves", "{plan}"),),
    "what-if": (("what-if", "{plan}", "--leaves", "Riya"),),
    "compare": (("compare", "{plan}"),),
    "gaps": (("gaps", "{plan}"),),
    "skills-out": (("skills-out", "{plan}", "-o", "{out}/all.xlsx"), ("skills-out", "{plan}", "-o", "{out}/each")),
    "skills-in": (("skills-in", "{plan}", "{out}/all.xlsx"),),
    "export": (("export", "{plan}", "-o", "{out}/w.xlsx"), ("export", "{plan}", "-o", "{out}/w.plan.json")),
    "versions": (("versions", "{plan}"),),
    "chart": (("chart", "{plan}", "-o", "{out}/c.svg"), ("chart", "{plan}", "-o", "{out}/c.pdf")),
}
WITHOUT_A_PLAN = {"report", "import", "refresh"}
"""They read exports, which know nothing of judgements; what they write of a plan is the plan itself."""
OF_ITSELF = {"erase", "restore", "password"}
"""They change a plan where it is, and tell only that."""


@pytest.fixture
def plan() -> Plan:
    document = Document(read_plan_json(root() / "sample_orgs" / "ten-person-team.plan.json"))
    document.do(CopyScenario(AS_IS, "Later", "later"))
    document.do(JUDGEMENT)
    return document.plan


def test_no_command_is_forgotten() -> None:
    assert COMMANDS.keys() | WITHOUT_A_PLAN | OF_ITSELF == VERBS.keys()


@pytest.mark.parametrize("json", [(), ("--json",)], ids=["text", "json"])
def test_no_command_gives_a_judgement_away(
    plan: Plan, qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str], json: tuple[str, ...]
) -> None:
    source, out = tmp_path / "plan.dataplan", tmp_path / "out"
    (out / "each").mkdir(parents=True)
    save_plan(plan, source)
    assert NOTE in content(source), "the plan itself keeps it"
    for words in (command for group in COMMANDS.values() for command in group):
        code = main([word.format(plan=source, out=out) for word in words] + list(json))
        printed = capsys.readouterr()
        assert code == 0, printed.err
        assert traces_in(printed.out + printed.err) == [], words
    assert len(list(out.rglob("*.*"))) == 6
    assert traces_below(out) == {}


def test_the_text_has_them_when_it_is_asked_for(plan: Plan, tmp_path: Path) -> None:
    source, target = tmp_path / "plan.dataplan", tmp_path / "a.plan.json"
    save_plan(plan, source)
    assert main(["export", str(source), "-o", str(target), "--judgements"]) == 0
    assert set(TRACES) - set(traces_in(content(target))) == {"9 Jul 2031", "23 Nov 2032", "Gap in ability"}


def test_an_edit_that_fails_says_nothing_of_it(plan: Plan, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "plan.dataplan"
    Document(plan).do(RenameScenario("later", NOTE[::-1]))
    save_plan(plan, source)
    assert main(["skills-in", str(source), str(source)]) == 2
    printed = capsys.readouterr()
    assert traces_in(printed.out + printed.err) == []
