"""What dialogs share: their width and margins, their paragraphs, and the buttons below."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from dataplanner.ui.widgets import label, menu_text

WIDTH, MARGIN = 460, 24


def dialog_column(dialog: QDialog, title: str) -> QVBoxLayout:
    """Give a dialog its title and width; what it shows goes into the column."""
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(WIDTH)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(MARGIN, 16, MARGIN, 16)
    column.setSpacing(12)
    return column


def answered(dialog: QDialog) -> bool:
    """Show a dialog until it is answered; whether it was confirmed. It goes then: its parent would keep it for good."""
    confirmed = bool(dialog.exec())
    dialog.deleteLater()  # what it holds can be read until the event loop is back
    return confirmed


def paragraph(text: str, role: str = "body") -> QLabel:
    """A text as wide as the dialog; Qt would leave room for more lines than a wrapped text has."""
    made = label(text, role, wrap=True)
    made.setMinimumWidth(WIDTH - 2 * MARGIN)
    return made


def dialog_buttons(dialog: QDialog, confirm: str, *, primary: bool = True) -> tuple[QDialogButtonBox, QPushButton]:
    """The row of buttons, and the one in it that confirms; Return presses that one where it is ``primary``."""
    buttons = QDialogButtonBox()
    confirming = buttons.addButton(menu_text(confirm), QDialogButtonBox.ButtonRole.AcceptRole)
    leaving = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
    if primary:
        confirming.setProperty("role", "primary")
    (confirming if primary else leaving).setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, confirming
