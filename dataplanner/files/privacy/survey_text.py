"""The words in which it is told what erasing somebody does to the texts of a plan, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from dataplanner.analysis.mentions import Doubt
from dataplanner.files.privacy.survey import HISTORY, Survey
from dataplanner.model.notes import ImportProblem, PlanInfo
from dataplanner.model.people import Person
from dataplanner.model.plan import PART_TYPES, Plan
from dataplanner.model.positions import DottedLine, Position, Scenario
from dataplanner.model.projects import Project
from dataplanner.model.records import Record
from dataplanner.model.skills import Skill
from dataplanner.model.teams import Team

_NOTED: tuple[type[Record], ...] = (PlanInfo, Scenario, Person, Position, DottedLine, Team)
KINDS: Mapping[tuple[str, str], str] = {
    (Position.table, "title"): "title",
    (Position.table, "department"): "department",
    (Position.table, "location"): "location",
    (Position.table, "grade"): "grade",
    (Position.table, "fields"): "other column",
    (Team.table, "name"): "team name",
    (Team.table, "query"): "team rule",
    (Scenario.table, "name"): "scenario name",
    (Skill.table, "name"): "skill name",
    (PlanInfo.table, "name"): "plan name",
    HISTORY: "history step",
    **{(kind.table, "note"): "note" for kind in _NOTED},
}
"""What texts are called that users know by a name, for one; several get an s."""
BY_TABLE = {
    ImportProblem.table: "import problem",
    Project.table: "project text",
    **{part.table: "project text" for part in PART_TYPES},
}
OTHER = "other text"
ERASED = "The person is erased."
STILL_IN_FILE = "The person is erased here, and still in the file: "
REACH = (
    "Name, addresses, notes, skills and judgements go, from all scenarios, from the history, from the earlier versions "
    "that can be restored and from the file itself. {positions} Undo does not bring them back."
)
IN_TEXTS = (
    "Texts that give the full name, an address made of it, or one of its words where that can be nobody else, say "
    "“somebody” instead: {changes}. Nicknames and misspellings are not recognised."
)
NO_TEXTS = "No other text surely mentions them. Nicknames and misspellings are not recognised."
ELSEWHERE = (
    "Workbooks, charts, the client’s own exports and other copies of the plan, with their earlier versions, are not "
    "changed: delete what names them yourself, and erase in the copies, too."
)
LEFT = "{texts} would stay as below, as a word of the name in {them} may mean somebody or something else."
NAMESAKE = "Somebody else has the same name and keeps it."
IN_FILE_NAME = "The name of the file itself mentions them."
RENAME = "Close the plan and rename the file; its name is not changed by erasing."
IF_THEIRS = (
    "If it is of this plan, erase in it as well: open it, or throw it away, under “Not saved yet” on the first page."
)
WHY = {
    Doubt.SHARED: "somebody else has this name too",
    Doubt.ORDINARY: "may mean something or somebody else",
}


def reach_texts(plan: Plan, person: str, survey: Survey) -> list[str]:
    """What is told before somebody (id) is erased: what goes, what changes, what stays out of reach or in doubt."""
    changes, left = changes_text(survey), len(survey.left)
    told = [
        REACH.format(positions=_positions_text(plan, person)),
        IN_TEXTS.format(changes=changes) if changes else NO_TEXTS,
        ELSEWHERE,
        *file_texts(survey),
    ]
    if left:
        told.append(LEFT.format(texts=counted(left, "text"), them="it" if left == 1 else "them"))
    return told


def _positions_text(plan: Plan, person: str) -> str:
    held = len({position.id for position in plan.all(Position) if position.person == person})
    return "The position becomes vacant." if held == 1 else f"The {held:,} positions held become vacant."


def changes_text(survey: Survey) -> str:
    """“2 notes, 1 department”: the texts that would change, by their kinds; empty where there are none."""
    counts: Counter[str] = Counter()
    for place, count in survey.changed.items():
        counts[KINDS.get(place) or BY_TABLE.get(place[0], OTHER)] += count
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(counted(count, kind) for kind, count in ranked)


def left_lines(survey: Survey, hidden: Callable[[str], str]) -> list[str]:
    """A line for each text in which a mention would stay, with the reason; ``hidden`` takes masked names out."""
    return [f"{' '.join(hidden(text).split())}  –  {WHY[doubt]}" for text, doubt in survey.left.items()]


def left_text(left: int, survey: Survey) -> str:
    """What is said once somebody is erased of the texts in which a mention stayed, and of who is called alike."""
    alike = f"{NAMESAKE} " if survey.namesake else ""
    if not left:
        text = f"No {'other ' if alike else ''}text of this plan, its history or its versions has"
        return f"{alike}{text} the full name or an address made of it any more."
    still = "1 text still has" if left == 1 else f"{left:,} texts still have"
    return f"{alike}{still} a word of the name, which may be somebody else’s or an ordinary one."


def file_texts(survey: Survey) -> list[str]:
    """What is said where the plan’s file is called after the person."""
    return [f"{IN_FILE_NAME} {RENAME}"] if survey.in_file_name else []


def shut_text(shut: int) -> str:
    """What is said of versions of what the plan was saved from that could not be looked into."""
    versions, have = ("an earlier version", "has") if shut == 1 else (f"{shut:,} earlier versions", "have")
    return f"The person is erased from this plan; {versions} of the plan it was saved from {have} another password."


def unreached_text(unreached: int) -> str:
    """What is said of unsaved work, of so many files that are not in their places any more, that nobody could open."""
    of = "a file that is not in its place any more" if unreached == 1 else f"{unreached:,} files no longer in place"
    return f"Work not saved yet, of {of}, could not be looked into: it has another password, or is open."


def counted(count: int, kind: str) -> str:
    """“1 note”, “2 notes”."""
    return f"{count:,} {kind}{'' if count == 1 else 's'}"
