"""d3-org-chart in Chromium, headless: a page that shows everybody and tells how long that took."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from benchmarks.frame import PeerMissing
from benchmarks.peers.node import packages
from benchmarks.trees import managers

PATIENCE = 900
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1920,1080")


@dataclass(frozen=True, slots=True)
class Shown:
    """Seconds to the first frame and for each frame while it is pushed; megabytes that all processes grew by."""

    first: float
    pan: float
    memory: float


@cache
def d3_org_chart(size: int) -> Shown:
    """What d3-org-chart needs for that many people. Raises PeerMissing."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise PeerMissing("Chromium is not installed here.")
    profile = tempfile.mkdtemp(prefix="benchmark-chromium-")
    with _served(packages(), size, profile) as page:
        process = subprocess.Popen(
            [browser, *FLAGS, f"--user-data-dir={profile}", page.address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not page.done.wait(PATIENCE):
                raise PeerMissing(f"d3-org-chart had not shown {size:,} people after {PATIENCE // 60} minutes.")
        finally:
            process.terminate()
            process.wait()
            shutil.rmtree(profile, ignore_errors=True)
    if "error" in page.told:
        raise PeerMissing(f"d3-org-chart gave up on {size:,} people.")
    return Shown(page.told["first"], page.told["pan"], page.after - page.before)


class _Page:
    """What the page has told so far."""

    def __init__(self, profile: str) -> None:
        self._profile = profile
        self.address = ""
        self.told: dict[str, Any] = {}
        self.done = Event()
        self.before = self.after = 0.0

    def tells(self, path: str, what: dict[str, Any]) -> None:
        if path == "/ready":
            self.before = resident(self._profile)
        else:
            self.told, self.after = what, resident(self._profile)
            self.done.set()


@contextmanager
def _served(folder: Path, size: int, profile: str) -> Iterator[_Page]:
    """The page, on a server of this machine's own."""
    page, parents = _Page(profile), json.dumps(managers(size)).encode()

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *words: Any, **more: Any) -> None:
            super().__init__(*words, directory=str(folder), **more)

        def do_GET(self) -> None:
            if self.path == "/parents.json":
                self._answer(parents)
            else:
                super().do_GET()

        def do_POST(self) -> None:
            page.tells(self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.address = f"http://127.0.0.1:{server.server_port}/chart.html"
        yield page
        server.shutdown()


def resident(word: str) -> float:
    """Megabytes that the processes hold in whose command line a word stands; Linux only, elsewhere 0."""
    return sum(map(_resident, (process for process in Path("/proc").glob("[0-9]*") if word in _command(process))))


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _resident(process: Path) -> float:
    try:
        pages = int((process / "statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * 4096 / 1e6
