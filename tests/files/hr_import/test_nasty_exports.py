"""Exports nobody should send, each with several quirks at once: the same company comes out of every one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dataplanner.files.hr_import import import_export
from tests.files.hr_import.companies import LAST, Member, company, told
from tests.files.hr_import.exports import accounted, csv_text
from tests.files.hr_import.workbooks import workbook

MEMBERS = company(40)
Rows = list[list[str]]


def last_first(member: Member) -> str:
    return f"{member.last}, {member.first}"


def initialled(member: Member) -> str:
    return f"{member.last}, {member.first[0]}."


def german_with_notes(folder: Path) -> Path:
    """UTF-16, semicolons, a title and a date above, decimals by comma, the manager by name, a sum and a note below."""
    head = ["Pers.-Nr.", "Nachname", "Vorname", "Stellenbezeichnung", "Vorgesetzte/r", "BG (FTE)", "Eintritt"]
    rows = [
        [one.id, one.last, one.first, one.title, boss, "0,75" if one.place % 3 else "1,0", "01.03.2019"]
        for one, boss in zip(MEMBERS, told(MEMBERS, last_first), strict=True)
    ]
    above, below = (
        [["Personalliste Muster GmbH"], ["Stand: 31.12.2025"], []],
        [["Summe", "", "", "40"], ["Quelle: SAP"]],
    )
    path = folder / "liste.csv"
    path.write_bytes(csv_text([*above, head, *rows, *below], ";").encode("utf-16"))
    return path


def french_two_row_header(folder: Path) -> Path:
    """Merged groups above the names of the columns, in French, in a workbook."""
    groups = ["Salarié", "", "", "Poste", "Responsable hiérarchique", ""]
    head = ["Matricule", "Nom", "Prénom", "Intitulé du poste", "Matricule", "Nom"]
    rows = [
        [one.id, one.last, one.first, one.title, boss, name]
        for one, boss, name in zip(MEMBERS, told(MEMBERS, lambda m: m.id), told(MEMBERS, lambda m: m.last), strict=True)
    ]
    return workbook(folder / "effectif.xlsx", {"Effectif": [groups, head, *rows]}, merged=["A1:C1", "E1:F1"])


def spanish_serial_dates(folder: Path) -> Path:
    """Excel's numbers for dates, numbers for ids, a title over the table, and a blank column."""
    days = (date(2019, 3, 1) - date(1899, 12, 30)).days
    head = ["Número de empleado", "", "Nombre completo", "Puesto", "Jefe directo (núm.)", "Fecha de ingreso"]
    rows = [
        [float(one.id), None, one.name, one.title, float(boss) if boss else None, days + one.place]
        for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: m.id), strict=True)
    ]
    return workbook(folder / "plantilla.xlsx", {"Plantilla": [["Plantilla de personal 2025"], [], head, *rows]})


def dutch_by_initial(folder: Path) -> Path:
    """The manager as ``Lastname, F.``, a column twice, cp1252."""
    head = ["Personeelsnummer", "Naam", "Functie", "Leidinggevende", "Afdeling", "Afdeling"]
    # Only managers whose last name and initial are theirs alone can be told so.
    rows = [
        [one.id, last_first(one), one.title, boss, "Data", "10"]
        for one, boss in zip(MEMBERS, told(MEMBERS, initialled), strict=True)
    ]
    path = folder / "personeel.csv"
    path.write_bytes(csv_text([head, *rows], ";").encode("cp1252"))
    return path


def portuguese_with_sums(folder: Path) -> Path:
    """A sum after every department, the header again after it, the ids in a column that is blank for some."""
    head = ["Matrícula", "Nome", "Cargo", "Setor", "E-mail", "E-mail do gestor"]
    mails = [f"{one.first[0].lower()}{one.id}@empresa.example" for one in MEMBERS]
    rows: Rows = []
    for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: mails[m.place]), strict=True):
        rows.append(
            ["" if one.place % 5 == 4 else one.id, one.name, one.title, f"S{one.place // 10}", mails[one.place], boss]
        )
        if one.place % 10 == 9:
            rows += [["Total", "", "", "10"], head]
    path = folder / "quadro.tsv"
    path.write_bytes(csv_text([head, *rows[:-1]], "\t").encode("utf-8-sig"))
    return path


