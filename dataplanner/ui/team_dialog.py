"""The small form that makes a team: its name and kind, with what the titles suggest."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from dataplanner.analysis.team_kind import suggested_kind
from dataplanner.model.edits import AddTeam
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import label


class TeamDialog(QDialog):
    """Asks for the name and kind of a team; the kind that most titles point to is chosen beforehand."""

    def __init__(self, parent: QWidget, session: Session, titles: list[str], name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mark as a team")
        self.setMinimumWidth(420)
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Name of the team")
        self.name.selectAll()
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of the team")
        for kind in session.method.kinds.values():
            self.kind.addItem(kind.name, kind.id)
        suggested, reason = suggested_kind(titles, session.method)
        self.kind.setCurrentIndex(max(self.kind.findData(suggested), 0))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.setContentsMargins(24, 16, 24, 16)
        form.addRow("Name", self.name)
        form.addRow("Kind", self.kind)
        form.addRow("", label(reason, "secondary", wrap=True))
        form.addRow(buttons)


def ask_for_team(parent: QWidget, session: Session, subtree: str | None = None, members: tuple[str, ...] = ()) -> None:
    """Show the form for a subtree or a selection and, when it is confirmed, add the team."""
    organisation = session.organisation
    ids = sorted(organisation.subtree(subtree)) if subtree else list(members)
    positions = [organisation.position(position_id) for position_id in ids]
    head = organisation.position(subtree) if subtree else positions[0]
    dialog = TeamDialog(parent, session, [position.title for position in positions], head.department)
    if dialog.exec():
        kind = str(dialog.kind.currentData())
        session.do(AddTeam(session.scenario, dialog.name.text(), kind, subtree, members))
    dialog.deleteLater()
