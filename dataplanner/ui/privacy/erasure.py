"""“Erase a person…”: who goes, from where, what stays beyond our reach; and then nothing leads back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import erase_person
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.ui.questions import Question, ask

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

REMOVE = "Remove what has another password"
REACH = (
    "Name, address, notes, skills and judgements go, from all scenarios, from the history, from the earlier versions "
    "that can be restored and from the file itself. {positions} Undo does not bring them back.\n\n"
    "Workbooks, charts and copies that you have saved elsewhere, and the client’s own exports, are not changed: delete "
    "what names them yourself."
)


def erase_holder(window: MainWindow) -> None:
    """Ask, and erase who holds the selected position."""
    session = window.session
    if session is None or not session.may_change():
        return
    position = session.selected()
    person = session.plan.person_of(position) if position is not None else None
    if person is None:
        window.notice.say("Nobody is selected.", "Select one position with somebody in it.", "amber")
        return
    name = session.names.person(person)
    details = REACH.format(positions=positions_text(session.plan, person))
    if ask(window, Question("Erase a person", f"Erase {name} for good?", details, "Erase for good")).yes:
        _erase(window, person.id, name)


def positions_text(plan: Plan, person: Person) -> str:
    """What becomes of the positions that somebody holds."""
    held = len({position.id for position in plan.all(Position) if position.person == person.id})
    return "The position becomes vacant." if held == 1 else f"The {held:,} positions held become vacant."


def _erase(window: MainWindow, person: str, name: str) -> None:
    """Erase at once, while nothing else can be done: no edit may come between what is erased and where."""
    error, session = _hindered(window, person), window.session
    if error is not None and session is not None and session.plan.find(Person, person) is not None:
        window.notice.say(f"{error.sentence} {name} is not erased yet.", f"{error.remedy} Then erase again.")
    elif error is not None:
        told = f"{name} is erased here, and still in the file: {error.sentence}"
        window.notice.say(told, error.remedy, "amber", lasting=True)
    elif shut := _shut_versions(window):
        _say_shut(window, name, shut)
    else:
        window.notice.say(f"{name} is erased.", "Nothing in this plan leads back to them.", "green")


def _hindered(window: MainWindow, person: str) -> FileError | None:
    """Erase; what hindered it, or None."""
    error = window.files.saving.hindered("Erasing", lambda session, where: erase_person(session, person, where))
    window.files.recent.look()
    window.files.saving.show_state()
    return error


def _shut_versions(window: MainWindow) -> int:
    """How many versions of what the plan was saved from have another password."""
    current = window.files.current
    return len(current.ancestry().shut()) if current is not None else 0


def _say_shut(window: MainWindow, name: str, shut: int) -> None:
    """Say that versions of what the plan was saved from could not be looked into."""
    versions, have = ("an earlier version", "has") if shut == 1 else (f"{shut:,} earlier versions", "have")
    sentence = f"{name} is erased from this plan; {versions} of the plan it was saved from {have} another password."
    remedy = "They may still be named there, on this computer."
    window.notice.say(sentence, remedy, "amber", {REMOVE: partial(_remove_shut, window)})


def _remove_shut(window: MainWindow) -> None:
    saving = window.files.saving
    error = saving.hindered("Removing versions", lambda session, _where: session.ancestry().remove_shut())
    if error is not None:
        window.notice.say(error.sentence, error.remedy)
    else:
        window.notice.say("They are removed.", "No version in this program’s folder leads back any more.", "green")