def italian_unknown_words(folder: Path) -> Path:
    """Headers in a language that is not known: the cells have to tell."""
    head = ["Codice", "Dipendente", "Mansione", "Codice resp."]
    rows = [
        [f"IT{one.id}", one.name, one.title, boss]
        for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: f"IT{m.id}"), strict=True)
    ]
    path = folder / "organico.txt"
    path.write_text(csv_text([head, *rows], "|"), encoding="utf-8")
    return path


def level_columns_of_names(folder: Path) -> Path:
    """The chain of names above everybody, one column a level, the person in the last column that is filled."""
    from tests.files.hr_import.companies import above

    head = ["Emp ID", "Employee Name", "Position", *(f"Management Level {at}" for at in range(1, 5))]
    rows = []
    for one in MEMBERS:
        names = [upper.name for upper in above(MEMBERS, one)][:-1]
        rows.append([one.id, one.name, one.title, *names, *[""] * (4 - len(names))])
    path = folder / "levels.csv"
    path.write_text(csv_text([head, *rows]), encoding="utf-8")
    return path


def brackets_behind_names(folder: Path) -> Path:
    """``Name (id)`` on both sides, blanks that do not break, quotation marks round everything, old Mac letters."""
    head = ["Worker", "Job Profile", "Worker's Manager"]
    rows = [
        [f"{one.name}  ({one.id})", one.title, boss]
        for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: f"{m.name} ({m.id})"), strict=True)
    ]
    lines = [";".join(f'"{cell}"' for cell in row) for row in [head, *rows]]
    path = folder / "workers.csv"
    path.write_bytes("\r".join(lines).encode("mac_roman"))
    return path


def zeros_lost_on_one_side(folder: Path) -> Path:
    """Ids with leading zeros, managers without, ``="…"`` round them, and N/A for nobody."""
    head = ["EMPNO", "ENAME", "JOB", "MGR", "Status", "Term Date"]
    rows = [
        [f'="{int(one.id):08}"', one.name.upper(), one.title, boss, "A", "31/12/9999"]
        for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: f"{m.id}.0", "N/A"), strict=True)
    ]
    path = folder / "EMP.csv"
    path.write_text(csv_text([head, *rows]), encoding="utf-8")
    return path


def json_in_a_wrapper(folder: Path) -> Path:
    """A reply of an interface: the people deep inside, the manager as an object."""
    import json

    people = [
        {"id": one.id, "displayName": one.name, "jobTitle": one.title, "manager": {"id": boss} if boss else None}
        for one, boss in zip(MEMBERS, told(MEMBERS, lambda m: m.id), strict=True)
    ]
    path = folder / "reply.json"
    path.write_text(json.dumps({"meta": {"count": 40}, "data": {"people": people}}), encoding="utf-8")
    return path


def stacked_months_under_two_headers(folder: Path) -> Path:
    """Two months below each other, groups above the headers, a sum after each month, ids without zeros, cp1252."""
    groups = ["Stichtag", "Mitarbeiter", "", "Stelle", "", "Vorgesetzter", ""]
    head = ["", "Pers.-Nr.", "Name", "Bezeichnung", "Kostenstelle", "Pers.-Nr.", "Name"]
    rows = []
    for month in ("30.09.2026", "31.10.2026"):
        rows += [
            [month, one.id, last_first(one), one.title, "100", boss.zfill(6) if boss else "", name.upper()]
            for one, boss, name in zip(MEMBERS, told(MEMBERS, lambda m: m.id), told(MEMBERS, last_first), strict=True)
        ]
        rows += [["Summe", "", "", "", "", "", "40"]]
    path = folder / "stand.csv"
    path.write_bytes(csv_text([["Personalliste"], [], groups, head, *rows, ["Quelle: SAP"]], ";").encode("cp1252"))
    return path


