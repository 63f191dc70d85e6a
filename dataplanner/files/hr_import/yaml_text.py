"""The part of YAML in which people write lists of people: blocks of mappings and lists, flow on one line, anchors.

Everything is text or null. An alias stands for the texts of what it names, no further: it cannot be made to grow.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_ITEM = re.compile(r"-(?:\s+|$)")
_QUOTED_KEY = re.compile(r"""("[^"]*"|'[^']*')\s*:(?=\s|$)""")
_NO_KEY = "[]{},#&*!|>%@`'\""
_COMMENT = re.compile(r"(?:^|\s+)#.*$")
_ANCHOR = re.compile(r"&(\S+)\s*")
_TAG = re.compile(r"!\S*\s*")
_BLOCK_TEXT = re.compile(r"([|>])[-+\d]*$")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 40


class YamlFaultError(Exception):
    """A line that this part of YAML does not know; the argument is its number."""


class Entry(dict[str, Any]):
    """A mapping that knows on which line it begins."""

    line = 0


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


def parsed_yaml(text: str) -> Any:
    """Mappings, lists and texts; None for null. Raises YamlFaultError."""
    return _Parser(text).document()


class _Parser:
    def __init__(self, text: str) -> None:
        self._raw = text.split("\n")
        self._lines = [line for number, raw in enumerate(self._raw, 1) if (line := _line_of(number, raw))]
        self._at = 0
        self._anchors: dict[str, Any] = {}

    def document(self) -> Any:
        value = self._block(-1, 0)
        if self._at < len(self._lines):
            raise YamlFaultError(self._lines[self._at].number)
        return value

    def _next(self) -> _Line | None:
        return self._lines[self._at] if self._at < len(self._lines) else None

    def _block(self, indent: int, depth: int, *, level: bool = False) -> Any:
        """What stands below a line with this indent; ``level``: a list may stand on its level."""
        line = self._next()
        if depth > _DEEPEST and line:
            raise YamlFaultError(line.number)
        if line is None or line.indent < indent or (line.indent == indent and not (level and _ITEM.match(line.text))):
            return None
        if _ITEM.match(line.text):
            return self._list(line.indent, depth)
        if _key_of(line.text):
            return self._mapping(line.indent, depth)
        self._at += 1
        return self._value(line, line.text, depth)

    def _list(self, indent: int, depth: int) -> list[Any]:
        items = []
        while (line := self._next()) and line.indent == indent and (dash := _ITEM.match(line.text)):
            items.append(self._item(line, dash.end(), depth))
        return items

    def _item(self, line: _Line, begin: int, depth: int) -> Any:
        """What follows a dash: on its line, or below it."""
        text, name = _without_anchor(line.text[begin:])
        if text and (_key_of(text) or _ITEM.match(text)):
            inner = line.indent + begin + len(line.text[begin:]) - len(text)
            self._lines[self._at] = _Line(line.number, inner, text)
            value = self._block(inner - 1, depth + 1)
        else:
            self._at += 1
            value = self._value(line, text, depth) if text else self._block(line.indent, depth + 1)
        return self._named(name, value)

    def _mapping(self, indent: int, depth: int) -> Entry:
        entry = Entry()
        entry.line = self._lines[self._at].number
        while (line := self._next()) and line.indent == indent:
            found = _key_of(line.text)
            if not found:
                raise YamlFaultError(line.number)
            self._at += 1
            key, begin = found
            value = self._value(line, line.text[begin:].strip(), depth)
            if key == "<<":
                entry.update({name: item for name, item in _texts(value).items() if name not in entry})
            else:
                entry[str(_scalar(key))] = value
        return entry

    def _value(self, line: _Line, text: str, depth: int) -> Any:
        text, name = _without_anchor(text)
        if style := _BLOCK_TEXT.match(text):
            return self._named(name, self._block_text(line, style[1]))
        if not text:
            return self._named(name, self._block(line.indent, depth + 1, level=True))
        if text[0] == "*":
            return _texts(self._anchors.get(text[1:].strip()))
        if text[0] in "[{":
            return self._named(name, _Flow(text, line.number, self._anchors).value())
        return self._named(name, _scalar(self._continued(line, text)))

    def _continued(self, line: _Line, text: str) -> str:
        """A text with the lines below that are set in further and are no keys."""
        while (below := self._next()) and below.indent > line.indent and not _key_of(below.text):
            text = f"{text} {below.text}"
            self._at += 1
        return text

    def _block_text(self, line: _Line, style: str) -> str:
        """The lines set in below ``|`` or ``>``, as they stand, comments among them."""
        number = line.number
        while number < len(self._raw) and (not self._raw[number].strip() or _indent(self._raw[number]) > line.indent):
            number += 1
        while (below := self._next()) and below.number <= number:
            self._at += 1
        return ("\n" if style == "|" else " ").join(raw.strip() for raw in self._raw[line.number : number]).strip()

    def _named(self, name: str, value: Any) -> Any:
        if name:
            self._anchors[name] = value
        return value


