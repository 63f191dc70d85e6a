"""The plan as an Excel workbook to print and discuss."""

from dataplanner.files.workbook.write import write_workbook

__all__ = ["write_workbook"]
