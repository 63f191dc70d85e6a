"""What newcomers are told to do is what is done."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", ["python3 run.py", "python3 run.py test"])
def test_the_readme_names_both_commands(command: str) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert command in {line.split("#")[0].strip() for line in lines}


def test_continuous_integration_adds_nothing() -> None:
    said = (ROOT / ".ci" / "run").read_text(encoding="ascii").splitlines()
    steps = [line for line in said if line and not line.startswith("#")]
    assert steps == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', 'exec python3 run.py test "$@"']


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_explains_the_commands(word: str) -> None:
    told = subprocess.run([sys.executable, ROOT / "run.py", word], capture_output=True, text=True, check=True).stdout
    assert "python3 run.py test" in told
    assert "Python 3.11 to 3.13" in told
