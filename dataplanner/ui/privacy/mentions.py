"""The words in which it is told what erasing somebody does to the texts of a plan, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from dataplanner.analysis.mentions import Doubt
from dataplanner.files.privacy.survey import HISTORY, Survey
from dataplanner.model.notes import ImportProblem, PlanInfo
from dataplanner.model.people import Person
from dataplanner.model.plan import PART_TYPES
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
WHY = {
    Doubt.SHARED: "somebody else has this name too",
    Doubt.ORDINARY: "may be an ordinary word",
}


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


def left_text(left: int) -> str:
    """What is said once somebody is erased of the texts in which a mention stayed."""
    if not left:
        return "No text of this plan, its history or its versions has the full name or an address made of it any more."
    still = "1 text still has" if left == 1 else f"{left:,} texts still have"
    return f"{still} a word of the name, which may be somebody else’s or an ordinary one."


def counted(count: int, kind: str) -> str:
    """“1 note”, “2 notes”."""
    return f"{count:,} {kind}{'' if count == 1 else 's'}"
