"""Write the tables of docs/plan-format.md from the records themselves, so that the page cannot say anything else.

python -m docs.plan_format
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from dataplanner.model.plan import TABLES
from dataplanner.model.records import Record

PAGE = Path(__file__).with_name("plan-format.md")
MARK = "<!-- From here on written by python -m docs.plan_format -->\n"
TYPES = {
    str: "text", int: "whole number", float: "number", bool: "true/false", str | None: "text or null",
    float | None: "number or null", tuple[str, ...]: "list of texts", Mapping[str, str]: "object of texts",
}  # fmt: skip
PRIVATE = "Private: see Record.private."
LEFT_OUT = "**Private**: only in the text where somebody has asked for it."


def main() -> None:
    """Bring the page up to date."""
    PAGE.write_text(up_to_date(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def up_to_date(page: str) -> str:
    """The page with the tables as they are now."""
    return page.partition(MARK)[0] + MARK + "".join(described(kind) for kind in TABLES.values())


def described(kind: type[Record]) -> str:
    """One table: what a record is, and its fields with type and default."""
    lines = [f"\n## {kind.table}\n", _said(kind), "\n| field | type | left out, it is |", "|---|---|---|"]
    return "\n".join([*lines, *_rows(kind)]) + "\n"


def _said(kind: type[Record]) -> str:
    told = " ".join((inspect.getdoc(kind) or "").split()).replace("``", "`")
    return told.replace(PRIVATE, LEFT_OUT)


def _rows(kind: type[Record]) -> Iterator[str]:
    types = get_type_hints(kind)
    for field in fields(kind):
        name = f"**{field.name}**" if field.name in kind.key_fields else field.name
        yield f"| {name} | {TYPES[types[field.name]]} | {_default(field)} |"


def _default(field: FieldInfo) -> str:
    """What a reader takes for a field that is not there."""
    default: Any = field.default
    if default is NODEFAULT:
        return "must be there"
    if default is None or isinstance(default, bool | int | float):
        return json.dumps(default)
    return f"“{default}”" if default else "empty"


if __name__ == "__main__":
    main()
