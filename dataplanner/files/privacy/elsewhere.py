"""What the program remembers outside plans and may name somebody: column mappings, and the plans opened lately."""

from __future__ import annotations

from dataplanner.files.plan_file.errors import WriteFailed, called
from dataplanner.files.plan_file.folders import DECIDED, Folders
from dataplanner.files.privacy.erasure import Erasure
from dataplanner.files.privacy.recent import read_recent, write_recent


def forget_elsewhere(erasure: Erasure, folders: Folders) -> None:
    """Forget mappings and recent plans that name a person who is erased. Raises CannotSave.

    An export without a header leaves its first row in a mapping; a plan may be called after somebody. Decisions about
    single rows are forgotten altogether: nobody can read from their digests whom they are about.
    """
    for mapping in sorted(folders.mappings.glob("*.json")):
        try:
            about_rows = mapping.name.endswith(DECIDED)
            if about_rows or erasure.concerns(mapping.read_text(encoding="utf-8", errors="replace")):
                mapping.unlink()
        except OSError as error:
            with called("what is remembered of an import"):
                raise WriteFailed(mapping) from error
    recent = read_recent(folders)
    kept = recent.without(erasure.concerns)
    if kept != recent:
        write_recent(kept, folders)
