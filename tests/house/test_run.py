"""What the two commands start, once all is set up."""

from pathlib import Path

import pytest

import run

Started = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The commands that were started, with their environments; the set-up is taken for done."""
    commands: Started = []
    monkeypatch.setattr(run, "ready_python", lambda kind, display: f"{kind}-python")
    monkeypatch.setattr(run, "offer_test_programs", lambda: None)
    monkeypatch.setattr(run.subprocess, "call", lambda command, env, cwd=None: commands.append((command, env)) or 0)
    monkeypatch.setattr(run, "exit_code_of", lambda command, env: commands.append((list(command), dict(env))) or 0)
    return commands


def test_with_a_display_the_window_opens_on_the_sample(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "can_show_windows", lambda: True)
    monkeypatch.setenv("DISPLAY", ":0")
    assert run.main([]) == 0
    [(command, environment)] = started
    assert command[:4] == ["run-python", "-P", "-m", "dataplanner"]
    assert [Path(word).name for word in command[4:]] == ["hansa-foods.plan.json"]
    assert environment["DISPLAY"] == ":0"


def test_the_sample_is_there() -> None:
    exported = run.headless_job(Path("out"))[1]
    assert Path(exported).is_file()
    assert Path(*run.window_job()).is_file()


def test_tests_never_open_a_window_and_pass_words_on(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "can_show_windows", lambda: True)
    run.main(["test", "-k", "gaps"])
    [(command, environment)] = started
    assert command[:3] == ["dev-python", "-m", "pytest"]
    assert command[-2:] == ["-k", "gaps"]
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert "DISPLAY" not in environment


def test_what_cannot_be_set_up_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(kind: str, display: bool) -> str:
        raise run.SetupError("Python 3.11 to 3.13 is needed.")

    monkeypatch.setattr(run, "ready_python", fail)
    assert run.main(["check"]) == 1
    assert capsys.readouterr().err.strip() == "Python 3.11 to 3.13 is needed."
