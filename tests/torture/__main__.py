"""``python -m tests.torture [NAME…] [--long]``: torture the document on disk and print what came of it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.torture.folders import fast_folder
from tests.torture.runs import RUNS


def main() -> int:
    """Run what was asked for; 0 when all figures are as they must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which runs: {', '.join(RUNS)}; all when none is named"
    )
    parser.add_argument("--long", action="store_true", help="many cases: some minutes, not some seconds")
    arguments = parser.parse_args()
    verdicts = [_run(name, at_length=arguments.long) for name in arguments.names or RUNS]
    return 0 if all(verdicts) else 1


def _run(name: str, *, at_length: bool) -> bool:
    run = RUNS[name]
    if not run.possible:
        print(f"{name}: not possible on this system")
        return True
    began = time.monotonic()
    with fast_folder() as root:
        figures = run.go(Path(root), run.long if at_length else run.short)
    good = run.verdict(figures)
    expected = " (bad cases are expected)" if run.must_fail else ""
    print(f"{'ok  ' if good else 'FAIL'} {figures}{expected}  {time.monotonic() - began:.0f} s", flush=True)
    for fault in sorted(set(figures.bad)) if not run.must_fail else ():
        print(f"     {figures.bad.count(fault)} × {fault}")
    return good


if __name__ == "__main__":
    sys.exit(main())
