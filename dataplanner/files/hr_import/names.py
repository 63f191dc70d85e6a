"""Names of people compared as people mean them, from the strict form to the loose."""

from __future__ import annotations

import re

from dataplanner.files.hr_import.text import plain, without_brackets
from dataplanner.files.hr_import.vocabulary import vocabulary

_PLAIN = re.compile(r"[A-Za-z0-9 ]+")  # most names: they need no more
_UMLAUT = re.compile(r"([aou])e")  # names are plain by then: their dots are gone
_BRACKETS = frozenset(")]>")
_MARK = re.compile(r"\s*[(\[<]([^()\[\]<>]*)[)\]>]\s*$")
_BEHIND = re.compile(r"\s+[-–—]\s+|\s*[(|/;\n]\s*")
_AHEAD = re.compile(r"\s+[-–—]\s+|\s*[:|/;\n]\s*")
_DASHED = re.compile(r"\s+[-–—]\s*([^-–—]+)$")
_FOOTNOTES = "*†‡§¹²³ "
_NAME_SIGNS = re.compile(r"[^\w\s]+|_+")


def without_marks(name: str) -> str:
    """A name without the signs of footnotes and what a system wrote behind it: ``Jane Doe (On Leave)``, ``Jane Doe
    <jd@acme.com>``, ``Jane Doe - on leave``."""
    if name[-1:] in _FOOTNOTES:
        name = name.rstrip(_FOOTNOTES) or name
    if ("-" in name or not name.isascii()) and (dashed := _DASHED.search(name)) and _is_mark(dashed[1]):
        name = name[: dashed.start()]
    while name[-1:] in _BRACKETS and (found := _MARK.search(name)):
        if "@" not in found[1] and not _is_mark(found[1]):
            break
        name = name[: found.start()]
    return name


def _is_mark(text: str) -> bool:
    return plain(text) in vocabulary().words.marks


def name_before(text: str) -> str:
    """The name before what is told of its holder: ``Jane Doe, Head of Sales``, ``Jane Doe | Sales``."""
    return (_BEHIND.split(text, maxsplit=1)[0] if _BEHIND.search(text) else text.partition(",")[0]).strip()


def name_behind(text: str) -> str:
    """The name behind what is told of its holder: ``Head of Sales: Jane Doe``, ``CTO – Jane Doe``."""
    return _AHEAD.split(text)[-1].strip()


def first_word(name: str) -> str:
    """The first word of a name in order."""
    return name_words(name).partition(" ")[0]


def last_word(name: str) -> str:
    """The last word of a name in order."""
    return name_words(name).rpartition(" ")[2]


def name_in_one(name: str) -> str:
    """A plain name without blanks, as some languages write it."""
    return plain(name).replace(" ", "")


def name_in_order(name: str) -> str:
    """A plain name, first name first: ``Last, First`` is turned round."""
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first} {last}"
    return plain(name)


def name_words(name: str) -> str:
    """A name in order without signs, brackets and titles of address."""
    words = _words(name)
    return " ".join([word for word in words if word not in vocabulary().words.address] or words)


def _words(name: str) -> list[str]:
    if _PLAIN.fullmatch(name):
        return name.lower().split()
    return _NAME_SIGNS.sub(" ", name_in_order(without_brackets(_without_suffix(name)))).split()


def _without_suffix(name: str) -> str:
    """``Smith, John, PhD`` without the last part."""
    head, comma, last = name.rpartition(",")
    return head if comma and plain(last.replace(".", "")) in vocabulary().words.address else name


def name_unordered(name: str) -> str:
    """The words of a name in alphabetical order, so that the order does not matter."""
    return " ".join(sorted(name_words(name).split()))


def name_without_umlauts(name: str) -> str:
    """The words of a name in alphabetical order, ``Mueller`` written as ``Müller`` without its dots is."""
    return " ".join(sorted(_UMLAUT.sub(r"\1", name_words(name)).split()))


def name_without_initials(name: str) -> str:
    """A name without single letters between or after its other words."""
    words = name_words(name).split()
    return " ".join([word for word in words if len(word) > 1] or words)


def name_with_initial(name: str) -> str:
    """The last name and the first letter of the first: ``Smith, J.`` and ``J. Smith`` both give ``smith j``; of a full
    name its last word counts as the last name, unless a comma tells."""
    words = name_words(name).split()
    if len(words) < 2:
        return ""
    last, comma, first = _without_suffix(name).partition(",")
    family = name_words(last) if comma and first.strip() else _family_name(last)
    return f"{family} {words[0][0]}"


def _family_name(name: str) -> str:
    """The words of the last part of a name that is no title of address: of ``Zoé L'Hôte`` these are two."""
    parts = [part for part in name.split() if plain(part.strip(".,")) not in vocabulary().words.address]
    return name_words(parts[-1]) if parts else ""


def name_ends(name: str) -> str:
    """The first and the last word of a name."""
    words = name_without_initials(name).split()
    return " ".join(words if len(words) < 3 else (words[0], words[-1]))
