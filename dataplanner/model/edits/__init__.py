"""Every edit of a plan, one module a noun. An edit validates first, then says which records it changes."""

from dataplanner.model.edits.base import Batch, Edit
from dataplanner.model.edits.branches import InsertManager, MoveAlone, PlaceBeside, RemoveBranch
from dataplanner.model.edits.bringing import BringOver
from dataplanner.model.edits.connections import AddConnection, ChangeConnection, RemoveConnection
from dataplanner.model.edits.gaps import AnswerGap, SetJudgement
from dataplanner.model.edits.importing import ImportOrganisation
from dataplanner.model.edits.lines import AddDottedLine, ChangeDottedLine, RemoveDottedLine
from dataplanner.model.edits.notes import AcceptFinding, RenamePlan, WithdrawAcceptance
from dataplanner.model.edits.parts import AddPart, ChangePart, RemovePart
from dataplanner.model.edits.positions import (
    AddPosition,
    ChangePosition,
    FillPosition,
    MovePosition,
    RemovePosition,
    VacatePosition,
)
from dataplanner.model.edits.projects import AddProject, ChangeProject, RemoveProject, SetStep
from dataplanner.model.edits.refreshing import RefreshOrganisation
from dataplanner.model.edits.restoring import RestorePlan
from dataplanner.model.edits.scenarios import CopyScenario, RemoveScenario, RenameScenario
from dataplanner.model.edits.skills import (
    AddSkill,
    ChangeSkill,
    RemoveSkill,
    SetAssessment,
    SetAssessments,
    SetExperience,
)
from dataplanner.model.edits.teams import AddTeam, ChangeTeam, ConfirmTeams, RemoveTeam

__all__ = [
    "AcceptFinding", "AddConnection", "AddDottedLine", "AddPart", "AddPosition", "AddProject", "AddSkill", "AddTeam",
    "AnswerGap", "Batch", "BringOver", "ChangeConnection", "ChangeDottedLine", "ChangePart", "ChangePosition",
    "ChangeProject", "ChangeSkill", "ChangeTeam", "ConfirmTeams", "CopyScenario", "Edit", "FillPosition",
    "ImportOrganisation", "InsertManager", "MoveAlone", "MovePosition", "PlaceBeside", "RefreshOrganisation",
    "RemoveBranch", "RemoveConnection", "RemoveDottedLine", "RemovePart", "RemovePosition", "RemoveProject",
    "RemoveScenario", "RemoveSkill", "RemoveTeam", "RenamePlan", "RenameScenario", "RestorePlan", "SetAssessment",
    "SetAssessments", "SetExperience", "SetJudgement", "SetStep", "VacatePosition", "WithdrawAcceptance",
]  # fmt: skip
