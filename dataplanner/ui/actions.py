"""One table of everything the window can do; menus, shortcuts, the command search and the help read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from dataplanner.files.appearance import Appearance
from dataplanner.ui.help import show_about, show_keys
from dataplanner.ui.importing.refreshing import refresh_plan
from dataplanner.ui.organisation.drop import How
from dataplanner.ui.plan_text import export_text
from dataplanner.ui.privacy.erasure import erase_holder
from dataplanner.ui.privacy.passwords import (
    change_password,
    has_none,
    has_password,
    remove_password,
    set_password,
)
from dataplanner.ui.privacy.pseudonyms import save_without_names
from dataplanner.ui.report.exporting import export_workbook
from dataplanner.ui.snapshots import restore_version

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow
    from dataplanner.ui.session import Session


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the window can do: ``menu`` is where it stands, ``enabled`` when it can be done.

    A menu that is within another is named after it, as in “View ▸ Appearance”.
    """

    id: str
    menu: str
    text: str
    shortcut: str
    run: Callable[[MainWindow], object]
    enabled: Callable[[MainWindow], bool] = lambda window: window.session is not None
    label: Callable[[MainWindow], str] | None = None
    """The text where it depends on the state, such as “Undo Move Grace Lin”."""
    checked: Callable[[MainWindow], bool] | None = None
    """Whether it is on, where it is a switch."""


WITHIN = " ▸ "
APPEARANCES: tuple[tuple[Appearance, str], ...] = (
    ("system", "As the system"), ("light", "Light appearance"), ("dark", "Dark appearance")
)  # fmt: skip


def _wearing(appearance: Appearance) -> Callable[[MainWindow], object]:
    return lambda window: window.appearances.choose(appearance)


def _worn(appearance: Appearance) -> Callable[[MainWindow], bool]:
    return lambda window: window.appearances.chosen == appearance


def _always(_window: MainWindow) -> bool:
    return True


def _opening(name: str) -> Callable[[MainWindow], object]:
    return lambda window: window.open_workspace(name)


def _has_selection(window: MainWindow) -> bool:
    return window.session is not None and bool(window.session.selection) and window.charting.shown


def _can_paste(window: MainWindow) -> bool:
    return _has_selection(window) and window.session is not None and bool(window.session.cut)


def _undo_label(window: MainWindow) -> str:
    if window.shows_import():
        return "Undo the last choice"
    return _labelled(window.session, "Undo", window.session.document.undo_label if window.session else None)


def _redo_label(window: MainWindow) -> str:
    if window.shows_import():
        return "Redo the last choice"
    return _labelled(window.session, "Redo", window.session.document.redo_label if window.session else None)


def _labelled(session: Session | None, verb: str, label: str | None) -> str:
    """What undo takes back or redo does again."""
    return f"{verb} {session.names.hidden(label)}" if session is not None and label else verb


def _can_undo(window: MainWindow) -> bool:
    if window.shows_import():
        return window.importing.can_undo()
    return window.session is not None and window.session.document.undo_label is not None


def _can_redo(window: MainWindow) -> bool:
    if window.shows_import():
        return window.importing.can_redo()
    return window.session is not None and window.session.document.redo_label is not None


