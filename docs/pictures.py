"""Make the pictures of the README: the window itself, opened offscreen on a sample, one file a workspace.

python -m docs.pictures
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from dataplanner.app import make_window
from dataplanner.files.plan_file import Folders
from dataplanner.files.resources import root

FOLDER = Path(__file__).parent
SAMPLE = root() / "sample_orgs" / "hansa-foods.plan.json"
PICTURES = ("Organisation", "Distance", "Skills", "Projects")


def main() -> None:
    """Write docs/<workspace>.png for each of PICTURES."""
    app = QApplication([])
    with TemporaryDirectory() as folder:  # what somebody has chosen for themselves changes no picture
        _paint(app, Folders(Path(folder)))


def _paint(app: QApplication, folders: Folders) -> None:
    window = make_window(app, folders)
    window.show()
    window.files.open([SAMPLE])
    wait(app, 3)
    session = window.session
    assert session is not None
    for name in PICTURES:
        window.open_workspace(name)
        if name == PICTURES[0]:
            session.select(["head-of-analytics"])
        wait(app, 1)
        window.grab().save(str(FOLDER / f"{name.lower()}.png"))
    window.files.close()


def wait(app: QApplication, seconds: float) -> None:
    """Let the window work for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()


if __name__ == "__main__":
    main()
