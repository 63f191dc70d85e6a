"""Text in any encoding and any of the formats becomes the same rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import import Table, import_export, read_tables
from dataplanner.files.hr_import import read as reading
from dataplanner.files.hr_import.decode import decode
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read_csv import read_csv
from tests.files.hr_import.companies import Member, company, table
from tests.files.hr_import.exports import HEADER, csv_text, managers, of_kind, shape

COMPANY = company(20)
ROWS = [list(HEADER), *table(COMPANY)]


def read(tmp_path: Path, data: bytes | str, name: str = "export.csv") -> Table:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read_tables([path])
    return found


def rows_of(text: str) -> list[tuple[str, ...]]:
    return read_csv(text, "export.csv", Watch())[0].rows


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman"],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings(encoding: str, delimiter: str, tmp_path: Path) -> None:
    found = read(tmp_path, csv_text(ROWS, delimiter).encode(encoding))
    assert found.header == HEADER
    assert found.rows == [tuple(row) for row in ROWS[1:]]


def test_letters_that_hold_a_control_sign_are_no_program(tmp_path: Path) -> None:
    """Half of ``ă`` in UTF-16 is the sign of an end of text."""
    found = read(tmp_path, csv_text([("Nume", "Șef"), *[("Mihăiță Țăranu", "Brâncuși Răzvan")] * 9]).encode("utf-16"))
    assert "Mihăiță Țăranu" in found.rows[0]


@pytest.mark.parametrize(
    "text", ["Élodie Dubois, Zoë Šťastná", "François Lefèvre – Straße", "São João, Ação", "“Müller” & Söhne"]
)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_cp1252_against_mac_roman(text: str, encoding: str) -> None:
    if encoding == "mac_roman":
        text = text.replace("Š", "S").replace("ť", "t")
    data = text.encode(encoding, errors="ignore")
    assert decode(data) == data.decode(encoding)


def test_utf8_that_breaks_off_in_a_letter() -> None:
    assert decode("Jörg, Müller, ü".encode()[:-1]) == "Jörg, Müller, \ufffd"


def test_rows_of_another_export_below_utf8_cost_no_other_row_its_letters() -> None:
    mixed = "Zoë Grün\nÅsa Öberg\n".encode() + "Jürgen\n".encode("cp1252")
    assert decode(mixed) == "Zoë Grün\nÅsa Öberg\nJürgen\n"


cells = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\x85\u2028\u2029"), max_size=8
)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=8), st.sampled_from(",;\t|"))
def test_what_the_csv_module_wrote_is_read(rows: list[list[str]], delimiter: str) -> None:
    head = [["First column", "Second column", "Third column"]] * 3
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([*head, *rows])
    assert rows_of(text.getvalue())[3:] == [tuple(row) for row in rows if any(row)]


def test_a_format_is_told_by_the_beginning_of_a_large_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    for name in ("looks_like_ldif", "looks_like_outline", "looks_like_records", "looks_like_yaml"):
        monkeypatch.setattr(reading, name, lambda text: bool(seen.append(len(text))))
    text = csv_text([*ROWS, *ROWS[1:] * 500])
    assert len(read(tmp_path, text).rows) > 500
    assert len(seen) == 4
    assert max(seen) < len(text) / 2


def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path: Path) -> None:
    found = read(tmp_path, 'Name,Manager\n"Ann\nLee",\n\n,\nBo,Ann Lee\n')
    assert list(zip(found.row_numbers, found.rows, strict=True)) == [(2, ("Ann\nLee", "")), (5, ("Bo", "Ann Lee"))]


def test_a_quotation_mark_left_open_loses_no_row(tmp_path: Path) -> None:
    text = csv_text(ROWS).replace(ROWS[5][1], f'"{ROWS[5][1]}')
    found = read(tmp_path, text)
    assert found.row_numbers == list(range(2, 22))


def test_quotation_marks_inside_cells(tmp_path: Path) -> None:
    found = read(tmp_path, 'Name,Title,Manager\nAnn Lee,CEO,\nBo "Bobby" Ray,"Head, ""R&D""",Ann Lee\n')
    assert found.rows[1] == ('Bo "Bobby" Ray', 'Head, "R&D"', "Ann Lee")


@pytest.mark.parametrize("end", ["", ";;", ",,"])
def test_whole_lines_in_quotation_marks(end: str, tmp_path: Path) -> None:
    lines = [csv_text([row]).rstrip("\n") for row in ROWS]
    quoted = "\n".join('"' + line.replace('"', '""') + '"' + end for line in lines)
    assert read(tmp_path, quoted).rows == [tuple(row) for row in ROWS[1:]]


def test_excels_line_with_the_delimiter(tmp_path: Path) -> None:
    found = read(tmp_path, "sep=;\n" + csv_text(ROWS, ";"))
    assert found.row_numbers[0] == 3
    assert found.rows == [tuple(row) for row in ROWS[1:]]


