"""Data Planner: set up data teams by method, from an HR export to a workbook."""

__version__ = "0.1.0"
