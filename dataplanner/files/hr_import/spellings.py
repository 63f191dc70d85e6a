"""Delimited text as other programs spell it, turned into the usual spelling: blanks before quotation marks, single
marks, frames around rows, columns of a fixed width."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby

from dataplanner.files.hr_import.rules import rules

_SAMPLE_CHARACTERS, _SAMPLE_LINES = 100_000, 200
_BLANK_BEFORE_MARK = re.compile(r'(?<=[,;|])[ \t]+(?=")')
_SINGLE = re.compile(r"'[^']*'([,;\t|])'.*'\s*")
_FRAMED = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s\-=+|]*-{3}[\s\-=+|]*")


def usually_spelled(text: str) -> str:
    """The text in the usual spelling; most texts are as they were."""
    lines = [line for line in text[:_SAMPLE_CHARACTERS].split("\n")[:_SAMPLE_LINES] if line.strip()]
    if _mostly(lines, lambda line: bool(_SINGLE.fullmatch(line))):
        return _with_double_marks(text, lines)
    if _mostly(lines, lambda line: bool(_BLANK_BEFORE_MARK.search(line))):
        return _BLANK_BEFORE_MARK.sub("", text)
    if _are_framed(lines):
        text, lines = _without_frames(text), [_without_frames(line) for line in lines]
    starts = _column_starts(lines)
    return _parted(text, starts) if len(starts) >= rules().printed.columns else text


def _are_framed(lines: Sequence[str]) -> bool:
    """Whether all lines with cells, rules and titles of pages aside, stand between bars."""
    parted = [line for line in lines if "|" in line]
    return len(parted) > max(1, len(lines) / 2) and all(map(_FRAMED.fullmatch, parted))


def _without_frames(text: str) -> str:
    """``|1|Ann|`` as ``1|Ann``, and a header of a wiki, ``||No.||Name||``, as ``No.|Name``."""
    return "\n".join(_without_frame(line.strip()) if _FRAMED.fullmatch(line) else line for line in text.split("\n"))


def _without_frame(line: str) -> str:
    return line[2:-2].replace("||", "|") if line.startswith("||") and line.endswith("||") else line[1:-1]


def _mostly(lines: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return len(lines) > 1 and sum(map(holds, lines)) > len(lines) * rules().printed.alike


def _with_double_marks(text: str, lines: Sequence[str]) -> str:
    """``'1','Ann'`` as ``"1","Ann"``."""
    delimiter = next(found[1] for line in lines if (found := _SINGLE.fullmatch(line)))
    each = (line.strip()[1:-1].replace('"', '""').split(f"'{delimiter}'") for line in text.split("\n"))
    return "\n".join(f'"{(chr(34) + delimiter + chr(34)).join(cells)}"' if any(cells) else "" for cells in each)


def _column_starts(lines: Sequence[str]) -> list[int]:
    """Where columns of a fixed width begin: at the dashes of a ruled line, else behind blanks that run through all
    lines; nothing for a text with a delimiter."""
    if len(lines) < rules().printed.lines or any(_mostly(lines, _has_cells(sign)) for sign in ",;\t|"):
        return []
    ruled = next((line for line in lines if _RULE.fullmatch(line) and " " in line.strip()), None)
    return [found.start() for found in re.finditer(r"-+", ruled)] if ruled else _behind_blanks(lines)


def _has_cells(delimiter: str) -> Callable[[str], bool]:
    return lambda line: line.count(delimiter) > 1


def _behind_blanks(lines: Sequence[str]) -> list[int]:
    whole = [line.rstrip() for line in lines]
    blank = [all(at >= len(line) or line[at] == " " for line in whole) for at in range(max(map(len, whole)))]
    runs = [(is_blank, len(list(run))) for is_blank, run in groupby(blank)]
    if not any(is_blank and length > 1 for is_blank, length in runs):
        return []
    ends = list(accumulate(length for _, length in runs))
    parts = [(end - length, end) for (is_blank, length), end in zip(runs, ends, strict=True) if not is_blank]
    # What only the header fills is the second word of a column's name.
    fewest = len(whole) * rules().printed.filled
    return [begin for begin, end in parts if sum(bool(line[begin:end].strip()) for line in whole) > fewest]


def _parted(text: str, starts: Sequence[int]) -> str:
    """The lines with a tab between the columns that begin at these places; a line that heeds none stays whole."""
    bounds = list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))
    return "\n".join(
        "\t".join(line[begin:end].strip() for begin, end in bounds) if _heeds(line, starts) else line.strip()
        for line in text.replace("\r", "").split("\n")
    )


def _heeds(line: str, starts: Sequence[int]) -> bool:
    """Whether blanks stand before most of the columns that a line reaches."""
    reached = [line[start - 1 : start + 1] for start in starts[1:] if start < len(line)]
    return sum(around[:1] in " -" for around in reached) * 2 >= len(reached)
