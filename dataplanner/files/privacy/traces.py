"""The traces that a running program leaves, kept private: its log says nothing of people, its temporary files go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from dataplanner.files.plan_file.errors import CannotSave
from dataplanner.files.plan_file.folders import Folders
from dataplanner.files.privacy.logs import set_up_logging
from dataplanner.files.privacy.temporary import use_private_temporary

LOGS = "logs"


@contextmanager
def private_traces(folders: Folders) -> Iterator[None]:
    """Run with a log and temporary files in the private folder, or without where there is no place for them."""
    with ExitStack() as stack:
        _leave_no_memory_image()
        with suppress(OSError, CannotSave):
            stack.callback(use_private_temporary(folders).remove)
            set_up_logging(folders.data / LOGS)
        yield


def _leave_no_memory_image() -> None:
    """Keep the system from writing what is in memory, names among it, to a file where the program crashes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
