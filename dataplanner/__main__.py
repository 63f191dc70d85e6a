"""``python -m dataplanner`` and the ``dataplanner`` command: Ctrl+C is seen to before anything else is read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dataplanner.interrupts import quiet_start


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of the command line ask and return the exit code."""
    with quiet_start():
        from dataplanner.start import start

        return start(sys.argv[1:] if words is None else words)


if __name__ == "__main__":
    sys.exit(main())
