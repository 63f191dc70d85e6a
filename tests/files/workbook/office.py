"""LibreOffice and poppler as independent readers of our workbooks."""

import atexit
import html
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
POPPLER = all(shutil.which(tool) for tool in ("pdftotext", "pdfinfo", "pdftoppm"))

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
needs_poppler = pytest.mark.skipif(not POPPLER, reason="poppler-utils (pdftotext, pdfinfo, pdftoppm) is not installed")


def shared_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that all workers of this run share."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    folder.mkdir(exist_ok=True)
    return folder


def once(folder: Path, work: Callable[[], None]) -> None:
    """Do the work in the first worker that comes; the others wait for it. It failed for all where it failed there."""
    done, failed = folder / "done", folder / "failed"
    try:
        (folder / "begun").mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), "LibreOffice could not convert the workbooks"
            time.sleep(0.2)
        return
    try:
        work()
    except BaseException:
        failed.touch()
        raise
    done.touch()


@cache
def _profile() -> Path:
    made = Path(tempfile.mkdtemp(prefix="office-profile-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def convert(files: list[Path], form: str, folder: Path) -> None:
    """Put the files into a folder in another form; LibreOffice works all formulas out.

    It has a profile of its own, the same for all that this process asks for: making one takes half the time.
    """
    profile = _profile()
    command = [
        str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", form, "--outdir", str(folder), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page and the rectangle it fills, in points from the page's top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The height of a line of its letters; turned words have it as their width."""
        return min(self.right - self.left, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its size in points and its words."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


def pages(pdf: Path) -> list[Page]:
    """The pages of a PDF with their words."""
    found = _run("pdftotext", "-bbox", str(pdf), "-")
    return [
        Page(float(width), float(height), tuple(_word(word) for word in _WORD.findall(body)))
        for width, height, body in _PAGE.findall(found)
    ]


def drawn_text(pdf: Path) -> str:
    """All text in the sequence in which it was drawn, cell by cell, without blanks."""
    return "".join(_run("pdftotext", "-raw", str(pdf), "-").split())


def ink_beyond(pdf: Path, margin: float, folder: Path) -> list[int]:
    """The pages (from 1) that show anything within ``margin`` points of their edge."""
    dots = 36
    _run("pdftoppm", "-gray", "-r", str(dots), str(pdf), str(folder / "page"))
    edge = int(margin * dots / 72)
    pictures = sorted(folder.glob("page-*.pgm"))
    return [number for number, picture in enumerate(pictures, 1) if _has_ink_at_edge(picture, edge)]


def _has_ink_at_edge(picture: Path, edge: int) -> bool:
    header, _, rest = picture.read_bytes().partition(b"\n255\n")
    width, height = map(int, header.split()[1:3])
    lines = [rest[line * width : (line + 1) * width] for line in range(height)]
    beyond = [*lines[:edge], *lines[-edge:], *(part for line in lines for part in (line[:edge], line[-edge:]))]
    return any(min(part) < 250 for part in beyond if part)


def _word(found: tuple[str, str, str, str, str]) -> Word:
    left, top, right, bottom, text = found
    return Word(html.unescape(text), float(left), float(top), float(right), float(bottom))


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode("utf-8", "replace")
