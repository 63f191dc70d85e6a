"""“Erase a person…”: who goes, from where, what stays beyond our reach; and what is said of it then."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import PlanSession, erase_person, traces_in, unreached
from dataplanner.files.privacy.erasure import Traces
from dataplanner.files.privacy.survey import Survey, survey_of
from dataplanner.files.privacy.survey_text import (
    ERASED,
    IF_THEIRS,
    IN_FILE_NAME,
    RENAME,
    STILL_IN_FILE,
    left_lines,
    left_text,
    reach_texts,
    shut_text,
    unreached_text,
)
from dataplanner.model.people import Person
from dataplanner.ui.finishing import InWindow
from dataplanner.ui.questions import Question, ask
from dataplanner.ui.saving import Action
from dataplanner.ui.session import Session
from dataplanner.ui.tasks import CancelledError, Handle

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

LOOKING = "Looking for mentions"
CANCELLED = "Nobody is erased."
REMOVE = "Remove what has another password"


def erase_holder(window: MainWindow) -> None:
    """Ask, and erase who holds the selected position."""
    session, plan_session = window.session, window.files.current
    if session is None or plan_session is None or not session.may_change():
        return
    position = session.selected()
    person = session.plan.person_of(position) if position is not None else None
    if person is None:
        window.notice.say("Nobody is selected.", "Select one position with somebody in it.", "amber")
        return
    looked = _looked(window, plan_session, person)
    if looked is not None and (answer := ask(window, _question(session, person, looked.survey))).yes:
        _erase(window, looked, all_mentions=answer.option)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a plan and its versions say of somebody, and what erasing them would do."""

    traces: Traces
    survey: Survey


@dataclass(frozen=True, slots=True)
class _Left:
    """What erasing somebody left: texts with a word of the name, and versions and unsaved work nobody could open."""

    texts: int = 0
    shut: int = 0
    unreached: int = 0


def _looked(window: MainWindow, plan_session: PlanSession, person: Person) -> _Looked | None:
    """Look through the plan and its versions; None where that was cancelled, or could not be, which is said."""

    def look(handle: Handle) -> _Looked:
        traces = traces_in(plan_session, person.id, handle.report)
        handle.report(1.0, LOOKING)
        return _Looked(traces, survey_of(plan_session.document, traces, plan_session.path))

    try:
        return window.finishing.result_unless_cancelled(LOOKING, look, window)
    except CancelledError:
        window.notice.say(CANCELLED, "The plan is as it was.", "green", passing=True)
    except FileError as error:  # the history is damaged
        window.notice.say(f"{error.sentence} Nobody is erased yet.", error.remedy)
    return None


def _question(session: Session, person: Person, survey: Survey) -> Question:
    """What is asked before somebody is erased; the option is to take out what may mean others too."""
    lines = left_lines(survey, session.names.hidden)
    return Question(
        "Erase a person",
        f"Erase {session.names.person(person)} for good?",
        "\n\n".join(reach_texts(session.plan, person.id, survey)),
        "Erase for good",
        option="Say “somebody” there as well" if lines else "",
        listed=lines,
    )


def _erase(window: MainWindow, looked: _Looked, *, all_mentions: bool) -> None:
    """Erase at once, while nothing else can be done: no edit may come between what is erased and where.

    What is said then names nobody: it may be seen by whoever looks at the screen.
    """
    done: list[_Left] = []
    traces, survey = looked.traces, looked.survey
    tell = window.finishing.progressed.emit

    def erase(session: PlanSession, where: InWindow) -> None:
        texts = erase_person(session, traces.person, where, all_mentions=all_mentions, traces=traces, tell=tell)
        done.append(_Left(len(texts), len(session.ancestry().shut()), unreached(session)))

    error, session = _hindered(window, erase), window.session
    left = done[0] if done else _Left()
    still = left_text(left.texts, survey)
    if error is not None and session is not None and session.plan.find(Person, traces.person) is not None:
        window.notice.say(f"{error.sentence} Nobody is erased yet.", f"{error.remedy} Then erase again.")
    elif error is not None:
        window.notice.say(f"{STILL_IN_FILE}{error.sentence}", error.remedy, "amber", lasting=True)
    elif left.shut:
        _say_shut(window, left)
    elif left.unreached:
        window.notice.say(f"{ERASED} {unreached_text(left.unreached)}", IF_THEIRS, "amber", lasting=True)
    elif survey.in_file_name:
        window.notice.say(f"{ERASED} {IN_FILE_NAME}", f"{RENAME} {still}", "amber", lasting=True)
    else:
        window.notice.say(ERASED, still, "green", passing=True)


def _hindered(window: MainWindow, erase: Action) -> FileError | None:
    """Erase; what hindered it, or None."""
    error = window.files.saving.hindered("Erasing", erase)
    window.files.recent.look()
    window.files.saving.show_state()
    return error


def _say_shut(window: MainWindow, left: _Left) -> None:
    """Say that versions of what the plan was saved from could not be looked into."""
    unsaved = left.unreached
    remedy = f"{unreached_text(unsaved)} {IF_THEIRS}" if unsaved else "They may still be named there, on this computer."
    window.notice.say(shut_text(left.shut), remedy, "amber", {REMOVE: partial(_remove_shut, window)})


def _remove_shut(window: MainWindow) -> None:
    saving = window.files.saving
    error = saving.hindered("Removing versions", lambda session, _where: session.ancestry().remove_shut())
    if error is not None:
        window.notice.say(error.sentence, error.remedy)
    else:
        window.notice.say("They are removed.", "No version in this program’s folder leads back any more.", "green")
