"""The peers that are JavaScript: their packages in a folder of the run, and the layout of d3-hierarchy on Node."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.frame import PeerMissing

SOURCES = Path(__file__).parent / "d3"


@cache
def packages() -> Path:
    """A temporary folder with the peers and their packages. Raises PeerMissing where they cannot be had."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise PeerMissing("Node is not installed here.")
    folder = Path(tempfile.mkdtemp(prefix="benchmark-peers-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True)
    done = subprocess.run([npm, "install", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise PeerMissing("npm could not install the packages of the peer; it needs the network.")
    return folder


@cache
def d3_layout_seconds(parents: tuple[int | None, ...]) -> float:
    """How long hierarchy and tree of d3-hierarchy take for a tree given by parents."""
    folder = packages()
    file = folder / "parents.json"
    file.write_text(json.dumps(parents), encoding="utf-8")
    return float(_told(["node", "--stack-size=4000", "layout.mjs", file.name], folder)["seconds"])


def _told(command: Sequence[str], folder: Path) -> dict[str, float]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissing("d3-hierarchy gave up on this tree.")
    told: dict[str, float] = json.loads(done.stdout)
    return told
