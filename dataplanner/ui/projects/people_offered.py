"""Names of the plan's people, offered in a field while somebody types one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from dataplanner.model.people import Person
from dataplanner.ui.latest import MANY, Latest, Proceed, watched
from dataplanner.ui.session import Session


def offer_people(line: QLineEdit, session: Session) -> None:
    """Complete names in a field from the first letters typed on; very many are gathered in the background first."""
    gathering = Latest(line, session.tasks, quiet=True)

    def gather(proceed: Proceed) -> list[str]:
        return sorted({person.name for person in watched(session.plan.all(Person), proceed) if person.name})

    def offer(_text: str) -> None:
        if line.completer() is None and not gathering.under_way:
            much = len(session.organisation) >= MANY
            gathering.ask(
                "Gathering names", gather, lambda names: line.setCompleter(_completer(names, line)), much=much
            )

    line.textEdited.connect(offer)


def _completer(names: Sequence[str], line: QLineEdit) -> QCompleter:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