def groups_with_their_departments_once(folder: Path) -> Path:
    """The department in the first row of its group, sums below with a blank row, groups above, merged in a workbook."""
    groups = ["Identité", "", "", "Affectation", "", "Hiérarchie", ""]
    head = ["Matricule", "Nom", "Prénom", "Service", "Poste", "Matricule N+1", "Nom N+1"]
    rows: Rows = []
    for unit in range(4):
        members = [one for one in MEMBERS if one.place % 4 == unit]
        rows += [
            [one.id, one.last.upper(), one.first, f"Service {unit}" if one is members[0] else "", one.title, boss, name]
            for one, boss, name in zip(
                MEMBERS, told(MEMBERS, lambda m: m.id), told(MEMBERS, lambda m: m.last.upper()), strict=True
            )
            if one in members
        ]
        rows += [[f"Sous-total Service {unit}", "", "", "", "", "", str(len(members))], []]
    cells = [["Effectifs au 31/10/2026"], [], groups, head, *rows, ["Total général", "", "", "", "", "", "40"]]
    return workbook(folder / "effectifs.xlsx", {"Effectifs": cells}, merged=["A3:C3", "D3:E3", "F3:G3", "A1:G1"])


def labelled_values(folder: Path) -> Path:
    """JSON in which every value lies beside what it is called, the manager as a record of the same kind."""
    import json

    def record(one: Member, *, whole: bool) -> dict[str, object]:
        boss = record(MEMBERS[one.manager], whole=False) if whole and one.manager is not None else None
        values = {"id": int(one.id), "first_name": one.first, "last_name": one.last, "supervisor": boss if whole else 0}
        return {"type": "Employee", "attributes": {key: {"label": key, "value": held} for key, held in values.items()}}

    path = folder / "people.json"
    path.write_text(json.dumps({"data": [record(one, whole=True) for one in MEMBERS]}), encoding="utf-8")
    return path


def dashes_on_one_side(folder: Path) -> Path:
    """Ids with a dash, managers without; titles of address before the managers' names, capitals elsewhere."""
    rows = [
        [
            f"{one.id[:2]}-{one.id[2:]}",
            f"{one.last.upper()} {one.first.upper()}",
            one.title,
            boss,
            name and f"Dott. {name}",
        ]
        for one, boss, name in zip(MEMBERS, told(MEMBERS, lambda m: m.id), told(MEMBERS, lambda m: m.name), strict=True)
    ]
    path = folder / "organico.csv"
    path.write_text(csv_text([["Matr.", "Dipendente", "Mansione", "Matr. resp.", "Resp. diretto"], *rows]), "utf-8")
    return path


NASTY: list[Callable[[Path], Path]] = [
    german_with_notes, french_two_row_header, spanish_serial_dates, dutch_by_initial, portuguese_with_sums,
    italian_unknown_words, level_columns_of_names, brackets_behind_names, zeros_lost_on_one_side, json_in_a_wrapper,
    stacked_months_under_two_headers, groups_with_their_departments_once, labelled_values, dashes_on_one_side,
]  # fmt: skip


@pytest.mark.parametrize("make", NASTY, ids=lambda make: make.__name__)
def test_the_company_comes_out(make: Callable[[Path], Path], tmp_path: Path) -> None:
    found = import_export([make(tmp_path)])
    assert accounted(found)
    people = {person.id: person.name for person in found.people}
    assert len(found.positions) == len(MEMBERS) + found.made
    called = {position.id: plain(people[position.person_id or ""]) for position in found.positions}
    lines = {(called[one.id], called.get(one.manager_id or "", "")) for one in found.positions}
    expected = {
        (plain(one.name), plain(MEMBERS[one.manager].name) if one.manager is not None else "") for one in MEMBERS
    }
    assert lines == expected


def plain(name: str) -> str:
    """A name without order, case and signs."""
    return " ".join(sorted(name.casefold().replace(",", " ").split()))


def test_the_names_of_the_company_differ() -> None:
    assert len({one.name for one in MEMBERS}) == len(MEMBERS)
    assert len(LAST) > 2
