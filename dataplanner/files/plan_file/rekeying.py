"""Earlier versions of a plan put under another key: all written beside the old ones first, then put in their places.

So a disk that is full changes none of them, and a version that is under a key is always under that of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.plan_file import schema
from dataplanner.files.plan_file.encrypting import file_under_key
from dataplanner.files.plan_file.errors import WriteFailed, called
from dataplanner.files.plan_file.keys import SALT, Key
from dataplanner.files.plan_file.publish import replace_file
from dataplanner.files.plan_file.reading import PAGE, looks_encrypted
from dataplanner.files.plan_file.snapshots import A_VERSION

PREPARED = ".rekeyed"


@contextmanager
def prepared(versions: Sequence[Path], old: Key | None, new: Key | None) -> Iterator[None]:
    """Do something once versions stand beside themselves under another key, or under none; where it fails, they go.

    One that cannot be read with the old key is not prepared. Raises CannotSave.
    """
    _give_up(versions)
    try:
        for version in versions:
            _prepare(version, old, new)
        yield
    except BaseException:
        _give_up(versions)
        raise


def take_effect(versions: Sequence[Path], key: Key | None) -> int:
    """Put what was prepared for this key in its place; returns how many versions were dropped instead.

    That is what could not be read and would stay without a password where there is one now. Raises CannotSave.
    """
    dropped = 0
    for version in versions:
        try:
            if _beside(version).exists():
                _beside(version).replace(version)
            elif key is not None and not _is_encrypted(version):
                version.unlink()
                dropped += 1
        except OSError as error:
            with called(A_VERSION):
                raise WriteFailed(version) from error
    return dropped


def broken_off(versions: Sequence[Path]) -> list[Path]:
    """The versions beside which something was prepared and has not taken effect."""
    return [version for version in versions if _beside(version).exists()]


def settle(versions: Sequence[Path], key: Key | None) -> None:
    """Finish, or give up, what was broken off: a plan that has got its new key already is followed by its versions."""
    with suppress(OSError, FileError):
        take_effect([version for version in versions if _is_prepared(version, key)], key)
    _give_up(versions)


def _beside(version: Path) -> Path:
    return version.with_suffix(PREPARED)


def _prepare(version: Path, old: Key | None, new: Key | None) -> None:
    try:
        content = file_under_key(version, old, new)
    except FileError:
        return
    with called(A_VERSION):
        replace_file(_beside(version), lambda temporary: temporary.write_bytes(content))


def _give_up(versions: Sequence[Path]) -> None:
    for version in versions:
        with suppress(OSError):
            _beside(version).unlink(missing_ok=True)


def _is_prepared(version: Path, key: Key | None) -> bool:
    """Whether a version was prepared for this key, or for none."""
    if not _beside(version).exists():
        return False
    begins = _begins(_beside(version))
    return begins.startswith(schema.MAGIC) if key is None else key.is_for(begins[:SALT])


def _is_encrypted(path: Path) -> bool:
    return looks_encrypted(_begins(path), path.stat().st_size)


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(PAGE)
