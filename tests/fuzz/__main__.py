"""``python -m tests.fuzz [--long]``: import mutated CSV and XLSX files and print how they ended."""

from __future__ import annotations

import argparse
import sys
import time

from tests.fuzz.run import MEGABYTES, SECONDS, fuzzed

SHORT, LONG, SEED = 300, 10_000, 4


def main() -> int:
    """0 when every file was imported with all its rows, or refused with a sentence."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--long", action="store_true", help=f"{LONG:,} files instead of {SHORT:,}: half an hour")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other files")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="only the file of that number")
    arguments = parser.parse_args()
    files = 1 if arguments.only is not None else LONG if arguments.long else SHORT
    began = time.monotonic()
    verdict = fuzzed(files, arguments.seed, arguments.only or 0)
    print(f"{files:,} files, seed {arguments.seed}, {time.monotonic() - began:.0f} s")
    print(f"slowest {verdict.slowest:.1f} s of {SECONDS:g}, most memory {verdict.megabytes:,} MB of {MEGABYTES:,}")
    for how, count in verdict.endings.most_common():
        print(f"{count:>7,}  {how}")
    for number, how in verdict.bad.items():
        print(f"FAIL     --seed {arguments.seed} --only {number}: {how}")
    return 1 if verdict.bad else 0


if __name__ == "__main__":
    sys.exit(main())
