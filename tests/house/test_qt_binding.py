"""The installed Qt binding must not lose references to None: PySide6 6.12.0 does on Python 3.11, and then aborts."""

import subprocess
import sys

CALLS = 100_000
# Void methods of two kinds, called far more often than None has references to lose.
SCRIPT = f"""
import sys
from PySide6.QtCore import QObject, QRectF
thing, box = QObject(), QRectF()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("a")
    box.translate(1.0, 0.0)
print(before - sys.getrefcount(None))
"""


def test_void_calls_keep_the_references_to_none() -> None:
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, f"the process aborted: {ended.stderr[-500:]}"
    assert int(ended.stdout) < CALLS // 100, "void calls of Qt methods lose references to None"
