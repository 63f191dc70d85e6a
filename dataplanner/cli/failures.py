"""What can go wrong on the command line, and the exit code that says so."""

from __future__ import annotations

import traceback
from pathlib import Path

from dataplanner.cli.output import Output

FINE, OURS, BAD_INPUT, CANCELLED = 0, 1, 2, 3


class CommandError(Exception):
    """Arguments or files that a command cannot work with. ``sentence`` says why, ``remedy`` what to do about it."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy


def exit_code_of(failure: BaseException, output: Output, *, debug: bool) -> int:
    """Say what happened in one sentence on stderr and return the exit code for it."""
    if debug:
        traceback.print_exception(failure, file=output.messages)
    if isinstance(failure, KeyboardInterrupt):
        output.say("Cancelled.")
        return CANCELLED
    if (sentence := _known(failure)) is not None:
        output.say(sentence)
        return BAD_INPUT
    output.say(_unforeseen(failure))
    return OURS


def _known(failure: BaseException) -> str | None:
    """The sentence of a failure that is about the reader's files or arguments."""
    if (sentence := getattr(failure, "sentence", None)) is not None:
        return f"{sentence} {_remedy(failure)}".strip()
    if isinstance(failure, OSError):
        reason = (failure.strerror or "the system refused").rstrip(".")
        reason = f"{reason[:1].lower()}{reason[1:]}"
        what = "The result cannot be written" if failure.filename is None else f"“{failure.filename}” cannot be used"
        return f"{what}: {reason}. Choose another file or folder."
    return None


def _remedy(failure: BaseException) -> str:
    from dataplanner.cli.damaged import remedy_of

    return remedy_of(failure) or getattr(failure, "remedy", "")


def _unforeseen(failure: BaseException) -> str:
    """Type and place only: an exception's own text may carry names out of a confidential file."""
    frames = traceback.extract_tb(failure.__traceback__)
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "unknown"
    return (
        f"Data Planner made a mistake of its own ({type(failure).__name__} in {place}). "
        "Run the command again with --debug and report what it shows."
    )