class _Flow:
    """A mapping or list between brackets on one line."""

    def __init__(self, text: str, number: int, anchors: dict[str, Any]) -> None:
        self._parts: list[str] = re.findall(r"""[\[\]{},]|"[^"]*"|'[^']*'|:(?=\s|$)|(?:[^\[\]{},:'"]|:(?=\S))+""", text)
        self._number, self._anchors = number, anchors
        self._at = 0

    def value(self, depth: int = 0) -> Any:
        part = self._take()
        if depth > _DEEPEST:
            raise YamlFaultError(self._number)
        if part == "[":
            return self._items(depth)
        if part == "{":
            return self._pairs(depth)
        return _texts(self._anchors.get(part[1:])) if part[:1] == "*" else _scalar(part)

    def _take(self) -> str:
        while self._at < len(self._parts):
            part = self._parts[self._at].strip()
            self._at += 1
            if part:
                return part
        raise YamlFaultError(self._number)

    def _items(self, depth: int) -> list[Any]:
        items = []
        while (part := self._take()) != "]":
            if part != ",":
                self._at -= 1
                items.append(self.value(depth + 1))
        return items

    def _pairs(self, depth: int) -> Entry:
        entry = Entry()
        entry.line = self._number
        while (part := self._take()) != "}":
            if part == ",":
                continue
            if self._take() != ":":
                raise YamlFaultError(self._number)
            entry[str(_scalar(part))] = self.value(depth + 1)
        return entry


def _key_of(text: str) -> tuple[str, int] | None:
    """The key with which a line begins, and where its value begins; None where it is no pair."""
    if quoted := _QUOTED_KEY.match(text):
        return quoted[1], quoted.end()
    ends = [at for sign in (": ", ":\t") if (at := text.find(sign)) > 0] or [len(text) - 1 if text.endswith(":") else 0]
    key = text[: min(ends)].rstrip()
    return (key, min(ends) + 1) if key and key[0] not in _NO_KEY and not _ITEM.match(key) and "#" not in key else None


def _line_of(number: int, raw: str) -> _Line | None:
    text = raw.rstrip()
    if "#" in text and text.count('"') + text.count("'") == 0:
        text = _COMMENT.sub("", text).rstrip()
    elif "#" in text:
        text = re.sub(r"""\s+#[^'"]*$""", "", text)
    content = text.strip()
    if not content or content[0] in "#%" or content in {"---", "..."}:
        return None
    return _Line(number, _indent(text), content)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _without_anchor(text: str) -> tuple[str, str]:
    """A value without its tag and its anchor, and the name of that."""
    text = _TAG.sub("", text, count=1) if text[:1] == "!" else text
    anchor = _ANCHOR.match(text)
    return (text[anchor.end() :], anchor[1]) if anchor else (text, "")


def _texts(value: Any) -> Any:
    """What an alias or a merge stands for: a text, or the texts of a mapping."""
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if isinstance(item, str | None)}
    return value if isinstance(value, str) else {} if value is None else None


def _scalar(text: str) -> str | None:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1].replace('\\"', '"').replace("\\n", "\n")
    return None if text in _NOTHING else text
