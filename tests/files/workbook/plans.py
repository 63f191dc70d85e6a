"""Plans for the tests of the workbook: a small one with everything in it, a hostile one, a wide one."""

from dataplanner.model.backlog import BacklogItem
from dataplanner.model.decisions import Technology
from dataplanner.model.edits import (
    AcceptFinding,
    AddPart,
    AddPosition,
    AddProject,
    AddSkill,
    AddTeam,
    ChangePosition,
    Edit,
    ImportOrganisation,
    SetAssessment,
    SetExperience,
    SetStep,
)
from dataplanner.model.needs import Cant, UseCase
from dataplanner.model.notes import ImportProblem
from dataplanner.model.outcomes import Metric
from dataplanner.model.plan import Plan
from dataplanner.model.positions import AS_IS
from dataplanner.model.projects import PhasePlan
from dataplanner.model.waits import Debt, Wait

HOSTILE_NAMES = (
    "=1+1",
    "+49 30 1234567",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=HYPERLINK(\"http://example.com\")",
    "two\nlines\r\nor\rthree",
    "bell\x07 null\x00 half\ud800 escape\x1b",
    "<b>bold</b><img src=x> & \"quoted\" 'single'",
    "_x0041_ is not A",
    "00123",
    "1E5",
    "#N/A",
    "TRUE",
    "x" * 40_000,
    "many words " * 4_000,
    "👩🏽‍💻 Zoë 山田太郎 مرحبا é",
    "'quoted already",
    "   ",
)  # fmt: skip


def made(name: str, edits: list[Edit]) -> Plan:
    plan = Plan(name)
    for edit in edits:
        edit.apply(plan)
    return plan


def add(id_: str, manager: str | None, name: str, title: str = "", **fields: object) -> list[Edit]:
    place = AddPosition(AS_IS, title or f"Title of {id_}", manager, name, id_, f"p-{id_}")
    return [place, *([ChangePosition(AS_IS, id_, fields)] if fields else [])]


def team(id_: str, kind: str, name: str = "", **members: object) -> Edit:
    return AddTeam(AS_IS, name or id_.capitalize(), kind, id=id_, **members)


PARTS = (
    PhasePlan("project", "crawl", "2025-03-01", "2025-12-19", staff=90_000.0, value=60_000.0),
    Cant("project", "late", "See warm pallets in time", "Less waste", 40_000.0, "technical", "scattered", "no", "yes"),
    UseCase("project", "alarm", "Pallets too warm", "Every morning", "In each depot", "To move them first"),
    BacklogItem("project", "list", "A daily list", 4, 2, ("engineering",), ("heavy_code",), "crawl"),
    Wait("project", "access", "Warehouse access", "crawl", "use_cases", "Ben Abe", held_by="IT", since="2025-11-01"),
    Debt("project", "by-hand", "Loaded by hand", "crawl", "walk", points=3.0, why="Nobody waited for it"),
    Metric("project", "tonnes", "Write-offs", unit="tonnes", baseline="41", target="30", values={"2025-10-31": "38"}),
    Technology("project", "spark", "Spark", "crawl", "chosen", ("alarm",), {"value": "All sensors in an hour"}),
)
"""One part of each sheet of projects."""


def small_plan() -> Plan:
    """Three teams and a fourth in a tree of its own; a vacancy, an unplaced position, gaps of every sort."""
    problem = ImportProblem("1", "staff.csv", 7, "no_manager", "Row 7 names nobody as manager.", "Choose one.", "odd")
    return made(
        "Small & co · plan",
        [
            *add("ceo", None, "Ada Lovelace", "CEO", department="Board", location="Berlin"),
            *add("cto", "ceo", "Ben Abe", "CTO", department="Technology", location="Berlin"),
            *add("cfo", "ceo", "Cora Diaz", "CFO", department="Finance", location="Oslo"),
            *add("de-lead", "cto", "Dana Whitfield", "Head of Data Engineering"),
            *add("de-1", "de-lead", "Emil Roth", "Data Engineer", fte=0.8),
            *add("de-2", "de-lead", "Fay Wong", "Data Engineer"),
            *add("de-3", "de-lead", "", "Data Engineer"),
            *add("ds-lead", "cfo", "Gus Holm", "Lead Data Scientist"),
            *add("ds-1", "ds-lead", "Hana Ito", "Data Scientist"),
            *add("ops", "de-lead", "Ivo Novak", "Operations Engineer"),
            *add("lab", None, "Jo Kim", "Head of the lab"),
            *add("lab-1", "lab", "Kai Lund", "Researcher"),
            *add("odd", None, "Lea Moss", "Adviser"),
            AddSkill("Programming", ("engineering",), "programming"),
            AddSkill("Distributed systems", ("engineering", "operations"), "distributed_systems"),
            AddSkill("Schema", ("engineering",), "schema"),
            team("engineering", "engineering", "Data engineering", subtree="de-lead"),
            team("science", "science", "Data science", members=("ds-lead", "ds-1"), skills=("programming",)),
            team("ops-team", "operations", "Operations", members=("ops",)),
            team("lab-team", "other", "Lab: [old/new]?", subtree="lab"),
            SetAssessment("p-de-lead", "programming", True),
            SetAssessment("p-de-lead", "distributed_systems", False),
            SetAssessment("p-de-lead", "schema", False),
            SetAssessment("p-de-1", "programming", True),
            SetAssessment("p-de-1", "distributed_systems", True),
            SetAssessment("p-de-2", "distributed_systems", False),
            SetExperience("p-de-lead", "veteran", "two systems"),
            AddProject("Waste in the cold chain", "Throw away less", "Cora Diaz", "project"),
            SetStep("project", "crawl", "data_problems", {"status": "done", "owner": "Ben Abe", "since": "2025-03-01"}),
            SetStep("project", "crawl", "use_cases", {"status": "waiting", "note": "Access to the warehouse"}),
            SetStep("project", "walk", "code", {"status": "dont_know", "since": "2025-10-02"}),
            SetStep("project", "crawl", "low_hanging_fruit", {"status": "done", "reason": "Found at once"}),
            *(AddPart(part) for part in PARTS),
            AddProject("Second project", id="second"),
            AcceptFinding(AS_IS, "no_operations", "", "Engineers run it themselves until 2026."),
            ImportOrganisation("staff.csv", (), (), (problem,)),
        ],
    )


def hostile_plan(projects: int = len(HOSTILE_NAMES)) -> Plan:
    """Every hostile text as a person, a title, a team, a skill, an import problem, and so many of them as projects."""
    edits: list[Edit] = [*add("top", None, "Top", "CEO")]
    for number, text in enumerate(HOSTILE_NAMES):
        at = f"p{number}"
        edits += add(at, "top", f"{text}.", text, department=text, location=text)
        edits.append(team(f"t{number}", "engineering", f"{text}.", members=(at,)))
        edits.append(AddSkill(f"{text}.", ("engineering",), f"s{number}"))
        edits.append(SetAssessment(f"p-{at}", f"s{number}", True))
        if number < projects:
            edits.append(AddProject(f"{text}.", text, text, f"project{number}"))
            edits.append(SetStep(f"project{number}", "crawl", "code", {"status": "done", "note": text, "owner": text}))
        problem = ImportProblem(f"i{number}", text, number, text, text, text, "nowhere")
        edits.append(ImportOrganisation(text, (), (), (problem,)))
    return made("=cmd|' /C calc'!A0 & \"Sons\" _x0041_\x07", edits)


def wide_plan(teams: int = 24, people: int = 120, skills: int = 40) -> Plan:
    """More teams, people and skills than a page holds."""
    edits: list[Edit] = [*add("top", None, "The Top", "Chief Executive Officer")]
    for number in range(teams):
        above = f"lead{number - 1}" if number % 3 else "top"
        edits += add(f"lead{number}", above, f"Leader Number {number}", f"Director of Department {number}")
        edits.append(team(f"team{number:02}", "other", f"Department number {number}", members=(f"lead{number}",)))
    edits += [AddSkill(f"{_SKILLS[n % 4]} {n}", ("engineering",), f"skill{n}") for n in range(skills)]
    for number in range(people):
        edits += add(f"e{number}", "lead0", f"Engineer Numbered {number}", "Data Engineer")
        edits += [SetAssessment(f"p-e{number}", f"skill{n}", (number + n) % 3 == 0) for n in range(number % skills)]
    members = tuple(f"e{number}" for number in range(people))
    edits.append(team("engineers", "engineering", "All engineers", members=members))
    return made("A wide plan", edits)


_SKILLS = ("SQL", "Distributed systems", "Visual communication", "Monitoring, alerting and instrumenting of services")
