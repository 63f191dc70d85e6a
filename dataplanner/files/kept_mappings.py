"""Mappings of columns kept as files: one the user names, and those remembered by the set of headers, with what was
decided about single rows of such an export."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.hr_import.errors import NoMappingError
from dataplanner.files.hr_import.importer import chosen_tables, propose_mapping
from dataplanner.files.hr_import.kept_decisions import KeptDecision, kept_decisions
from dataplanner.files.hr_import.kept_places import KeptPlace, sheet_named
from dataplanner.files.hr_import.mapping_completed import completed_mapping, share_of_columns
from dataplanner.files.hr_import.mapping_file import headers_key, mapping_from_data, mapping_to_data
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import LEAVE_OUT, ImportedOrganisation, Mapping, Place, Table
from dataplanner.files.json_file import read_json
from dataplanner.files.plan_file.folders import DECIDED, Folders
from dataplanner.files.plan_file.publish import replace_file

_LEAVE_OUT, _PLACE = "leave_out", "place"


def write_mapping(
    mapping: Mapping, path: Path, leave_out: Collection[str] = (), place: tuple[str, int | None] | None = None
) -> None:
    """Write a mapping where the user wants it, the kinds of rows to leave out, and the sheet and the row of names that
    the user has said. Raises CannotSave."""
    further = {_LEAVE_OUT: sorted(leave_out), _PLACE: list(place or ())}
    data = {**mapping_to_data(mapping), **{key: value for key, value in further.items() if value}}
    text = json.dumps(data, ensure_ascii=False, indent=2)
    replace_file(path, lambda temporary: temporary.write_text(f"{text}\n", encoding="utf-8"))


def read_mapping(path: Path, tables: Sequence[Table]) -> Mapping:
    """The mapping in a file, for the tables of an import; what it names and they lack is as the data propose, unless
    they lack the most. Raises OSError, NoMappingError or UnknownColumnError."""
    chosen = chosen_tables(tables)
    try:
        data = read_json(path)
        share = share_of_columns(data, chosen)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NoMappingError(file=chosen[0].file) from None
    if rules().manager.same_columns <= share < 1:
        return completed_mapping(data, chosen, propose_mapping(tables))
    return mapping_from_data(data, chosen)


def remember_mapping(
    mapping: Mapping,
    tables: Sequence[Table],
    folders: Folders,
    leave_out: Collection[str] = (),
    place: Place | None = None,
) -> None:
    """Keep a mapping, the kinds of rows to leave out and where the user has said that the table is, for the next export
    with these headers. Raises FileError."""
    at = (sheet_named(place, tables[0].file), place.header_row) if place else None
    write_mapping(mapping, mapping_path(tables, folders), leave_out, at)


def kept_places(folders: Folders) -> list[KeptPlace]:
    """Where the user has said that the table is, in exports of each form."""
    with suppress(OSError, FileError):
        found = map(_kept_place, filter(_is_mapping, sorted(folders.mappings.glob("*.json"))))
        return [place for place in found if place]
    return []


def _kept_place(path: Path) -> KeptPlace | None:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        data = json.loads(path.read_bytes())
        sheet, row = data[_PLACE]
        columns = {column for columns in data["fields"].values() for column in columns if column}
        columns |= {one["column"] for one in data["managers"] if one}
        return KeptPlace(Place(str(sheet), None if row is None else int(row)), frozenset(columns))
    return None


def remembered_mapping(tables: Sequence[Table], folders: Folders) -> Mapping | None:
    """The mapping kept for exports with these headers, or with most of them; None where there is none that can be
    used."""
    with suppress(OSError, FileError):
        found = _found(tables, folders)
        return read_mapping(found, tables) if found else None
    return None


def _found(tables: Sequence[Table], folders: Folders) -> Path | None:
    place = mapping_path(tables, folders)
    return place if place.exists() else _most_alike(tables, folders)


def _most_alike(tables: Sequence[Table], folders: Folders) -> Path | None:
    """The kept mapping of which most columns are there, if enough are."""
    shares = {path: _share(path, tables) for path in sorted(folders.mappings.glob("*.json")) if _is_mapping(path)}
    best = max(shares, key=lambda path: shares[path], default=None)
    return best if best and shares[best] >= rules().manager.same_columns else None


def _is_mapping(path: Path) -> bool:
    return not path.name.endswith(DECIDED)


def _share(path: Path, tables: Sequence[Table]) -> float:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        return share_of_columns(json.loads(path.read_bytes()), chosen_tables(tables))
    return 0.0


def remembered_leave_out(tables: Sequence[Table], folders: Folders) -> frozenset[str]:
    """The kinds of rows that were left out of an export with these headers, or with most of them: a newer one would
    bring them all back."""
    with suppress(OSError, FileError, ValueError, TypeError, AttributeError):
        found = _found(tables, folders)
        return frozenset(read_json(found).get(_LEAVE_OUT, []) if found else ()) & frozenset(LEAVE_OUT)
    return frozenset()


def remember_decisions(imported: ImportedOrganisation, tables: Sequence[Table], folders: Folders) -> None:
    """Keep what was decided about single rows for the next export with these headers, or that nothing was; it names
    nobody. Raises FileError."""
    place, kept = _decided(tables, folders), kept_decisions(imported)
    if kept:
        text = json.dumps([*kept.values()], indent=0)
        replace_file(place, lambda temporary: temporary.write_text(f"{text}\n", encoding="utf-8"))
    else:
        place.unlink(missing_ok=True)


def remembered_decisions(tables: Sequence[Table], folders: Folders) -> list[KeptDecision]:
    """What was decided about single rows of an export with these headers."""
    with suppress(OSError, FileError, ValueError, TypeError):
        return [KeptDecision(*one) for one in read_json(_decided(tables, folders))]
    return []


def forget_mapping(tables: Sequence[Table], folders: Folders) -> None:
    """Go back to what the program proposes for exports with these headers. Raises FileError."""
    mapping_path(tables, folders).unlink(missing_ok=True)


def _decided(tables: Sequence[Table], folders: Folders) -> Path:
    return folders.mappings / f"{headers_key(chosen_tables(tables))}{DECIDED}"


def mapping_path(tables: Sequence[Table], folders: Folders) -> Path:
    """Where the mapping for exports with these headers is kept."""
    return folders.mappings / f"{headers_key(chosen_tables(tables))}.json"
