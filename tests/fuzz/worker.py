"""Imports damaged files one after the other in a process with little memory, and writes what came of each.

``python -m tests.fuzz.worker SEED FIRST LAST MEGABYTES`` writes a line of JSON before and after every file.
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from dataplanner.files.hr_import import ImportFileError, import_export
from tests.files.hr_import.exports import accounted
from tests.fuzz.mutations import damaged_file

SENTENCE, ORGANISATION = "refused with a sentence", "imported, every row accounted for"


def main(seed: int, first: int, last: int, megabytes: int) -> None:
    _limit_memory(megabytes)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, last):
            path = damaged_file(Path(folder), seed, number)
            _say({"begins": number})
            began = time.monotonic()
            ending = _ending(path)
            _say({"ended": number, "how": ending, "seconds": time.monotonic() - began, "megabytes": _peak()})


def _ending(path: Path) -> str:
    """How the import ends: an organisation, a sentence, or the place of the fault."""
    try:
        found = import_export([path], flat=True)
    except ImportFileError as error:
        return SENTENCE if error.sentence and "{" not in error.sentence else "refused without a sentence"
    except Exception as error:  # noqa: BLE001 – any other class is what is looked for
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return ORGANISATION if accounted(found) else "a row was lost or invented"


def _limit_memory(megabytes: int) -> None:
    """Children inherit the limit: what reads workbooks has no more either."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)


def _peak() -> int:
    """The most memory that this process or one of its children has held so far, in megabytes; 0 where unknown."""
    with contextlib.suppress(ImportError):
        import resource

        held = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return int(held // (1024 * 1024 if sys.platform == "darwin" else 1024))
    return 0


def _say(value: dict[str, object]) -> None:
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
