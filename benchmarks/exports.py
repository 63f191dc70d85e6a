"""Made-up HR exports of 20 columns, as CSV and as XLSX with the same cells."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

HEADER = (
    "Employee ID", "First Name", "Last Name", "E-mail", "Job Title", "Department", "Division", "Location", "Country",
    "Grade", "FTE", "Hire Date", "Manager ID", "Cost Centre", "Company", "Contract", "Shift", "Building", "Phone",
    "Remarks",
)  # fmt: skip
_STEP = 611_953  # a prime
_SHEET = "xl/worksheets/sheet1.xml"
_OPEN = "http://schemas.openxmlformats.org"
_RELATION = f"{_OPEN}/officeDocument/2006/relationships"
_RELATIONS = f'<Relationships xmlns="{_OPEN}/package/2006/relationships">'
_MAIN = f"{_OPEN}/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'{_RELATIONS}<Relationship Id="r1" Type="{_RELATION}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
    '<sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_RELATIONS}<Relationship Id="r1" Type="{_RELATION}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def rows(size: int, numbers: Iterable[int] | None = None) -> Iterator[tuple[str, ...]]:
    """One row a position, the manager by id; in the sequence of their ``numbers``, where these are given."""
    from benchmarks.trees import managers  # not in the memory of those who only read

    above = managers(size)
    for number in range(size) if numbers is None else numbers:
        manager = above[number]
        yield (
            f"E{number:06}", f"First{number % 997}", f"Last{number % 4999}", f"p{number}@example.com",
            f"Clerk {number % 83}", f"Department {number % 61}", f"Division {number % 7}", f"Place {number % 29}",
            "Nowhere", f"G{number % 12}", "1.0", f"20{number % 25:02}-0{number % 9 + 1}-11",
            "" if manager is None else f"E{manager:06}", f"CC{number % 311}", "Made up plc", "Permanent",
            "Day", f"B{number % 17}", f"+00 555 {number:06}", "",
        )  # fmt: skip


@cache
def export_file(name: str, size: int) -> Path:
    """A file of that name with so many rows, written once a run; it is gone when the run ends."""
    path = Path(_folder().name, name)
    (write_csv if path.suffix == ".csv" else write_xlsx)(path, size)
    return path


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def mixed(size: int) -> Iterator[int]:
    """The numbers below ``size``, which is no multiple of the step between them, in no sequence that means anything."""
    return (place * _STEP % size for place in range(size))


def write_csv(path: Path, size: int, *, in_sequence: bool = True) -> None:
    """An export as CSV with a header, its rows by their ids or mixed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(size, None if in_sequence else mixed(size)))


def write_xlsx(path: Path, size: int) -> None:
    """The same as a workbook of one sheet, its texts in the cells."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in _PARTS.items():
            book.writestr(name, text)
        with book.open(_SHEET, "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate((HEADER, *rows(size)), 1):
                sheet.write(_row(number, row).encode())
            sheet.write(b"</sheetData></worksheet>")


def _row(number: int, cells: tuple[str, ...]) -> str:
    texts = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for column, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{texts}</row>'
