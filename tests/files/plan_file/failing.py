"""A disk that fails where the tests of the document on disk want it to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from dataplanner.files.plan_file.errors import CannotSave, WriteFailed


@contextmanager
def no_writing(module: ModuleType) -> Iterator[None]:
    """A disk on which what this module writes fails, which is raised."""

    def fail(path: Path, *_: object, **__: object) -> None:
        raise WriteFailed(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "replace_file", fail)
        with pytest.raises(CannotSave):
            yield
