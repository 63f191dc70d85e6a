"""Text compared as people mean it: headers, names, ids, logins and directory names in one plain form each."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_SIGNS = re.compile(r"[^\w%#+]+|_+")
_EXCEL_TEXT = re.compile(r'^="(.*)"$')
_FLOAT_ID = re.compile(r"^(\d+)\.0+$")
_FRACTION = re.compile(r"[.,]0+$(?<![.,]000)")
_LETTERED = re.compile(r"[A-Za-z]{1,6}[-_ ]?(\d+)")
_SHORT_ID = 15
_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d{1,3}$")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
"""Signs without width that a copy from a web page or a mail leaves in cells; the joiners that scripts need stay."""
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|[A-Z][a-z]{2,7}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_SPACED_SIGNS = re.compile(r"\s*([,=+])\s*")


def in_one_cell(values: Iterable[str]) -> str:
    """Several values of a row as a file of rows has them: parted by semicolons."""
    return "; ".join(values)


def plain(text: str) -> str:
    """Without case, accents, compatibility forms and surplus spaces."""
    if text.isalnum() and text.isascii():
        return text.lower()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(text.casefold().split())


def without_brackets(text: str) -> str:
    """A text without what stands in round or square brackets."""
    return _BRACKETS.sub(" ", text)


def header_words(header: str) -> str:
    """A header as plain words: ``EmpID [Required]`` gives ``emp id``."""
    words = _CAMEL.sub(" ", _BRACKETS.sub(" ", header)) if header[:1] not in "([" else _CAMEL.sub(" ", header)
    return " ".join(_SIGNS.sub(" ", plain(words)).split())


def compact(header: str) -> str:
    """The words of a header without spaces, so that ``Emp No`` and ``EMPNO`` agree."""
    return header_words(header).replace(" ", "")


def clean_cell(text: str) -> str:
    """A cell without surrounding blanks (also unbreakable ones), invisible signs, a spreadsheet's ``="…"`` or ``'``."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if text[:1].isalnum() and text[-1:].isalnum() and text.isascii():
        return text
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    text = text.strip(" \t\r\n\f\v\u00a0\u2007\u202f\u3000\x00")
    if text[:1] == "=" and (wrapped := _EXCEL_TEXT.match(text)):
        return wrapped[1].strip()
    return text[1:] if text[:1] == "'" and text[1:].isalnum() else text


def clean_id(text: str) -> str:
    """An id as text; a number that a spreadsheet made a decimal (``123.0``) and the brackets of a GUID are
    undone."""
    if text.isalnum() and text.isascii():
        return text.lower()
    decimal = _FLOAT_ID.match(text)
    return plain(decimal[1] if decimal else text.strip("{}#"))


def without_zeros(text: str) -> str:
    """An id without leading zeros."""
    cleaned = clean_id(text)
    return cleaned.lstrip("0") or cleaned


def id_number(text: str) -> str:
    """An id that a spreadsheet showed as an amount, as it was: ``1,001``, ``1.001,0`` and ``10-01`` give ``1001``."""
    return without_zeros(re.sub(r"[.,'’\s\-]", "", text[: -len(part[0])] if (part := _FRACTION.search(text)) else text))


def id_digits(text: str) -> str:
    """An id without the letters before its number: ``E1001`` gives ``1001``."""
    found = _LETTERED.fullmatch(text)
    return without_zeros(found[1]) if found else without_zeros(text)


def short_id(text: str) -> str:
    """The first 15 signs of an id of Salesforce, which some exports give with three more."""
    return text[:_SHORT_ID]


def is_damaged_id(text: str) -> bool:
    """Whether a spreadsheet turned a long id into ``1.23E+05``, whose digits are lost."""
    return bool(_SCIENTIFIC.match(text))


def email(text: str) -> str:
    """An e-mail address without case and scheme."""
    return plain(text).removeprefix("mailto:").removeprefix("smtp:")


def login(text: str) -> str:
    """A login without its domain: ``CORP\\jdoe`` and ``jdoe@corp.com`` give ``jdoe``."""
    return email(text).rsplit("\\", 1)[-1].partition("@")[0]


def slug(text: str) -> str:
    """Words joined by signs as plain words: ``jane-doe`` and ``Jane.Doe`` give ``jane doe``."""
    return " ".join(_SIGNS.sub(" ", login(text)).split())


def directory_name(text: str) -> str:
    """A distinguished name without case and blanks around its signs (RFC 4514)."""
    return _SPACED_SIGNS.sub(r"\1", plain(text).replace(";", ","))


def first_directory_value(text: str) -> str:
    """The first value of a distinguished name: ``CN=Doe\\, Jane,OU=HR`` gives ``Doe, Jane``, ``CN=Jane Doe/O=Acme``
    gives ``Jane Doe``."""
    value = re.match(r"\s*[\w.]+\s*=\s*((?:\\.|(?!/\w+=)[^,;\\])*)", text)
    return re.sub(r"\\(.)", r"\1", value[1]).strip() if value else text


def id_in_brackets(text: str) -> str:
    """What stands in brackets after a name: ``Jane Doe (0815)`` gives ``0815``, else ""."""
    found = re.search(r"[(\[<]\s*([^()\[\]<>]+?)\s*[)\]>]\s*$", text)
    return found[1] if found else ""
