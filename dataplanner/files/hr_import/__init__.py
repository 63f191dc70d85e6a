"""Reads HR exports as they come: tables, a mapping of their columns, an organisation, and a list of problems."""

from dataplanner.files.hr_import.errors import (
    ImportFileError,
    NoManagerColumnError,
    NoPeopleError,
    PasswordNeededError,
    WrongPasswordError,
)
from dataplanner.files.hr_import.importer import (
    chosen_tables,
    import_export,
    import_tables,
    measure_mapping,
    propose_mapping,
    read_tables,
)
from dataplanner.files.hr_import.mapping import with_choice
from dataplanner.files.hr_import.mapping_file import (
    headers_key,
    mapping_from_data,
    mapping_to_data,
    with_column_kept,
    with_column_left_out,
    with_field,
)
from dataplanner.files.hr_import.problem_rows import problem_rows
from dataplanner.files.hr_import.shapes import (
    LEAVE_OUT,
    Candidate,
    Decisions,
    ImportedOrganisation,
    ImportedPerson,
    ImportedPosition,
    Mapping,
    Place,
    Problem,
    RowRef,
    Subject,
    Table,
)

__all__ = [
    "LEAVE_OUT",
    "Candidate",
    "Decisions",
    "ImportFileError",
    "ImportedOrganisation",
    "ImportedPerson",
    "ImportedPosition",
    "Mapping",
    "NoManagerColumnError",
    "NoPeopleError",
    "PasswordNeededError",
    "Place",
    "Problem",
    "RowRef",
    "Subject",
    "Table",
    "WrongPasswordError",
    "chosen_tables",
    "headers_key",
    "import_export",
    "import_tables",
    "mapping_from_data",
    "mapping_to_data",
    "measure_mapping",
    "problem_rows",
    "propose_mapping",
    "read_tables",
    "with_choice",
    "with_column_kept",
    "with_column_left_out",
    "with_field",
]
