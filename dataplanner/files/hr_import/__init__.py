"""Reads HR exports as they come: tables, a mapping of their columns, an organisation, and a list of problems."""

from dataplanner.files.hr_import.errors import ImportFileError, NoManagerColumnError
from dataplanner.files.hr_import.importer import import_export, import_tables, propose_mapping, read_tables
from dataplanner.files.hr_import.mapping import with_choice
from dataplanner.files.hr_import.shapes import (
    Candidate,
    ImportedOrganisation,
    ImportedPerson,
    ImportedPosition,
    Mapping,
    Problem,
    RowRef,
    Table,
)

__all__ = [
    "Candidate",
    "ImportFileError",
    "ImportedOrganisation",
    "ImportedPerson",
    "ImportedPosition",
    "Mapping",
    "NoManagerColumnError",
    "Problem",
    "RowRef",
    "Table",
    "import_export",
    "import_tables",
    "propose_mapping",
    "read_tables",
    "with_choice",
]
