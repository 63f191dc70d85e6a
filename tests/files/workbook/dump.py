"""A workbook as text that can be read and compared: cells with their styles, sizes, formats, page set-up."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def dump(workbook: Workbook) -> str:
    """The text form of a whole workbook."""
    return "\n".join(line for sheet in workbook for line in _sheet(sheet)) + "\n"


def _sheet(sheet: Worksheet) -> Iterator[str]:
    yield f"=== {sheet.title}"
    yield from _page(sheet)
    yield "columns " + " ".join(
        f"{key}={size.width:g}{' folded' * size.hidden}" for key, size in sorted(sheet.column_dimensions.items())
    )
    if sheet.merged_cells.ranges:
        yield "merged " + " ".join(sorted(str(cells) for cells in sheet.merged_cells.ranges))
    for row in sheet.iter_rows():
        cells = [text for cell in row if (text := _cell(cell))]
        if cells:
            yield f"--- {row[0].row} ({sheet.row_dimensions[row[0].row].height:g})"
            yield from cells
    yield from _rules(sheet)
    yield ""


def _page(sheet: Worksheet) -> Iterator[str]:
    setup, margins = sheet.page_setup, sheet.page_margins
    yield f"page {setup.orientation} paper {setup.paperSize} fit {setup.fitToWidth}x{setup.fitToHeight}"
    yield "margins " + " ".join(
        f"{edge}={getattr(margins, edge):g}" for edge in ("left", "right", "top", "bottom", "footer")
    )
    breaks = [brk.id for brk in sheet.row_breaks.brk]
    yield f"repeated {sheet.print_title_rows} {sheet.print_title_cols} breaks {breaks}"
    yield f"footer {sheet.oddFooter.left.text!r} {sheet.oddFooter.right.text!r} size {sheet.oddFooter.left.size}"
    yield f"printed {sheet.print_area or 'all'}"
    yield f"frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"


def _cell(cell: Cell) -> str:
    if cell.value is None:
        return ""
    quoted = " quoted" if cell.quotePrefix else ""
    return f"{cell.coordinate} [{cell.style.removeprefix('Plan ')}{quoted}] {cell.value!r}"


def _rules(sheet: Worksheet) -> Iterator[str]:
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            yield f"rule {cells.sqref} {rule.formula[0]} fill {rule.dxf.fill.bgColor.rgb if rule.dxf.fill else None}"
    for validation in sheet.data_validations.dataValidation:
        yield f"allowed {validation.sqref} {validation.formula1}"
