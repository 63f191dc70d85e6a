"""``python -m benchmarks [NAME…] [--json FILE]``: run those named, or all but the long ones; print a table."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.frame import Result, measured
from benchmarks.registry import BENCHMARKS, GROUPS

COLUMNS = "{:<16} {:>10} {:>10} {:>8} {:>8} {:<5} {}"


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words ask for; 0 when every target that could be measured was met, else 1."""
    arguments = _parser().parse_args(words)
    names = [one for name in arguments.names for one in GROUPS.get(name, (name,))] or _usual()
    if unknown := [name for name in names if name not in BENCHMARKS]:
        there = ", ".join([*BENCHMARKS, *GROUPS])
        print(f"There is no benchmark “{unknown[0]}”. There are: {there}.", file=sys.stderr)
        return 2
    print(COLUMNS.format("name", "ours", "peer", "ratio", "target", "met", "peer is"), flush=True)
    results = []
    for name in names:
        results.append(measured(BENCHMARKS[name]))
        print(_line(results[-1]), flush=True)
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(report(results), indent=2) + "\n", encoding="utf-8")
    return 1 if any(result.met is False for result in results) else 0


def _usual() -> list[str]:
    return [name for name, benchmark in BENCHMARKS.items() if not benchmark.by_name]


def report(results: Sequence[Result]) -> dict[str, object]:
    """The results as JSON types, with the machine that they are from; seconds where no other unit is named."""
    return {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "results": [result.plain() for result in results],
    }


def _parser() -> argparse.ArgumentParser:
    told = {
        name: f"{benchmark.about}{'; by name only' * benchmark.by_name}" for name, benchmark in BENCHMARKS.items()
    } | {name: ", ".join(group) for name, group in GROUPS.items()}
    names = "\n".join(f"  {name:<16} {about}" for name, about in told.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Ours and a peer in turn on the same input; ratio is how many times faster ours is.",
        epilog=f"benchmarks:\n{names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="a benchmark or a group; all but the long ones where none is named",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there as well")
    return parser


def _line(result: Result) -> str:
    if result.ours is None or result.peer is None or result.ratio is None:
        return COLUMNS.format(
            result.name, "–", "–", "–", f"{result.target:g} ×", "–", f"{result.peer_name}: {result.note}"
        )
    met = "yes" if result.met else "no"
    times = (
        f"{result.ours:.4g} {result.unit}",
        f"{result.peer:.4g} {result.unit}",
        f"{result.ratio:.1f} ×",
        f"{result.target:g} ×",
    )
    return COLUMNS.format(result.name, *times, met, "; ".join(filter(None, (result.peer_name, result.note))))


if __name__ == "__main__":
    sys.exit(main())
