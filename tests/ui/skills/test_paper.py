"""A matrix on paper: every cell on one page, boxes for a pen, legible text, nothing cut, names and header repeated."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from dataplanner.ui.skills.paper import MatrixPaper, paper_style
from dataplanner.ui.skills.print_buttons import NUMBERED
from dataplanner.ui.skills.print_layout import Needs, print_layout
from dataplanner.ui.skills.printing import paint_on, write_pdf
from dataplanner.ui.skills.workspace import SkillsWorkspace
from tests.files.workbook.office import ink_beyond, needs_poppler, pages
from tests.windows import button, says

PEN = 7.0
SMALLEST = 7.0
SIZES = {"A4": (297, 210), "Letter": (279.4, 215.9)}
WORDS = [
    "SQL", "Distributed systems", "Operationalisation best practices", "Monitoring and instrumenting",
    "Data structures and formats", "Verbal communication", "R&D <b>ethics</b>",
]  # fmt: skip
FIRST = ["Anna", "Maximilian-Alexander", "Bo", "Şükrü", "Zoë"]
LAST = ["Li", "von Hohenstein-Wartenberg", "Meyer", "Okonkwo-Fitzgerald"]


def made_up(people: int, skills: int, *, blank: bool) -> MatrixPaper:
    chance = random.Random(people * 100 + skills)
    return MatrixPaper(
        title="Data engineering: skills gap matrix",
        printed="Plan · As is · 21 Nov 2026",
        note=paper_style().texts.blank if blank else paper_style().texts.filled,
        under_title="5 of 10 people assessed",
        names=tuple(f"{chance.choice(FIRST)} {chance.choice(LAST)} P{at}" for at in range(people)),
        levels=tuple("" if blank else chance.choice(["New", "Qualified", "Veteran"]) for _ in range(people)),
        skills=tuple(f"{chance.choice(WORDS)} S{at}" for at in range(skills)),
        cells=None if blank else tuple((True, None) * (skills // 2) for _ in range(people)),
        totals=tuple(range(100, 100 + skills)),
        flags=("red", "amber") * (skills // 2),
    )


@given(st.integers(0, 600), st.integers(1, 90), st.sampled_from(sorted(SIZES)), st.floats(46, 74), st.floats(24, 52))
@settings(max_examples=60)
def test_every_cell_is_on_exactly_one_page(people: int, skills: int, size: str, name: float, header: float) -> None:
    lengths = paper_style().lengths
    width, height = (side - 2 * lengths.margin for side in SIZES[size])
    layout = print_layout(lengths, width, height - 30, people, skills, Needs(name, lengths.level, header))
    cells = [(person, skill) for page in layout.pages for person in page.people for skill in page.skills]
    assert len(cells) == people * skills
    assert len(set(cells)) == people * skills
    assert layout.box >= PEN
    assert layout.row >= PEN
    for page in layout.pages:
        assert layout.width(page) <= width + 1e-6
        assert header + (len(page.people) + page.last) * layout.row <= height - 30 + 1e-6
    totals = [skill for page in layout.pages if page.last for skill in page.skills]
    assert sorted(totals) == list(range(skills))


def test_no_text_is_too_small_to_read() -> None:
    style = paper_style()
    assert min(style.sizes.title, style.sizes.text, style.sizes.head, style.sizes.mark, style.sizes.small) >= SMALLEST
    assert min(style.lengths.row, style.lengths.box) >= PEN


@needs_poppler
@pytest.mark.parametrize("size", sorted(SIZES))
@pytest.mark.parametrize(("people", "skills"), [(10, 8), (120, 40), (10, 40), (120, 8)])
@pytest.mark.parametrize("blank", [True, False], ids=["blank", "filled"])
def test_the_pages_show_all_of_it(
    qapp: object, tmp_path: Path, size: str, people: int, skills: int, blank: bool
) -> None:
    paper = made_up(people, skills, blank=blank)
    path = tmp_path / "matrix.pdf"
    write_pdf(paper, path, size)
    found = pages(path)
    text = [set(page.text.split()) for page in found]
    across = sum("P0" in words for words in text)
    assert all(sum(f"P{at}" in words for words in text) == across for at in range(people))
    assert len(found) % across == 0
    for at in range(skills):
        assert any(f"S{at}" in words for words in text), f"skill {at} is on no page"
    assert all(" ".join(paper.title.split()) in page.text for page in found)
    assert [page.text.split("Page ")[1].split(" ")[0:3] for page in found] == [
        [str(number), "of", str(len(found))] for number in range(1, len(found) + 1)
    ]
    assert not any("…" in page.text for page in found), "nothing is cut"
    width, height = (side * 72 / 25.4 for side in SIZES[size])
    assert all(abs(page.width - width) < 2 and abs(page.height - height) < 2 for page in found)
    if not blank:
        assert all(any(str(total) in words for words in text) for total in paper.totals)
    margin = paper_style().lengths.margin * 72 / 25.4 - 2
    assert not ink_beyond(path, margin, tmp_path), "nothing reaches into the margin"


@needs_poppler
def test_names_and_header_are_on_each_page(qapp: object, tmp_path: Path) -> None:
    paper = made_up(40, 40, blank=False)
    write_pdf(paper, tmp_path / "a.pdf", "A4")
    for page in pages(tmp_path / "a.pdf"):
        words = page.text.split()
        assert sum(word.startswith("P") and word[1:].isdigit() for word in words) >= 5
        assert sum(word.startswith("S") and word[1:].isdigit() for word in words) >= 15
        assert "Level" in words


@needs_poppler
def test_a_name_that_no_page_can_hold_is_cut_visibly(qapp: object, tmp_path: Path) -> None:
    paper = made_up(3, 8, blank=True)
    long = MatrixPaper(**{**{name: getattr(paper, name) for name in paper.__slots__}, "names": ("Ab " * 120, "B", "C")})
    write_pdf(long, tmp_path / "a.pdf", "A4")
    assert "…" in pages(tmp_path / "a.pdf")[0].text


def test_a_blank_one_has_no_marks(qapp: object, tmp_path: Path) -> None:
    """Filled and blank differ only in the marks: the blank one draws fewer strokes."""
    filled, blank = (tmp_path / name for name in ("filled.pdf", "blank.pdf"))
    write_pdf(made_up(10, 8, blank=False), filled, "A4")
    write_pdf(made_up(10, 8, blank=True), blank, "A4")
    assert filled.stat().st_size > blank.stat().st_size


def test_a_folder_that_is_not_there_is_told(qapp: object, tmp_path: Path) -> None:
    from dataplanner.files.errors import FileError

    with pytest.raises(FileError):
        write_pdf(made_up(1, 2, blank=True), tmp_path / "missing" / "a.pdf", "A4")


def test_the_device_is_told_how_many_pages(qapp: object, tmp_path: Path) -> None:
    assert paint_on(QPdfWriter(str(tmp_path / "a.pdf")), made_up(120, 40, blank=True), "A4") > 10


@needs_poppler
@pytest.mark.parametrize(("people", "skills"), [(10, 8), (120, 40)])
def test_a_printer_gets_the_pages_of_the_pdf(qapp: object, tmp_path: Path, people: int, skills: int) -> None:
    """A printer that prints to a file, as the dialog hands it over."""
    paper = made_up(people, skills, blank=False)
    write_pdf(paper, tmp_path / "saved.pdf", "A4")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    count = paint_on(printer, paper, "A4")
    saved, printed = pages(tmp_path / "saved.pdf"), pages(tmp_path / "printed.pdf")
    letters = [[sorted("".join(page.text.split())) for page in file] for file in (printed, saved)]
    assert letters[0] == letters[1], "a long name may break elsewhere, by the dots that a printer has"
    assert len(printed) == count
    assert all(
        abs(one.width - other.width) < 2 and abs(one.height - other.height) < 2
        for one, other in zip(printed, saved, strict=True)
    )


@needs_poppler
def test_it_is_printed_through_the_dialog(
    ten: SkillsWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", chosen)
    button(ten, "Print").menu().actions()[-1].trigger()
    (page,) = pages(tmp_path / "printed.pdf")
    assert "Mohamed" in page.text
    assert page.width > page.height


def test_a_dialog_that_is_left_prints_nothing(
    ten: SkillsWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[object] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: 0)
    monkeypatch.setattr("dataplanner.ui.skills.print_buttons.paint_on", lambda *args: printed.append(args))
    button(ten, "Print blank").menu().actions()[-1].trigger()
    assert printed == []


@needs_poppler
@pytest.mark.parametrize(("name", "blank"), [("Print blank", True), ("Print", False)])
def test_the_buttons_write_the_matrix_shown(
    qtbot: QtBot, ten: SkillsWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, blank: bool
) -> None:
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    pressed: QPushButton = button(ten, name)
    letter = next(action for action in pressed.menu().actions() if "Letter" in action.text())
    letter.trigger()
    written = tmp_path / "out.pdf"
    qtbot.waitUntil(lambda: ten.outcome.isVisible(), timeout=10_000)
    page = pages(written)[0]
    assert "Mohamed" in page.text
    assert ("Filled in by" in page.text) == blank
    assert abs(page.width - 792) < 1


@needs_poppler
def test_masked_names_stay_masked_on_paper(qtbot: QtBot, ten: SkillsWorkspace, tmp_path: Path) -> None:
    ten.session.mask_names(True)
    ten._print.save_pdf(tmp_path / "a.pdf", "A4", blank=False)
    qtbot.waitUntil(lambda: (tmp_path / "a.pdf").exists(), timeout=10_000)
    text = pages(tmp_path / "a.pdf")[0].text
    assert "Mohamed" not in text
    assert "Person 1" in text
    qtbot.waitUntil(lambda: says(ten, NUMBERED), timeout=10_000)
