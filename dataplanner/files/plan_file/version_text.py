"""The words in which earlier versions of a plan are told: when each was kept and why, and what it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from dataplanner.analysis.changes_told import changes_between, counts_told
from dataplanner.analysis.few_changes import few_told
from dataplanner.analysis.wording import Count
from dataplanner.files.plan_file.ancestry import is_shut
from dataplanner.files.plan_file.keys import Secret
from dataplanner.files.plan_file.snapshots import (
    BEFORE_REFRESH,
    BEFORE_RESTORE,
    BROKEN_OFF,
    CLOSED,
    OPENED,
    OUTSIDE,
    SAVED,
    Snapshot,
)
from dataplanner.model.days import WEEKDAYS, moment_words
from dataplanner.model.plan import Plan

DAMAGED = "It is damaged and cannot be read."
SHUT = "It has a password of its own, which going back to it asks for."
ONLY = "The first version that is kept, with {positions:# position|# positions}"
CHANGED = "{changes} · {positions:# position|# positions} in all"
WHY = {
    OPENED: "as you opened it",
    SAVED: "saved by you",
    CLOSED: "as you closed it",
    BROKEN_OFF: "from a session that broke off",
    BEFORE_REFRESH: "before a refresh",
    BEFORE_RESTORE: "before another version was taken",
    OUTSIDE: "from somebody else",
}
UNKNOWN = "{positions:# position|# positions}; the version before it cannot be read"


def when(at: datetime) -> str:
    """A moment (UTC) as the clock here showed it, with the weekday."""
    return f"{WEEKDAYS[at.astimezone().weekday()]} {moment_words(at)}"


def called_so(version: Snapshot) -> str:
    """What a sentence calls a version, whose file has a name of ours."""
    return f"the version of {when(version.at)}"


def unread_text(version: Snapshot, key: Secret) -> str:
    """Why a version cannot be read with the key of the plan."""
    return SHUT if is_shut(version.path, key) else DAMAGED


def left_without_text(left: int) -> str:
    """What is said of versions that stay without a password; empty where there are none."""
    if not left:
        return ""
    versions, stay = ("1 earlier version", "stays") if left == 1 else (f"{left:,} earlier versions", "stay")
    return f"{versions} on this computer {stay} without one, and may be those of a file that cannot be found."


def names_of(versions: Sequence[Snapshot], said: Callable[[datetime], str] = when) -> dict[Snapshot, str]:
    """What each version is called: its time, to the second where another is of the same minute, and why it was kept.

    ``said`` tells a moment to the minute.
    """
    minutes = Counter(said(one.at) for one in versions)

    def name(one: Snapshot) -> str:
        at = f"{said(one.at)}:{one.at:%S}" if minutes[said(one.at)] > 1 else said(one.at)
        return " · ".join(filter(None, (at, WHY.get(one.why, ""))))

    return {one: name(one) for one in versions}


def told(before: Plan | None, after: Plan, *, first: bool, named: bool = True) -> str:
    """What a version changed, where there is one before it to compare with, and how large it is.

    Nobody is named where ``named`` is false.
    """
    size = Count(len(after.organisation()))
    if before is None:
        return (ONLY if first else UNKNOWN).format(positions=size)
    changes = list(changes_between(before, after))
    in_detail = few_told(changes, before, after, named=named)
    return CHANGED.format(changes=": ".join(filter(None, (counts_told(changes), in_detail))), positions=size)
