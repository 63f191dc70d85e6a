"""How a test spoils a copy of the method, and what it is then told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplanner.files.errors import FileError
from dataplanner.files.method_file import MethodFileError, load_method


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Put ``new`` for the first ``old`` in a file of the copy."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def fault(folder: Path) -> str:
    """The sentence that tells what is wrong in the copy; there is a remedy beside it."""
    with pytest.raises(MethodFileError) as caught:
        load_method(folder)
    assert isinstance(caught.value, FileError)
    assert caught.value.remedy
    return caught.value.sentence
