"""A disk that remembers what was written and what was synced, and what could be on it had the power gone at any moment.

What was written to a file since its last sync may be there in any part: each sector of 512 bytes on its own. A name
given to another file may or may not be there until its folder was synced; names change in their sequence.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.database import Watcher

SECTOR = 512


@dataclass(slots=True)
class _Inode:
    """A file's content: what is on the disk for sure, and the writes (offset, data) and cuts (size) since."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)


class Disk(Watcher):
    """Watches the files below ``root``, and then gives what could be left of them had the power gone at any moment."""

    def __init__(self, root: Path, *, heeds_syncs: bool = True) -> None:
        self._root = root
        self._heeds_syncs = heeds_syncs
        self._events: list[Callable[[_Names], None]] = []
        self._before = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        self.acknowledged: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._events)

    def write(self, path: str, offset: int, data: bytes) -> None:
        self._events.append(lambda names: names.file(path).pending.append((offset, data)))

    def truncate(self, path: str, size: int) -> None:
        self._events.append(lambda names: names.file(path).pending.append((size, None)))

    def sync(self, path: str) -> None:
        if self._heeds_syncs:
            self._events.append(lambda names: names.sync(path))

    def delete(self, path: str) -> None:
        self._events.append(lambda names: names.drop(path))

    def written(self, path: Path) -> None:
        """A file was written by other means than the database."""
        content = path.read_bytes()
        self.truncate(str(path), 0)
        self.write(str(path), 0, content)

    def renamed(self, path: Path, to: Path) -> None:
        self._events.append(lambda names: names.pending.append((str(path), str(to))))

    def synced_folder(self, folder: Path) -> None:
        if self._heeds_syncs:
            self._events.append(lambda names: names.sync_names())

    def acknowledge(self, edits: int) -> None:
        """So many edits have been acknowledged by now."""
        self.acknowledged.append((len(self._events), edits))

    def acknowledged_at(self, moment: int) -> int:
        """How many edits had been acknowledged before the event of that number."""
        return max((edits for at, edits in self.acknowledged if at <= moment), default=0)

    def after_power_cut(self, moment: int, chance: random.Random) -> dict[Path, bytes]:
        """Files as they may be found when the power went after so many events."""
        names = _Names(self._before)
        for event in self._events[:moment]:
            event(names)
        return names.after_power_cut(chance)


class _Names:
    """The files by name, with the renamings since the last sync of their folder."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _Inode(content) for name, content in files.items()}
        self.pending: list[tuple[str, str]] = []

    def file(self, name: str) -> _Inode:
        """The file that a program finds under a name now, renamings included."""
        for source, target in reversed(self.pending):
            if target == name:
                name = source
        return self._files.setdefault(name, _Inode())

    def sync(self, name: str) -> None:
        inode = self.file(name)
        inode.durable, inode.pending = _after(inode, lambda: True), []

    def drop(self, name: str) -> None:
        self._files.pop(name, None)

    def sync_names(self) -> None:
        for source, target in self.pending:
            self._files[target] = self._files.pop(source)
        self.pending = []

    def after_power_cut(self, chance: random.Random) -> dict[Path, bytes]:
        del self.pending[chance.randint(0, len(self.pending)) :]
        self.sync_names()
        kept = chance.choice([0.0, 0.5, 0.9, 1.0])
        return {
            Path(name): _after(inode, lambda: chance.random() < kept) for name, inode in sorted(self._files.items())
        }


def _after(inode: _Inode, reaches_disk: Callable[[], bool]) -> bytes:
    """The content when each sector written since the last sync reaches the disk or not."""
    content = bytearray(inode.durable)
    for offset, data in inode.pending:
        if data is None:
            if reaches_disk():
                del content[offset:]
            continue
        for start in range(0, len(data), SECTOR):
            if reaches_disk():
                _put(content, offset + start, data[start : start + SECTOR])
    return bytes(content)


def _put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset + len(data) - len(content))))
    content[offset : offset + len(data)] = data
