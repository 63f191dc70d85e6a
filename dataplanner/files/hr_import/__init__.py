"""Reads HR exports as they come: tables, a mapping of their columns, an organisation, and a list of problems."""

from dataplanner.files.hr_import.errors import ImportFileError, NoManagerColumnError
from dataplanner.files.hr_import.importer import import_export, import_tables, propose_mapping, read_tables
from dataplanner.files.hr_import.mapping import with_choice
from dataplanner.files.hr_import.mapping_file import (
    headers_key,
    mapping_from_data,
    mapping_to_data,
    with_column_kept,
    with_field,
)
from dataplanner.files.hr_import.problem_rows import problem_rows
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
    "headers_key",
    "import_export",
    "import_tables",
    "mapping_from_data",
    "mapping_to_data",
    "problem_rows",
    "propose_mapping",
    "read_tables",
    "with_choice",
    "with_column_kept",
    "with_field",
]
