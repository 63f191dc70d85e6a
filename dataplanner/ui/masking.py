"""“Mask names”: the window looks at the plan with people as numbers, and no sentence of its own names them either."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.masked import keep_masked, read_masked
from dataplanner.ui.session import MASKING, Session

if TYPE_CHECKING:
    from dataplanner.ui.main_window import MainWindow


class Masking:
    """Whether the names are masked is the choice of the button at the top. It holds for the next plan and start, too.

    ``at_first`` is what was chosen last.
    """

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        self._window, self._folders = window, folders
        self.at_first = read_masked(folders)

    def turn(self, masked: bool) -> None:
        """Hide or show who people are; a choice that cannot be kept holds until the window is closed."""
        window = self._window
        with suppress(FileError, OSError):
            keep_masked(masked, self._folders)
        if window.session is not None:
            window.notice.hide()
            self.look_at(window.session, masked=masked)
            window.top_bar.search.renew()
            window.renew_page()

    def look_at(self, session: Session, *, masked: bool) -> None:
        """Look at a plan with or without names; off the UI thread, as a large one takes seconds."""
        try:
            session.look_at(session.steps.made(MASKING, session.masked_plan, much=True) if masked else None)
        except FileError as error:  # whom a damaged history names cannot be told: nothing may be shown as masked
            session.look_at(None)
            self._window.top_bar.mask_button.setChecked(False)
            self._window.notice.say(f"Names cannot be masked. {error.sentence}", error.remedy)
        self._window.importing.conceal(masked=session.names.masked)

    def hidden(self, text: str) -> str:
        """A text as it may be shown: while names are masked, nobody of the open plan is named in it."""
        session = self._window.session
        return session.names.hidden(text) if session is not None else text
