"""A judgement whose every trace can be told, and a search for its traces in whatever a program writes."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
import zlib
from pathlib import Path

from dataplanner.model.edits import SetJudgement

NOTE = "Qwyjibo-sentinel"
JUDGEMENT = SetJudgement(
    "riya", "schema",
    {"resource": "yes", "expert": "yes", "time": "yes", "progress": "no", "judged": "2031-07-09",
     "reassess": "2032-11-23", "note": NOTE},
)  # fmt: skip
TRACES = (NOTE, "2031-07-09", "9 Jul 2031", "2032-11-23", "23 Nov 2032", "Gap in ability", "judgements", '"resource"')


def traces_in(text: str) -> list[str]:
    """What of the judgement a text gives away."""
    return [trace for trace in TRACES if trace.lower() in text.lower()]


def traces_below(folder: Path) -> dict[str, list[str]]:
    """What of the judgement the files below a folder give away, by their names."""
    found = {path.name: traces_in(path.name + content(path)) for path in folder.rglob("*") if path.is_file()}
    return {name: traces for name, traces in found.items() if traces}


def content(path: Path) -> str:
    """All text in a file, whatever it is packed in."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    data = path.read_bytes()
    return data.decode("utf-8", "replace") + (_of_pdf(path, data) if data.startswith(b"%PDF") else "")


def _of_pdf(path: Path, data: bytes) -> str:
    """The words on the pages where poppler is at hand; else its streams unpacked, in which titles stand."""
    if tool := shutil.which("pdftotext"):
        return subprocess.run([tool, str(path), "-"], check=True, capture_output=True).stdout.decode("utf-8", "replace")
    return "\n".join(_unpacked(part) for part in data.split(b"stream\n")[1:])


def _unpacked(part: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(part).decode("utf-8", "replace")
    except zlib.error:
        return ""
