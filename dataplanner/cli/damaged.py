"""What can be done about a plan's file that is damaged or empty: its earlier versions, where any are kept."""

from __future__ import annotations

import shlex

from dataplanner.files.plan_file import user_folders
from dataplanner.files.plan_file.errors import DamagedPlan, EmptyFile, NotAPlan
from dataplanner.files.plan_file.whereabouts import versions_of

RESTORE = "Restore an earlier version, or open a copy from a backup."


def remedy_of(failure: BaseException) -> str:
    """How to get at the newest version of a plan that cannot be opened; empty where there is none to be had."""
    if not isinstance(failure, DamagedPlan | EmptyFile | NotAPlan) or not versions_of(failure.path, user_folders()):
        return ""
    return f"{RESTORE} “dataplanner restore {shlex.quote(str(failure.path))} 1 -o NEW.dataplan” writes the newest."
