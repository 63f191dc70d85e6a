"""Headers as real exports spell them propose the right fields, and sensitive columns are known by theirs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dataplanner.files.hr_import.columns import choose_columns, field_scores
from dataplanner.files.hr_import.sensitive import category
from tests.real_orgs import REAL_ORGS, needs_real_orgs

FIELDS = {
    "employee_id": {"employee_id", "position_id", "login", "national_id"},
    "email (also id)": {"email", "login"},
    "first_name": {"first_name"},
    "last_name": {"last_name", "second_last_name", "name"},
    "full_name": {"name", "employee_id"},
    "preferred_name": {"preferred_name", "name", "first_name"},
    "job_title": {"title"},
    "department": {"department", "path"},
    "manager_id": {"manager", "level"},
    "manager_name": {"manager", "dotted_manager"},
    "manager_email": {"manager"},
    "location": {"location"},
    "country": {"country"},
    "hire_date": {"start_date"},
}
"""For each field of headers.json the fields that we may take its headers for."""
OTHERWISE = {
    *(
        "Manager (AD: CN=…,OU=…)",
        "Name (German: surname when Vorname is present)",
        "Department",
        "Org Level 1 / OrgLevel1..4",
    ),
    *("LEVEL1_MANAGER_ID", "contact_person"),
}


def seen() -> list[tuple[str, str]]:
    headers: dict[str, Any] = json.loads((REAL_ORGS / "headers.json").read_text(encoding="utf-8"))
    known = headers.keys() & FIELDS.keys()
    return [(field, header) for field in sorted(known) for header in headers[field]["seen"] if header not in OTHERWISE]


@needs_real_orgs
def test_headers_of_real_exports() -> None:
    wrong = [
        (field, header, sorted(field_scores(header)))
        for field, header in seen()
        if not field_scores(header).keys() & FIELDS[field]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Employee ID [Required]", "employee_id"),
        ("EMPLOYEE_ID*", "employee_id"),
        ("employeeId", "employee_id"),
        ("Emp.\u00a0No.", "employee_id"),
        ("Prénom", "first_name"),
        ("PRENOM", "first_name"),
        ("Current Job Title", "title"),
        ("Vorgesetzte(r)", "manager"),
        ("Supervisor's e-mail address", "manager"),
        ("Id of Line Manager", "manager"),
        ("Managr ID", "manager"),
        ("Deparment", "department"),
        ("reports_to", "manager"),
    ],
)
def test_spellings(header: str, field: str) -> None:
    assert max(field_scores(header), key=lambda one: field_scores(header)[one]) == field


@pytest.mark.parametrize(
    "header",
    [
        "Years with Manager",
        "YearsWithCurrManager",
        "Is Manager",
        "Employee Count",
        "Emergency Contact Name",
        "Base Rate",
        "",
    ],
)
def test_headers_that_name_no_field(header: str) -> None:
    assert field_scores(header) == {}


def test_a_column_serves_one_field() -> None:
    chosen = choose_columns(["Name", "Full Name", "Title", "Position", "Level", "Grade"])
    assert len(set(chosen.values())) == len(chosen)
    assert chosen["name"] == "Name"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("DateOfBirth", "birth date or age"),
        ("Geburtsdatum", "birth date or age"),
        ("Sex", "gender"),
        ("RaceDesc", "ethnicity, nationality or belief"),
        ("MaritalStatusID", "marital status and family"),
        ("Actual Pay Floor (£)", "pay"),
        ("Gehalt", "pay"),
        ("SSN", "national or tax id"),
        ("Home Address", "private contact"),
        ("userPassword", "password or key"),
        ("SickLeaveHours", "health"),
        ("PerformanceScore", "performance"),
        ("Krankheitstage", "health"),
        ("Jours d’arrêt maladie", "health"),
        ("Baja por enfermedad", "health"),
        ("Dias de doença", "health"),
        ("Ziekteverzuim %", "health"),
        ("Pregnant", "health"),
        ("Pflegegrad", "health"),
        ("Care level", "health"),
        ("Schwerbehindertengrad", "health"),
        ("Parental leave", "marital status and family"),
        ("Religionszugehörigkeit", "ethnicity, nationality or belief"),
        ("Religión", "ethnicity, nationality or belief"),
        ("Union member", "union or works council"),
        ("Gewerkschaftsmitglied", "union or works council"),
        ("Works council", "union or works council"),
        ("Kündigungsgrund", "performance"),
        ("Motif de départ", "performance"),
        ("Codice fiscale", "national or tax id"),
        ("PESEL", "national or tax id"),
        ("N° sécu", "national or tax id"),
        ("CPR-nr.", "national or tax id"),
        ("СНИЛС", "national or tax id"),
        ("身份证号", "national or tax id"),
        ("Data urodzenia", "birth date or age"),
        ("生年月日", "birth date or age"),
        ("Płeć", "gender"),
        ("Cinsiyet", "gender"),
        ("Пол", "gender"),
        ("Stato civile", "marital status and family"),
        ("Wynagrodzenie", "pay"),
        ("연봉", "pay"),
    ],
)
def test_sensitive_headers(header: str, kind: str) -> None:
    assert category(header) == kind


@pytest.mark.parametrize(
    "header",
    [
        *("Department", "Stage", "Message", "Language", "Manager", "Payload", "Cost Center", "Team", "Krankenhaus"),
        *("Status", "Termination date", "Pflegedienst", "Ziel", "Pan-European unit", "Plate", "Stand"),
    ],
)
def test_harmless_headers(header: str) -> None:
    assert category(header) is None


def test_sensitive_cells_under_a_harmless_header() -> None:
    assert category("Ref", ["078-05-1120", "219-09-9999", ""]) == "national or tax id"
    assert category("Ref", ["A-1", "078-05-1120", "B-2"]) is None
