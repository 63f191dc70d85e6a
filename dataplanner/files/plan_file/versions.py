"""Going back to an earlier version of an open plan."""

from __future__ import annotations

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file.reading import plan_of, read_bytes, read_sibling
from dataplanner.files.plan_file.session import PlanSession
from dataplanner.files.plan_file.snapshots import Snapshot
from dataplanner.model.document import Where, at_once
from dataplanner.model.edits import RestorePlan
from dataplanner.model.positions import AS_IS


def positions_in(session: PlanSession, version: Snapshot) -> int | None:
    """How many positions an earlier version has; None where it cannot be read."""
    try:
        return len(plan_of(read_bytes(version.path, session.key)).organisation(AS_IS))
    except FileError:
        return None


def restore_version(session: PlanSession, version: Snapshot, where: Where = at_once) -> bool:
    """Go back to an earlier version, as an edit that can be undone; True when that changed anything.

    Raises FileError.
    """
    when = f"{version.at.astimezone():%Y-%m-%d %H:%M}"
    earlier = plan_of(read_sibling(version.path, session.key))
    return session.document.take_over(RestorePlan(earlier, f"Restore the version of {when}"), where)
