"""“Erase a person…”: who goes, from where, what stays beyond our reach; and what is said of it then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, erase_person
from dataplanner.files.privacy.survey import Survey, survey_of
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan
from dataplanner.model.positions import Position
from dataplanner.ui.finishing import InWindow
from dataplanner.ui.privacy.mentions import changes_text, counted, left_lines, left_text
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.saving import Action
from dataplanner.ui.session import Session

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

REMOVE = "Remove what has another password"
REACH = (
    "Name, addresses, notes, skills and judgements go, from all scenarios, from the history, from the earlier versions "
    "that can be restored and from the file itself. {positions} Undo does not bring them back."
)
IN_TEXTS = (
    "Texts that give the full name, an address made of it, or one of its words where that can be nobody else, say "
    "“somebody” instead: {changes}. Nicknames and misspellings are not recognised."
)
NO_TEXTS = "No other text mentions them. Nicknames and misspellings are not recognised."
ELSEWHERE = (
    "Workbooks, charts and copies that you have saved elsewhere, and the client’s own exports, are not changed: delete "
    "what names them yourself."
)
LEFT = "{texts} would stay as below, as a word of the name in {them} may mean somebody or something else."


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
    try:
        survey = window.finishing.result_of("Looking for mentions", lambda _: survey_of(session.document, person.id))
    except FileError as error:  # the history is damaged
        window.notice.say(f"{error.sentence} Nobody is erased yet.", error.remedy)
        return
    answer = ask(window, _question(session, person, survey))
    if answer.yes:
        _erase(window, person.id, all_mentions=answer.option)


def _question(session: Session, person: Person, survey: Survey) -> Question:
    """What is asked before somebody is erased; the option is to take out what may mean others too."""
    changes, lines = changes_text(survey), left_lines(survey, session.names.hidden)
    told = [
        REACH.format(positions=positions_text(session.plan, person)),
        IN_TEXTS.format(changes=changes) if changes else NO_TEXTS,
        ELSEWHERE,
    ]
    if lines:
        told.append(LEFT.format(texts=counted(len(lines), "text"), them="it" if len(lines) == 1 else "them"))
    return Question(
        "Erase a person",
        f"Erase {session.names.person(person)} for good?",
        "\n\n".join(told),
        "Erase for good",
        option="Say “somebody” there as well" if lines else "",
        listed=lines,
    )


def positions_text(plan: Plan, person: Person) -> str:
    """What becomes of the positions that somebody holds."""
    held = len({position.id for position in plan.all(Position) if position.person == person.id})
    return "The position becomes vacant." if held == 1 else f"The {held:,} positions held become vacant."


def _erase(window: MainWindow, person: str, *, all_mentions: bool) -> None:
    """Erase at once, while nothing else can be done: no edit may come between what is erased and where.

    What is said then names nobody: it may be seen by whoever looks at the screen.
    """
    left: list[int] = []

    def erase(session: PlanSession, where: InWindow) -> None:
        left.append(len(erase_person(session, person, where, all_mentions=all_mentions)))

    error, session = _hindered(window, erase), window.session
    if error is not None and session is not None and session.plan.find(Person, person) is not None:
        window.notice.say(f"{error.sentence} Nobody is erased yet.", f"{error.remedy} Then erase again.")
    elif error is not None:
        told = f"The person is erased here, and still in the file: {error.sentence}"
        window.notice.say(told, error.remedy, "amber", lasting=True)
    elif shut := _shut_versions(window):
        _say_shut(window, shut)
    else:
        window.notice.say("The person is erased.", left_text(sum(left)), "green", passing=True)


def _hindered(window: MainWindow, erase: Action) -> FileError | None:
    """Erase; what hindered it, or None."""
    error = window.files.saving.hindered("Erasing", erase)
    window.files.recent.look()
    window.files.saving.show_state()
    return error


def _shut_versions(window: MainWindow) -> int:
    """How many versions of what the plan was saved from have another password."""
    current = window.files.current
    return len(current.ancestry().shut()) if current is not None else 0


def _say_shut(window: MainWindow, shut: int) -> None:
    """Say that versions of what the plan was saved from could not be looked into."""
    versions, have = ("an earlier version", "has") if shut == 1 else (f"{shut:,} earlier versions", "have")
    sentence = f"The person is erased from this plan; {versions} of the plan it was saved from {have} another password."
    remedy = "They may still be named there, on this computer."
    window.notice.say(sentence, remedy, "amber", {REMOVE: partial(_remove_shut, window)})


def _remove_shut(window: MainWindow) -> None:
    saving = window.files.saving
    error = saving.hindered("Removing versions", lambda session, _where: session.ancestry().remove_shut())
    if error is not None:
        window.notice.say(error.sentence, error.remedy)
    else:
        window.notice.say("They are removed.", "No version in this program’s folder leads back any more.", "green")
