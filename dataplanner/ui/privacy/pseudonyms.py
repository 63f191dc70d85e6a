"""“Save a copy without names…”: what it leaves out is said, then where the copy goes, and the key apart from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dataplanner.files.plan_file import save_plan
from dataplanner.files.plan_file.origin import same_place
from dataplanner.files.privacy.pseudonyms import SMALL, Pseudonymised, pseudonymised, save_key
from dataplanner.ui.questions import Question, ask

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow

COPY_FILTER = "Plan (*.dataplan);;Plan as text (*.plan.json)"
KEY_FILTER = "Key (*.json)"
COPY_SUFFIXES = (".dataplan", ".plan.json")
KEY_SUFFIX = ".json"
PROPOSED = "Copy without names"
WITHOUT_KEY = Question(
    "Copy without names",
    "Save the copy without a key?",
    "No file was chosen for the key. Without it nobody can tell later who is who in this copy.",
    "Save without a key",
)
NOT_SAVED = ("The copy was not saved: there was no place for its key.", "Begin again, and choose a file for both.")
LEFT_OUT = (
    "Everybody is called by a random number, another one in each copy. The plan’s name, notes, judgements about "
    "people, the history and all columns of the export that the program does not use, exact pay among them, stay out."
)


def save_without_names(window: MainWindow) -> None:
    """Make the copy in the background, then ask whether and where to save it."""
    if window.session is not None:
        plan = window.session.document.plan.copy()
        window.tasks.run(
            "Leaving the names out",
            lambda _handle: pseudonymised(plan),
            lambda made: _save(window, made),
            window.notice.say,
            owner=window.session,
        )


def _save(window: MainWindow, made: Pseudonymised) -> None:
    question = Question(
        "Copy without names", small_groups_text(made.small_groups), LEFT_OUT, "Save the copy…",
        "Keep a key that says who is who, in a file of its own", ticked=True,
    )  # fmt: skip
    answer = ask(window, question)
    if not answer.yes:
        return
    dialogs = window.files.dialogs
    copy = dialogs.to_save(window, "Save the copy without names", f"{PROPOSED}.dataplan", COPY_FILTER, COPY_SUFFIXES)
    if copy is None or _is_taken(window, copy):
        return
    key = None
    if answer.option:
        name = f"Key to {PROPOSED}{KEY_SUFFIX}"
        key = dialogs.to_save(window, "Where the key goes", name, KEY_FILTER, (KEY_SUFFIX,), apart=True)
        if key is None and not ask(window, WITHOUT_KEY).yes:
            window.notice.say(*NOT_SAVED, "amber")
            return
        if key is not None and _is_taken(window, key, copy):
            return
    _write(window, made, copy, key)


def small_groups_text(people: int) -> str:
    """What is left that could tell who somebody is."""
    if people == 0:
        return "The copy names nobody."
    who, stand = ("One person", "shares") if people == 1 else (f"{people:,} people", "share")
    return (
        f"The copy names nobody. {who} {stand} title, department, location and grade with fewer than {SMALL - 1} "
        "others, so somebody who knows the organisation may still tell who it is."
    )


def _is_taken(window: MainWindow, path: Path, other: Path | None = None) -> bool:
    """Whether a file is that of the plan, or the ``other`` one, which is said then."""
    current = window.files.current
    taken = (other, current.path if current is not None else None)
    found = any(one is not None and same_place(one) == same_place(path) for one in taken)
    if found:
        window.notice.say(f"“{path.name}” is taken by the plan or its copy.", "Begin again with another name.")
    return found


def _write(window: MainWindow, made: Pseudonymised, copy: Path, key: Path | None) -> None:
    """Write the key first: a copy whose key is lost would be of no use to whoever wanted one."""

    def work(_handle: object) -> None:
        if key is not None:
            save_key(made.key, key)
        save_plan(made.plan, copy)

    window.tasks.run("Saving the copy", work, lambda _none: _written(window, copy, key), window.notice.say)


def _written(window: MainWindow, copy: Path, key: Path | None) -> None:
    beside = key is not None and same_place(key.parent) == same_place(copy.parent)
    remedy = "The key lies in the same folder: move it before you pass the copy on." if beside else str(copy.parent)
    window.notice.say(f"Saved as {copy.name}, without names.", remedy, "amber" if beside else "green")