def _keys() -> list[tuple[str, str, str]]:
    """The menu, the shortcut and the text of every action that has keys."""
    return [(spec.menu, spec.shortcut, spec.text) for spec in ACTIONS if spec.shortcut]


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "New plan", "Ctrl+N", lambda w: w.files.new(), _always),
    ActionSpec("open", "File", "Open…", "Ctrl+O", lambda w: w.files.choose_plan(), _always),
    ActionSpec("import", "File", "Import an HR export…", "Ctrl+I", lambda w: w.files.choose_export(), _always),
    ActionSpec("refresh", "File", "Refresh from a newer export…", "", refresh_plan),
    ActionSpec("welcome", "File", "Welcome page", "", lambda w: w.show_welcome(), _always),
    ActionSpec("save", "File", "Save", "Ctrl+S", lambda w: w.files.save()),
    ActionSpec("save_as", "File", "Save as…", "Ctrl+Shift+S", lambda w: w.files.save_as()),
    ActionSpec("restore", "File", "Restore a version…", "", restore_version),
    ActionSpec("without_names", "File", "Save a copy without names…", "", save_without_names),
    ActionSpec("set_password", "File", "Set password…", "", set_password, has_none),
    ActionSpec("change_password", "File", "Change password…", "", change_password, has_password),
    ActionSpec("remove_password", "File", "Remove password…", "", remove_password, has_password),
    ActionSpec("erase", "File", "Erase a person…", "", erase_holder, _has_selection),
    ActionSpec("clear_recent", "File", "Clear the list of plans opened lately", "",
               lambda w: w.files.recent.clear(), lambda w: bool(w.files.recent.paths)),
    ActionSpec("keep_recent", "File", "Keep a list of plans opened lately", "",
               lambda w: w.files.recent.keep(not w.files.recent.kept), _always,
               checked=lambda w: w.files.recent.kept),
    ActionSpec("export_text", "File", "Export as text (JSON)…", "", export_text),
    ActionSpec("export", "File", "Export the workbook…", "Ctrl+E", export_workbook),
    ActionSpec("quit", "File", "Quit", "Ctrl+Q", lambda w: w.close(), _always),
    ActionSpec("undo", "Edit", "Undo", "Ctrl+Z", lambda w: w.undo(), _can_undo, _undo_label),
    ActionSpec("redo", "Edit", "Redo", "Ctrl+Shift+Z", lambda w: w.redo(), _can_redo, _redo_label),
    ActionSpec("history", "Edit", "History…", "Ctrl+Alt+Z", lambda w: w.editing.show_history()),
    ActionSpec("add_report", "Edit", "Add a report", "Ctrl+Return", lambda w: w.editing.add_report()),
    ActionSpec("add_peer", "Edit", "Add a peer", "Ctrl+Shift+Return", lambda w: w.editing.add_peer(), _has_selection),
    ActionSpec("insert_manager", "Edit", "Insert a manager above", "Ctrl+Alt+Return",
               lambda w: w.editing.insert_manager(), _has_selection),
    ActionSpec("rename", "Edit", "Edit the position", "F2", lambda w: w.editing.edit_position(), _has_selection),
    ActionSpec("vacate", "Edit", "Make vacant", "", lambda w: w.editing.vacate(), _has_selection),
    ActionSpec("remove", "Edit", "Remove, reports go up", "Delete", lambda w: w.editing.remove(), _has_selection),
    ActionSpec("remove_parking", "Edit", "Remove, reports are detached", "Shift+Delete",
               lambda w: w.editing.remove_parking(), _has_selection),
    ActionSpec("remove_branch", "Edit", "Remove with everybody below", "Ctrl+Delete",
               lambda w: w.editing.remove_branch(), _has_selection),
    ActionSpec("cut", "Move", "Cut", "Ctrl+X", lambda w: w.editing.cut(), _has_selection),
    ActionSpec("paste", "Move", "Paste under the selection", "Ctrl+V", lambda w: w.editing.paste(), _can_paste),
    ActionSpec("move_to", "Move", "Move to…", "Ctrl+Shift+M", lambda w: w.editing.choose(How.UNDER), _has_selection),
    ActionSpec("move_alone_to", "Move", "Move to, without the reports…", "Ctrl+Alt+M",
               lambda w: w.editing.choose(How.ALONE), _has_selection),
    ActionSpec("dotted_to", "Move", "Dotted line to…", "Ctrl+L",
               lambda w: w.editing.choose(How.DOTTED), _has_selection),
    ActionSpec("move_earlier", "Move", "Earlier among the siblings", "Alt+Left",
               lambda w: w.editing.shift(-1), _has_selection),
    ActionSpec("move_later", "Move", "Later among the siblings", "Alt+Right",
               lambda w: w.editing.shift(1), _has_selection),
    ActionSpec("move_up", "Move", "Up a level, beside the manager", "Alt+Up",
               lambda w: w.editing.raise_level(), _has_selection),
    ActionSpec("move_down", "Move", "Down a level, under the sibling before", "Alt+Down",
               lambda w: w.editing.lower_level(), _has_selection),
    ActionSpec("detach", "Move", "Detach from the manager", "", lambda w: w.editing.detach(), _has_selection),
    ActionSpec("park", "Move", "Park without the reports", "", lambda w: w.editing.park(), _has_selection),
    ActionSpec("mark_subtree", "Edit", "Mark as a team, with everybody below…", "Ctrl+T",
               lambda w: w.editing.mark_subtree(), _has_selection),
    ActionSpec("mark_selection", "Edit", "Mark the selection as a team…", "Ctrl+Shift+T",
               lambda w: w.editing.mark_selection(), _has_selection),
    ActionSpec("search", "View", "Search people, titles, teams", "Ctrl+K", lambda w: w.top_bar.search.start()),
    ActionSpec("mask", "View", "Mask names", "Ctrl+M", lambda w: w.top_bar.mask_button.toggle()),
    ActionSpec("present", "View", "Present", "F5", lambda w: w.top_bar.present_button.toggle()),
    ActionSpec("inspector", "View", "Fold the inspector", "Ctrl+\\", lambda w: w.work.toggle_inspector()),
    *(
        ActionSpec(f"go_{name.lower()}", "View", name, f"Ctrl+{number}", _opening(name))
        for number, name in enumerate(("Organisation", "Distance", "Skills", "Projects", "Findings", "Report"), 1)
    ),
    ActionSpec("chart", "View", "Chart", "Ctrl+Shift+1", lambda w: w.charting.show_view("Chart")),
    ActionSpec("overview", "View", "Overview of everybody", "Ctrl+Shift+2", lambda w: w.charting.show_view("Overview")),
    ActionSpec("sheet", "View", "Sheet of all positions", "Ctrl+Shift+3", lambda w: w.charting.show_view("Sheet")),
    ActionSpec("focus", "View", "Focus on the position", "Ctrl+G", lambda w: w.charting.focus(), _has_selection),
    ActionSpec("unfocus", "View", "Show the whole organisation", "Ctrl+Shift+G", lambda w: w.charting.unfocus()),
    ActionSpec("compare", "View", "Compare scenarios", "Ctrl+7", _opening("Compare")),
    ActionSpec("step_compared", "View", "Compare: before, changes, after in turn", "Ctrl+B",
               lambda w: w.charting.step_compared()),
    ActionSpec("next_scenario", "View", "Next scenario", "Ctrl+PgDown", lambda w: w.top_bar.scenarios.step(1)),
    ActionSpec("previous_scenario", "View", "Previous scenario", "Ctrl+PgUp", lambda w: w.top_bar.scenarios.step(-1)),
    *(
        ActionSpec(f"wear_{one}", f"View{WITHIN}Appearance", text, "", _wearing(one), _always, checked=_worn(one))
        for one, text in APPEARANCES
    ),
    ActionSpec("keys", "Help", "Keyboard shortcuts", "F1", lambda w: show_keys(w, _keys()), _always),
    ActionSpec("about", "Help", "About Data Planner", "", show_about, _always),
)  # fmt: skip


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """A QAction for each line of the table, in its sequence."""
    made = {}
    for spec in ACTIONS:
        action = QAction(spec.text, window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        action.triggered.connect(window.text_fields.commit)
        action.triggered.connect(lambda _checked=False, spec=spec: spec.run(window))
        window.addAction(action)
        made[spec.id] = action
    return made


def refresh_actions(window: MainWindow, actions: dict[str, QAction]) -> None:
    """Bring texts and enabled states up to date."""
    for spec in ACTIONS:
        action = actions[spec.id]
        action.setEnabled(spec.enabled(window))
        if spec.label is not None:
            action.setText(spec.label(window).replace("&", "&&"))
        if spec.checked is not None:
            action.setChecked(spec.checked(window))
