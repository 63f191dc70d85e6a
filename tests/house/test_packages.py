"""What the user sees while packages are installed, and when they cannot be."""

import sys
from pathlib import Path

import pytest

from launch import SetupError
from launch.packages import install_lock, show_progress, why_it_failed


def test_progress_names_each_package_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        "Collecting numpy==2.4.6 (from -r x)\n",
        "  Using cached numpy.whl\n",
        "Installing collected packages: numpy\n",
    ]
    assert list(show_progress(said)) == [line.rstrip() for line in said]
    assert capsys.readouterr().out.split() == ["numpy", "2.4.6", "unpacking"]


def test_without_a_network_the_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    lock = tmp_path / "lock.txt"
    lock.write_text(f"dataplanner-no-such-package==1 --hash=sha256:{'0' * 64}\n", encoding="ascii")
    with pytest.raises(SetupError, match="Check the internet connection"):
        install_lock(sys.executable, lock)


def test_another_failure_is_told_in_the_installers_last_words() -> None:
    told = why_it_failed(["Collecting numpy", "ERROR: first", "ERROR: No space left on device"])
    assert "No space left" in told
    assert "first" not in told
