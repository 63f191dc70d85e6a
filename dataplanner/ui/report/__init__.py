"""The report workspace: the workbook and the chart as files to print and discuss."""
