"""A plan with a password on the command line: given by a file, the environment or typed; what is written keeps it."""

import os
from pathlib import Path

import pytest

from dataplanner.cli import plan_passwords
from dataplanner.cli.main import main
from dataplanner.cli.passwords import ENVIRONMENT
from dataplanner.files.plan_file import Folders, keys, open_plan, open_session, save_plan
from dataplanner.files.plan_file.errors import ProtectedPlan
from dataplanner.files.resources import root
from dataplanner.model.edits import RenamePlan
from dataplanner.model.plan import Plan

PASSWORD = "Räuber & Söhne"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 10)
    monkeypatch.delenv(ENVIRONMENT, raising=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "secret.dataplan"
    save_plan(open_plan(root() / "sample_orgs" / "hansa-foods.plan.json"), path, key=keys.new_key(PASSWORD))
    return path


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Somebody at the keyboard who types these; what they were asked is returned."""
    asked: list[str] = []
    left = list(words)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(plan_passwords.getpass, "getpass", lambda prompt: (asked.append(prompt), left.pop(0))[1])
    return asked


def test_a_version_with_a_password_of_its_own_says_so_and_how_to_open_it(
    tmp_path: Path, private: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "acme.dataplan"
    save_plan(Plan("First"), plan)
    session = open_session(plan, private)
    session.document.do(RenamePlan("Second"))
    session.publish()
    (version,) = session.snapshots()
    session.leave()
    save_plan(Plan("First"), version.path, key=keys.new_key("of the version"))
    assert main(["versions", str(plan)]) == 0
    assert "a password of its own" in " ".join(capsys.readouterr().out.split())
    given = tmp_path / "password.txt"
    for words in (["restore", str(plan), "1", "-o", str(tmp_path / "r.dataplan")], ["restore", str(plan), "1"]):
        assert main(words) == 2
        refused = capsys.readouterr().err
        assert "he version of " in refused
        assert "--password-file" in refused
        given.write_text("wrong", encoding="utf-8")
        assert main([*words, "--password-file", str(given)]) == 2
        assert version.path.stem not in refused + capsys.readouterr().err
        given.write_text("of the version", encoding="utf-8")
        assert main([*words, "--password-file", str(given)]) == 0
    assert open_plan(plan).name == "First"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_a_file_gives_it(plan: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "password.txt"
    given.write_bytes(f"{PASSWORD}{ending}".encode())
    assert main(["distance", str(plan), "--password-file", str(given)]) == 0
    assert PASSWORD not in "".join(capsys.readouterr())


def test_the_environment_gives_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, PASSWORD)
    assert main(["check", str(plan)]) == 0


def test_it_can_be_typed_and_a_wrong_one_is_asked_for_again(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = typing(monkeypatch, "wrong", PASSWORD)
    assert main(["compare", str(plan)]) in (0, 2)  # the sample may have one scenario only
    assert len(asked) == 2
    assert "secret.dataplan" in asked[0]
    assert "not the password" in capsys.readouterr().err


def test_three_wrong_ones_end_it(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = typing(monkeypatch, "a", "b", "c", PASSWORD)
    assert main(["check", str(plan)]) == 2
    assert len(asked) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_without_anybody_to_ask_it_says_how_to_give_it(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan)]) == 2
    assert "--password-file" in capsys.readouterr().err


def test_a_wrong_one_out_of_the_environment_ends_it(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(ENVIRONMENT, "wrong")
    assert main(["check", str(plan)]) == 2
    assert "not the password" in capsys.readouterr().err


def test_there_is_no_argument_for_it(plan: Path) -> None:
    assert main(["check", str(plan), "--password", PASSWORD]) == 2


def test_a_plan_written_from_it_has_the_same(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, PASSWORD)
    made, report = tmp_path / "made.dataplan", tmp_path / "report.xlsx"
    assert main(["report", str(plan), "-o", str(report), "--plan", str(made)]) == 0
    with pytest.raises(ProtectedPlan):
        open_plan(made)
    assert open_plan(made, PASSWORD).name == open_plan(plan, PASSWORD).name


def test_it_is_not_left_where_others_see_it(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, PASSWORD)
    main(["moves", str(plan), "--apply", "1", "-o", str(tmp_path / "moved.dataplan")])
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)
    assert os.environ[ENVIRONMENT] == PASSWORD
