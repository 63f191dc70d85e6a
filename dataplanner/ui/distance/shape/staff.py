"""How far the questions of a project's staff travel: the common leader, the depth, and where their lines meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from dataplanner.analysis.escalation import escalation
from dataplanner.analysis.parts import projects_of
from dataplanner.analysis.project_staff import project_staff
from dataplanner.analysis.wording import few_of
from dataplanner.model.projects import Project
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.distance.shape.parts import Section
from dataplanner.ui.widgets import fact, label, row

MOST = 8


@dataclass(slots=True)
class Looking:
    """Which project is looked at; kept while the page is filled anew."""

    project: str = ""


def fill_staff(section: Section, looking: Looking, again: Callable[[], object]) -> None:
    """Show where the staff of the chosen project meets; ``again`` fills the page anew for another one."""
    session = section.session
    projects = projects_of(session.plan)
    if not projects:
        section.say("There is no project yet. Add one under Projects, and name who works on it.")
        return
    if looking.project not in {project.id for project in projects}:
        looking.project = projects[0].id
    section.add(row(label("Project", "secondary"), _box(projects, looking, again), None))
    staff = project_staff(session.plan, session.scenario, looking.project)
    section.add(fact("People and team leads named in it", f"{len(staff):,}"))
    if len(staff) < 2:
        section.say("Name at least two people or teams in its steps, tasks or waits to see where they meet.")
        return
    found = escalation(session.organisation, staff)
    section.add(
        fact("Escalation depth", "separate trees" if found.depth is None else f"{found.depth} levels up at most")
    )
    section.add(fact("Leaders where their lines meet", f"{len(found.intersections):,}"))
    if found.leader is not None:
        section.heading("Their lowest common leader")
        section.position(found.leader)
    section.heading("Where their lines meet, from the top")
    few, more = few_of(found.intersections, MOST)
    for position in few:
        section.position(position)
    if more:
        section.say(more, "small")


def _box(projects: list[Project], looking: Looking, again: Callable[[], object]) -> QComboBox:
    options = [(project.id, project.name) for project in projects]
    box = choice_box("Project whose staff is looked at", options, letters=22)
    box.setCurrentIndex(box.findData(looking.project))

    def choose(at: int) -> None:
        looking.project = str(box.itemData(at))
        again()

    box.activated.connect(choose)
    return box
