"""The plain forms in which cells are compared: headers, ids, names, logins, directory names, dates, amounts, codes."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataplanner.files.hr_import.amounts import parse_fte
from dataplanner.files.hr_import.chains import level_groups, split_chain, top_first
from dataplanner.files.hr_import.codes import hierarchyid, outline, parents, path
from dataplanner.files.hr_import.dates import parse_dates
from dataplanner.files.hr_import.decode import decode
from dataplanner.files.hr_import.names import (
    name_ends,
    name_in_order,
    name_unordered,
    name_with_initial,
    name_without_initials,
    name_words,
)
from dataplanner.files.hr_import.text import (
    clean_cell,
    clean_id,
    directory_name,
    first_directory_value,
    id_in_brackets,
    login,
    plain,
    slug,
    without_zeros,
)


@pytest.mark.parametrize(
    ("form", "cell", "expected"),
    [
        (plain, " \u00a0MÜLLER   Straße ", "muller strasse"),
        (clean_cell, '\u00a0="00123" ', "00123"),
        (clean_cell, "'00123", "00123"),
        (clean_cell, "'t Hooft", "'t Hooft"),
        (clean_id, "123.0", "123"),
        (clean_id, "1.20", "1.20"),
        (clean_id, "ID007", "id007"),
        (without_zeros, "00123.0", "123"),
        (without_zeros, "000", "000"),
        (name_in_order, "O'Neil,  Ann", "ann o'neil"),
        (name_in_order, "Ann, Bo, Cy", "ann, bo, cy"),
        (name_words, "Smith, John, PhD", "john smith"),
        (name_words, "Dr. Ann B. Lee (1234)", "ann b lee"),
        (name_words, "Dr", "dr"),
        (name_unordered, "Lee Ann", "ann lee"),
        (name_without_initials, "Ann B. Lee", "ann lee"),
        (name_without_initials, "B", "b"),
        (name_with_initial, "L'Hôte, É.", "l hote e"),
        (name_with_initial, "Élodie L'Hôte", "l hote e"),
        (name_with_initial, "A. Smith-Wesson, PhD", "smith wesson a"),
        (name_ends, "Ann Maria van der Lee", "ann lee"),
        (login, "CORP\\Ann.Lee", "ann.lee"),
        (login, "mailto:Ann.Lee@acme.example", "ann.lee"),
        (slug, "ann_lee-smith", "ann lee smith"),
        (directory_name, "uid=a, ou=People , dc = x", "uid=a,ou=people,dc=x"),
        (first_directory_value, "CN=Lee\\, Ann,OU=HR", "Lee, Ann"),
        (first_directory_value, "no directory name", "no directory name"),
        (id_in_brackets, "Ann Lee (0815)", "0815"),
        (id_in_brackets, "Ann Lee <ann@acme.example>", "ann@acme.example"),
        (id_in_brackets, "Ann Lee", ""),
    ],
)
def test_plain_forms(form: object, cell: str, expected: str) -> None:
    assert form(cell) == expected  # type: ignore[operator]


@given(st.text(max_size=40))
def test_forms_take_any_text_and_settle(text: str) -> None:
    for form in (plain, name_words, name_unordered, name_ends, directory_name):
        assert form(form(text)) == form(text)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["03/04/2020", "25/12/2020"], (2020, 4, 3)),
        (["03/04/2020", "12/25/2020"], (2020, 3, 4)),
        (["03/04/87"], (1987, 4, 3)),
        (["2020-04-03 00:00:00.000"], (2020, 4, 3)),
        (["2020-04-03T10:00:00Z"], (2020, 4, 3)),
        (["20200403"], (2020, 4, 3)),
        (["3-Apr-2020"], (2020, 4, 3)),
        (["43924"], (2020, 4, 3)),
        (["2020-04"], (2020, 4, 1)),
    ],
)
def test_dates(cells: list[str], expected: tuple[int, int, int]) -> None:
    assert parse_dates(cells)[0] == datetime.date(*expected)


@pytest.mark.parametrize("cell", ["", "soon", "31/12/9999", "2020-13-45", "12345678901"])
def test_no_dates(cell: str) -> None:
    assert parse_dates([cell]) == [None]


def test_full_time_equivalents() -> None:
    assert parse_fte(["", "1", "0,5", "80%", "x", "12.5"], "FTE") == [1.0, 1.0, 0.5, 0.8, None, 12.5]
    assert parse_fte(["100", "50", "12,5"], "FTE %") == [1.0, 0.5, 0.125]
    assert parse_fte(["1", "0.5"], "Employment %") == [1.0, 0.5]


@pytest.mark.parametrize(
    ("parts", "cell", "expected"),
    [
        (outline, "27.7.3.0.0", ("27", "7", "3")),
        (outline, "1", ("1",)),
        (outline, "01.02.", ("1", "2")),
        (outline, "a.b", None),
        (path, "/Board/Sales/North/", ("board", "sales", "north")),
        (path, "Board > Sales", ("board", "sales")),
        (path, "Board", None),
        (hierarchyid, "58", ("01011",)),
        (hierarchyid, "0x5AC0", ("01011", "01011")),
        (hierarchyid, "xyz", None),
    ],
)
def test_codes(parts: object, cell: str, expected: tuple[str, ...] | None) -> None:
    assert parts(cell) == expected  # type: ignore[operator]


def test_parents_skip_codes_that_no_row_has() -> None:
    codes = [("1",), ("1", "2"), ("1", "2", "3", "4"), ("9", "1")]
    assert parents(codes, range(4)) == {0: None, 1: 0, 2: 1, 3: None}


def test_the_only_row_without_a_code_is_the_top() -> None:
    assert parents([None, ("1",), ("1", "1")], range(3)) == {0: None, 1: 0, 2: 1}
    assert parents([None, ("1",), None], range(3)) == {1: None}


def test_chains() -> None:
    assert split_chain("A > B→C|D") == ("A", "B", "C", "D")
    assert top_first([("a", "b"), ("c", "b"), ("d", "b")]) == [("b", "a"), ("b", "c"), ("b", "d")]


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        (["Level", "3", "3 (2)", "2", "2 (2)", "1", "1 (2)"], ["1 … 3", "1 (2) … 3 (2)"]),
        (["Org Level 01", "Name", "Org Level 02"], ["Org Level 01 … Org Level 02"]),
        (["Address 1", "Address 2", "Phone 1", "Phone 2"], []),
        (["Level 5", "Level 6"], []),
    ],
)
def test_groups_of_level_columns(header: list[str], labels: list[str]) -> None:
    assert [group.label for group in level_groups(header)] == labels


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Łukasz Wiśniewski, Żaneta Dąbrowska, kierownik działu", "cp1250"),
        ("Jiří Dvořák, Božena Němcová, vedoucí oddělení, Žižkov", "cp1250"),
        ("Пётр Иванов, начальник отдела", "cp1251"),
        ("Jürgen Weiß, François Lefèvre, María Núñez, Åse Bjørn", "cp1252"),
        ("Jürgen Weiß, Petra Škoda, Günter Ošlak", "cp1252"),
        ("Þórður Guðmundsson, Ágúst Ýmir Ægisson", "cp1252"),
        ("João Simões, Conceição Magalhães, função", "cp1252"),
        ("Jõgi Tõnu, Põder Ülle, Mäe Jüri", "cp1252"),
        ("Małgorzata Dąbrowska, Święty Józef, Źrebiec", "iso8859_2"),
        ("Őry Győző, Fehér Lőrinc, Szűcs Ágnes", "cp1250"),
        ("Çağla Yılmaz, Şükrü Güneş, İbrahim Öztürk, yönetici", "cp1254"),
        ("Петренко Галина, руководитель отдела, Иванов Игорь", "koi8_r"),
        ("Петренко Галина, руководитель отдела, Иванов Игорь", "cp866"),
        ("Παπαδόπουλος Γιώργος, προϊστάμενος τμήματος", "cp1253"),
        ("כהן דוד, מנהל מחלקה", "cp1255"),
        ("محمد الحسيني, مدير القسم", "cp1256"),
        ("社員番号 山田　太郎 営業部 課長 エンジニア", "cp932"),
        ("社員番号 山田　太郎 営業部 課長 エンジニア", "euc_jp"),
        ("员工编号 姓名 王伟 销售部 经理 工程师", "gb18030"),
        ("員工編號 姓名 陳志明 業務部 經理 工程師", "big5"),
        ("사번 성명 김민준 영업부 과장", "cp949"),
    ],
)
def test_letters_of_the_east_are_read_as_well(text: str, encoding: str) -> None:
    assert decode(f"Name;Titel\n{text}".encode(encoding)).endswith(text)
