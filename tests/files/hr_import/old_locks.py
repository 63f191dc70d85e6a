"""Locks an .xls as Excel 97 did (MS-XLS 2.2.10, RC4), which no library here writes."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

import olefile
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.method.rc4 import _makekey

_BOF, _FILEPASS, _WRITE_ACCESS, _BOUND_SHEET = 0x0809, 0x002F, 0x005C, 0x0085
_OPEN = {_BOF, _FILEPASS}
_SALT, _VERIFIER = bytes(range(16)), bytes(range(50, 66))
_BLOCK = 1024


def lock_xls(plain: Path, path: Path, password: str) -> Path:
    """The workbook behind a password: the record of who wrote it makes room for that of the lock."""
    shutil.copyfile(plain, path)
    with olefile.OleFileIO(str(path), write_mode=True) as container:
        stream = container.openstream("Workbook").read()
        container.write_stream("Workbook", _locked(_with_lock(stream, password), password))
    return path


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, and where its content begins and ends."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if not kind:
            return
        yield kind, at + 4, at + 4 + size
        at += 4 + size


def _with_lock(stream: bytes, password: str) -> bytes:
    begin, end = next((begin, end) for kind, begin, end in _records(stream) if kind == _WRITE_ACCESS)
    key = Cipher(ARC4(_makekey(password, _SALT, 0)), mode=None).encryptor()
    proof = key.update(_VERIFIER) + key.update(md5(_VERIFIER, usedforsecurity=False).digest())
    lock = struct.pack("<HHH", 1, 1, 1) + _SALT + proof
    rest = end - begin - len(lock) - 4
    written = struct.pack("<HH", _FILEPASS, len(lock)) + lock + struct.pack("<HH", _WRITE_ACCESS, rest) + b" " * rest
    return stream[: begin - 4] + written + stream[end:]


def _locked(stream: bytes, password: str) -> bytes:
    """The stream with the contents of its records encrypted, a block at a time; their heads stay readable."""
    keys = b"".join(
        Cipher(ARC4(_makekey(password, _SALT, at // _BLOCK)), mode=None).encryptor().update(bytes(_BLOCK))
        for at in range(0, len(stream), _BLOCK)
    )
    locked = bytearray(stream)
    for kind, begin, end in _records(stream):
        first = begin + 4 * (kind == _BOUND_SHEET)  # where a sheet begins stays readable
        if kind not in _OPEN:
            locked[first:end] = bytes(a ^ b for a, b in zip(stream[first:end], keys[first:end], strict=True))
    return bytes(locked)
