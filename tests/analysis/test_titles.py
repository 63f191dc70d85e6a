"""What titles are taken to say: never too much, in several languages, however an export writes them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.analysis.method import CERTAINTIES, Method
from dataplanner.analysis.titles import proposed_kind
from dataplanner.files.method_file import load_method

REAL_ORGS = Path(__file__).resolve().parents[3] / "shared" / "real-orgs"

OTHER_TITLES = """
42; ComputerScientist; SoftwareEngineer; Software Developer; ITAdmin; System Administrator; Network Engineer;
Operations Manager; Plant Operations Engineer; Chief Operations Officer; Systems Engineer; Scientist; Mathematician;
FinancialAnalyst; Business Analyst; Security Analyst; Data Entry Clerk; Data Center Technician; Data Centre Engineer;
Data Protection Officer; Datenschutzbeauftragte; Clinical Data Manager; Master Data Specialist;
Stammdaten-Sachbearbeiter; Recruiter, Data Science; Data Platform Product Manager;
Executive Assistant to the Head of Data Science; Sales Engineer, Data Warehouse; Bi-lingual Support Agent;
Voice & Data Engineer; Chief Data Officer; Data; Engineer; Technician; Product Owner Data Engineering;
Financial Reporting Analyst; Entrada de datos; Responsable protection des données
"""


def kind(title: str, method: Method) -> str | None:
    proposal = proposed_kind(title, method)
    return proposal.kind if proposal else None


@pytest.mark.parametrize(
    ("title", "kind_"),
    [
        ("Data Scientist", "science"),
        ("Senior Data Scientist II", "science"),
        ("VP, Data Science", "science"),
        ("Data Science Manager", "science"),
        ("DataScientist", "science"),
        ("Datenwissenschaftlerin", "science"),
        ("Scientifique des données", "science"),
        ("Científica de Datos", "science"),
        ("Machine Learning Researcher", "science"),
        ("Data Engineer", "engineering"),
        ("LEAD DATA ENGINEER (m/f/d)", "engineering"),
        ("Director of Data Engineering", "engineering"),
        ("Software Engineer, Data Platform", "engineering"),
        ("Dateningenieur", "engineering"),
        ("Ingénieur données", "engineering"),
        ("Ingeniero de datos", "engineering"),
        ("MLEngineer", "engineering"),
        ("ETL developer", "engineering"),
        ("PL/SQL Developer", "engineering"),
        ("Sr. DBA", "engineering"),
        ("Hadoop Administrator", "operations"),
        ("Big Data Operations Engineer", "operations"),
        ("Kafka Administrator", "operations"),
        ("DataOpsEngineer", "operations"),
        ("Site Reliability Engineer", "operations"),
        ("Data Analyst", "analysts"),
        ("Datenanalystin", "analysts"),
        ("Analista de datos", "analysts"),
        ("BI Developer", "analysts"),
        ("Head of BI", "analysts"),
        ("Business Intelligence Analyst", "analysts"),
    ],
)
def test_titles_of_data_work_are_recognised(title: str, kind_: str, method: Method) -> None:
    assert kind(title, method) == kind_


@pytest.mark.parametrize("title", ["", "   ", *OTHER_TITLES.replace("\n", " ").strip().split("; ")])
def test_other_titles_are_left_alone(title: str, method: Method) -> None:
    assert proposed_kind(title, method) is None


def test_among_all_cells_of_real_exports_only_titles_of_data_work_are_claimed(method: Method) -> None:
    if not REAL_ORGS.is_dir():
        pytest.skip("the real organisation files are not beside the checkout")
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in REAL_ORGS.rglob("*.csv")]
    cells = {cell.strip() for text in texts for row in csv.reader(text.splitlines()) for cell in row if len(cell) < 80}
    claimed = {cell for cell in cells if proposed_kind(cell, method)}
    speaking = ("data", "bi ", "dba", "statistician")
    assert 5 <= len(claimed) <= 20
    assert [cell for cell in claimed if not any(word in f"{cell.lower()} " for word in speaking)] == []


def test_a_title_with_further_words_is_less_certain(method: Method) -> None:
    alone, more = proposed_kind("Senior Data Engineer", method), proposed_kind("Data Engineer Payments", method)
    assert alone is not None
    assert more is not None
    assert (alone.certainty, more.certainty) == ("sure", "likely")


def test_the_reason_names_the_title_as_it_was_written(method: Method) -> None:
    proposal = proposed_kind("  ETL developer ", method)
    assert proposal is not None
    assert proposal.reason == "“ETL developer” is a SQL-focused data engineering title."
    assert proposal.warning


@pytest.mark.parametrize("title", ["ETL Developer", "SQL Developer", "DBA", "DWH Engineer", "Data Scientist"])
def test_titles_that_mislead_come_with_a_warning(title: str, method: Method) -> None:
    proposal = proposed_kind(title, method)
    assert proposal is not None
    assert proposal.warning


def test_the_longest_phrase_decides(method: Method) -> None:
    proposal = proposed_kind("Data Platform Operations Engineer", method)
    assert proposal is not None
    assert proposal.kind == "operations"


def test_every_phrase_of_the_file_says_what_its_entry_says(method: Method) -> None:
    for entry in method.titles.entries:
        for phrase in entry.phrases:
            proposal = proposed_kind(phrase, method)
            assert proposal is not None, phrase
            read = (proposal.kind, proposal.role, proposal.certainty)
            assert read == (entry.kind, entry.role, entry.certainty), phrase


def test_every_ruled_out_phrase_rules_out(method: Method) -> None:
    for phrase in method.titles.ruled_out:
        assert proposed_kind(f"Data Engineer, {phrase}", method) is None, phrase


@given(st.text(max_size=60))
def test_no_text_is_too_odd_for_a_title(title: str) -> None:
    proposal = proposed_kind(title, load_method())
    assert proposal is None or proposal.certainty in CERTAINTIES


@given(st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["data engineer", "datenanalyst", "sre"]))
def test_case_does_not_matter(change: Callable[[str], str], title: str) -> None:
    method = load_method()
    assert kind(change(title), method) == kind(title, method)
