"""The small form that makes or changes a team: its name, its kind with what the titles suggest, and its rule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from dataplanner.analysis.team_kind import suggested_kind
from dataplanner.analysis.wording import Count
from dataplanner.model.edits import AddTeam, ChangeTeam, Edit
from dataplanner.model.errors import PlanError
from dataplanner.model.query import matches, query_from
from dataplanner.model.teams import Team
from dataplanner.ui.dialogs import answered, dialog_buttons, dialog_column
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import label, text_field

RULE_HINT = 'title:"data scientist" and under:"Head of Analytics"'
RULE_HELP = (
    "Whoever the rule finds is on the team, as long as it does. It looks at title, name, department, location, grade, "
    "kind or a column of the export; “under:” means a leader and everybody below. Join with and, or."
)
MakeEdit = Callable[[str, str, str], Edit]
"""The edit for a name, a kind and a rule."""


class TeamDialog(QDialog):
    """Asks for a team; what is refused is said here, and nothing that was typed is lost.

    The kind that most ``titles`` point to is chosen for a new team; ``rule`` is None where it has none to be asked for.
    """

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        make: MakeEdit,
        *,
        name: str,
        rule: str | None = None,
        title: str = "Mark as a team",
    ) -> None:
        super().__init__(parent)
        column = dialog_column(self, title)
        buttons, self.confirm = dialog_buttons(self, title)
        self._session, self._make = session, make
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Name of the team")
        self.name.selectAll()
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of the team")
        for kind in session.method.kinds.values():
            self.kind.addItem(kind.name, kind.id)
        self.rule = text_field(rule or "")
        self.rule.setAccessibleName("Rule of the team")
        self.rule.setPlaceholderText(RULE_HINT)
        self._reason = label("", "secondary", wrap=True)
        self._found = label("", "secondary", wrap=True)
        self._refused = label("", "error", wrap=True)
        column.addLayout(self._form(with_rule=rule is not None))
        for part in (self._refused, buttons):
            column.addWidget(part)
        self.rule.textChanged.connect(lambda _text: self._look())
        session.refused.connect(self._show_refusal)
        self._look()

    def suggest(self, titles: list[str]) -> None:
        """Choose the kind that these titles point to, and say why."""
        kind, reason = suggested_kind(titles, self._session.method)
        self.choose_kind(kind)
        self._reason.setText(reason)

    def choose_kind(self, kind: str) -> None:
        """Choose a kind by its id."""
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))

    def accept(self) -> None:
        edit = self._make(self.name.text(), str(self.kind.currentData()), self.rule.text().strip())
        self._refused.setText("")
        if self._session.do(edit) or not self._refused.text():
            super().accept()

    def _show_refusal(self, sentence: str, remedy: str) -> None:
        self._refused.setText(self._session.names.hidden(f"{sentence} {remedy}"))

    def _look(self) -> None:
        """Say whom the rule finds so far."""
        text = self.rule.text().strip()
        if not text:
            self._found.setText(RULE_HELP)
            return
        try:
            found = len(matches(self._session.organisation, query_from(text)).positions)
        except PlanError as error:
            self._found.setText(self._session.names.hidden(f"{error.sentence} {error.remedy}"))
        else:
            self._found.setText(f"{Count(found):Finds nobody yet|Finds one position|Finds # positions}.")

    def _form(self, *, with_rule: bool) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Name", self.name)
        form.addRow("Kind", self.kind)
        if with_rule:
            form.addRow("Rule", self.rule)
            form.addRow("", self._found)
        else:
            form.addRow("", self._reason)
        return form


def ask_for_team(parent: QWidget, session: Session, subtree: str | None = None, members: tuple[str, ...] = ()) -> None:
    """Show the form for a subtree or a selection and, when it is confirmed, add the team."""
    organisation, scenario = session.organisation, session.scenario
    ids = sorted(organisation.subtree(subtree)) if subtree else list(members)
    positions = [organisation.position(position_id) for position_id in ids]
    head = organisation.position(subtree) if subtree else positions[0]
    make: MakeEdit = lambda name, kind, _rule: AddTeam(scenario, name, kind, subtree, members)  # noqa: E731
    dialog = TeamDialog(parent, session, make, name=head.department)
    dialog.suggest([position.title for position in positions])
    answered(dialog)


def ask_for_rule(parent: QWidget, session: Session) -> None:
    """Show the form for a team by a rule that is kept live."""
    make: MakeEdit = lambda name, kind, rule: AddTeam(session.scenario, name, kind, query=rule)  # noqa: E731
    answered(TeamDialog(parent, session, make, name="", rule=""))


def change_team(parent: QWidget, session: Session, team: Team) -> None:
    """Show the form for a team that is there."""

    def make(name: str, kind: str, rule: str) -> Edit:
        return ChangeTeam(team.scenario, team.id, {"name": name.strip(), "kind": kind, "query": rule})

    dialog = TeamDialog(parent, session, make, name=team.name, rule=team.query, title="Change the team")
    dialog.choose_kind(team.kind)
    answered(dialog)
