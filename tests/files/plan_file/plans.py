"""Plans for the tests of the document on disk."""

from pathlib import Path

from dataplanner.model.edits import (
    AcceptFinding,
    AddConnection,
    AddDottedLine,
    AddPosition,
    AddProject,
    AddSkill,
    AddTeam,
    Batch,
    CopyScenario,
    Edit,
    SetAssessment,
    SetExperience,
    SetStep,
)
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS


def add(id_: str, manager: str | None = None, name: str = "") -> AddPosition:
    return AddPosition(AS_IS, f"Title of {id_}", manager, name, id_, f"p-{id_}")


def everything() -> list[Edit]:
    """Edits after which every table but the import's problems has a record."""
    return [
        add("ceo", name="Ada Ünlü"),
        add("cto", "ceo", "Bo “the boss” O'Neil, \\ 张伟"),
        add("analyst", "cto"),
        AddDottedLine(AS_IS, "analyst", "ceo", "until May"),
        AddSkill("SQL", ("engineering",), id="sql"),
        AddTeam(AS_IS, "Engineers", "engineering", "cto", skills=("sql",), id="team"),
        AddTeam(AS_IS, "Business", "business", members=("ceo",), id="business"),
        AddConnection(AS_IS, "team", "business", "known", ("p-cto",), "2026-01-31", note="friends", id="friends"),
        SetAssessment("p-cto", "sql", True),
        SetExperience("p-cto", "veteran", "ran it for years"),
        AddProject("Churn", id="churn"),
        SetStep("churn", "crawl", "data_problems", {"status": "done"}),
        AcceptFinding(AS_IS, "wide-span", "ceo", "on purpose"),
        CopyScenario(AS_IS, "To be", id="to-be"),
    ]


def small_plan() -> Plan:
    """A plan with something in every table but the import's problems."""
    plan = Plan("Small plan")
    Batch(tuple(everything()), "all").apply(plan)
    return plan


def names_in(folder: Path) -> list[str]:
    """The names of what a folder holds, sorted."""
    return sorted(path.name for path in folder.iterdir())
