"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, other scripts, then Latin letters by plausibility.

A file put together from two exports can be UTF-8 in most rows and cp1252 in some: each byte that is no UTF-8 is read
as cp1252 then, and the other rows keep their letters.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from dataplanner.files.hr_import.one_byte import plausible_encoding
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.scripts import encoding_of_script

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4000
_TWICE = ("Ã¼", "Ã¶", "Ã¤", "Ã©", "Ã¨", "Ã±", "Ã³", "Ã¡", "Ã§", "Ã£", "ÃŸ", "Ã¸", "Ã¥", "Å‚", "Ä™")
"""What letters look like that were read as cp1252 although they were UTF-8."""
_PAIR = re.compile("[Ã-Å][" + re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore")) + "]")
_AS_CP1252 = "data-planner-as-cp1252"


def encoding_of(data: bytes) -> str:
    """The encoding that reads ``data`` most plausibly; the name is one of Python's codecs."""
    return _names_itself(data) or _utf8(data) or encoding_of_script(data) or plausible_encoding(data)


def _names_itself(data: bytes) -> str | None:
    """The encoding by a mark at the beginning, or by zero bytes."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _wide_encoding(data[:_HEAD])


def decode(data: bytes | memoryview) -> str:
    """The text of ``data`` without mark and zero bytes; bytes that are no letter become the replacement sign."""
    text = _put_right(_decoded(data).lstrip("\ufeff"))
    return text.replace("\x00", "") if "\x00" in text else text


def _put_right(text: str) -> str:
    """A text that a program took for cp1252 although it was UTF-8, as it was: ``MÃ¼ller`` is ``Müller``."""
    return _PAIR.sub(_one_letter, text) if not text.isascii() and any(sign in text for sign in _TWICE) else text


def _one_letter(pair: re.Match[str]) -> str:
    try:
        return pair[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return pair[0]


def _decoded(data: bytes | memoryview) -> str:
    if _names_itself(bytes(data[:_HEAD])) in {None, "utf-8-sig"}:
        with suppress(UnicodeDecodeError):
            return str(data, "utf-8")
    data = bytes(data)
    encoding = encoding_of(data)
    return data.decode(encoding, errors=_AS_CP1252 if encoding.startswith("utf-8") else "replace")


def _as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are no UTF-8, and where to go on; a letter cut off at the end cannot be known."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    cut_off = fault.reason == "unexpected end of data"
    return "\ufffd" if cut_off else fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end


codecs.register_error(_AS_CP1252, _as_cp1252)


def _wide_encoding(head: bytes) -> str | None:
    if len(head) < 4 or head.count(0) < len(head) // 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf8(data: bytes) -> str | None:
    """UTF-8 where it reads everything, or some letters beside those that it fails at: no other text looks like it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        foreign = len(text) - len(text.encode("ascii", errors="ignore"))
        return "utf-8" if foreign - text.count("\ufffd") > text.count("\ufffd") * rules().encoding.foreign else None
    return "utf-8"