def tree(member: Member) -> dict[str, Any]:
    reports = [tree(one) for one in COMPANY if one.manager == member.place]
    return {"name": member.name, "title": member.title, "children": reports}


def objects() -> list[dict[str, str]]:
    return [dict(zip(HEADER, row, strict=True)) for row in ROWS[1:]]


def manager_objects() -> list[dict[str, Any]]:
    return [
        {"id": one.id, "name": one.name, "manager": None if one.manager is None else {"id": COMPANY[one.manager].id}}
        for one in COMPANY
    ]


@pytest.mark.parametrize(
    "document",
    [
        objects(),
        {"meta": {"rows": 20}, "data": {"employees": objects(), "rooms": [{"room": "1"}]}},
        tree(COMPANY[0]),
        [tree(COMPANY[0])],
        {row["Employee ID"]: row for row in objects()},
        manager_objects(),
        {"data": manager_objects()},
        [list(HEADER), *ROWS[1:]],
    ],
    ids=[
        "array",
        "one table of several",
        "tree",
        "list of trees",
        "objects by id",
        "manager objects",
        "nested",
        "arrays",
    ],
)
def test_json(document: Any, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    found = import_export([path])
    assert len(found.positions) == 20
    assert (shape(found).tops, shape(found).span) == (1, 4)


def test_json_lines_count_lines(tmp_path: Path) -> None:
    text = "\n".join(map(json.dumps, objects()))
    found = read(tmp_path, text.replace("\n", "\n\n", 1), "export.jsonl")
    assert found.row_numbers[:3] == [1, 3, 4]


def test_json_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    found = read(tmp_path, '[{"id": 12345678901234567890, "fte": 0.50, "active": true, "none": null}, {"id": 2}]')
    assert found.rows[0] == ("12345678901234567890", "0.50", "TRUE", "")


def ldif(member: Member) -> str:
    lines = [f"dn: uid=u{member.place}, ou=People,dc=acme", f"cn: {member.name}", "objectClass: inetOrgPerson"]
    if member.manager is not None:
        # Directories fold long lines at any place.
        lines += [f"manager: uid=u{member.manager},ou=Peo", " ple, dc=acme"]
    return "\n".join([*lines, "userPassword:: c2VjcmV0", ""])


def test_ldif(tmp_path: Path) -> None:
    path = tmp_path / "export.ldif"
    units = "dn: ou=People,dc=acme\nobjectClass: organizationalUnit\nou: People\n"
    path.write_text("version: 1\n# people\n\n" + units + "\n" + "\n".join(map(ldif, COMPANY)), encoding="utf-8")
    found = import_export([path])
    assert found.mapping.manager_way == "dn"
    assert (len(found.positions), shape(found).tops, shape(found).span) == (20, 1, 4)
    assert found.columns_left_out == ("userpassword",)
    assert found.people[1].name == COMPANY[1].name
    assert found.positions[0].row == 8


def test_ldif_in_base64(tmp_path: Path) -> None:
    found = read(tmp_path, "dn:: Y249SsO8cmdlbg==\ncn:: SsO8cmdlbg==\nmanager: cn=x\n", "export.ldif")
    assert found.rows == [("cn=Jürgen", "Jürgen", "cn=x")]


def test_html_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    def line(row: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{cell}<br/></{tag}>" for cell in row) + "</tr>"

    page = (
        "<html><body><table>"
        + line(ROWS[0], "th")
        + "".join(line(row, "td") for row in ROWS[1:])
        + "</table></body></html>"
    )
    found = read(tmp_path, page, "export.xls")
    assert found.rows == [tuple(row) for row in ROWS[1:]]


def test_yaml_list(tmp_path: Path) -> None:
    items = "\n".join(
        f'  - id: "{row[0]}"\n    name: {row[1]}  # staff\n    manager id: {row[3] or "~"}' for row in ROWS[1:]
    )
    path = tmp_path / "export.yaml"
    path.write_text(f"# our people\nemployees:\n{items}\n", encoding="utf-8")
    found = import_export([path])
    assert (len(found.positions), shape(found).tops, shape(found).span) == (20, 1, 4)
    assert found.positions[1].row == 6


def test_two_files_of_one_organisation(tmp_path: Path) -> None:
    for name, rows in (("senior.csv", ROWS[:6]), ("junior.csv", [ROWS[0], *ROWS[6:]])):
        (tmp_path / name).write_text(csv_text(rows), encoding="utf-8")
    found = import_export([tmp_path / "junior.csv", tmp_path / "senior.csv"])
    assert shape(found).tops == 1
    assert len(found.positions) == 20
    assert managers(found)[ROWS[6][0]] == ROWS[6][3]
    assert of_kind(found, "missing_manager") == []
