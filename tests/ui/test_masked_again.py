"""Names that were masked are masked at the next start too: it may be before a projector."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dataplanner.app import make_window
from dataplanner.files.plan_file import Folders
from dataplanner.files.privacy.masked import NAME, read_masked
from dataplanner.ui.main_window import MainWindow
from tests.windows import OpenSample, click, opened, sample


def test_the_next_window_masks_names_as_the_last_one_did(
    window: MainWindow, open_sample: OpenSample, folders: Folders, qapp: QApplication, qtbot: QtBot
) -> None:
    open_sample("hansa-foods")
    click(qtbot, window, "Mask names")
    again = make_window(qapp, folders)
    qtbot.addWidget(again)
    session = opened(qtbot, again, lambda: again.files.open([sample("hansa-foods")]))
    assert session.names.masked
    assert again.top_bar.mask_button.isChecked()
    again.top_bar.mask_button.click()
    assert not session.names.masked
    assert not read_masked(folders)


def test_names_are_shown_where_nothing_was_chosen_or_nothing_can_be_read(folders: Folders) -> None:
    assert not read_masked(folders)
    folders.data.mkdir(parents=True, exist_ok=True)
    (folders.data / NAME).write_bytes(b"\xff\xfe")
    assert not read_masked(folders)
