"""The workspaces: six in the sequence of the rail, then those that have their button elsewhere."""

from __future__ import annotations

from dataplanner.ui.compare.workspace import CompareWorkspace
from dataplanner.ui.distance.workspace import DistanceWorkspace
from dataplanner.ui.findings.workspace import FindingsWorkspace
from dataplanner.ui.organisation.workspace import OrganisationWorkspace
from dataplanner.ui.projects.workspace import ProjectsWorkspace
from dataplanner.ui.report.workspace import ReportWorkspace
from dataplanner.ui.skills.workspace import SkillsWorkspace
from dataplanner.ui.workspace import Workspace

WORKSPACES: tuple[type[Workspace], ...] = (
    OrganisationWorkspace,
    DistanceWorkspace,
    SkillsWorkspace,
    ProjectsWorkspace,
    FindingsWorkspace,
    ReportWorkspace,
    CompareWorkspace,
)
