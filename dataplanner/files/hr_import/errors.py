"""Why a file cannot be imported at all, each with its sentence and remedy from resources/import/errors.toml."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.errors import FileError
from dataplanner.files.hr_import.texts import error_text


class ImportFileError(FileError):
    """A file that cannot be imported; the values fill the blanks of the sentence, ``file`` among them."""

    def __init__(self, **values: object) -> None:
        super().__init__(*error_text(type(self).__name__, values))


class EmptyFileError(ImportFileError):
    """Nothing is in the file."""


class MissingFileError(ImportFileError):
    """There is no such file."""


class NotAFileError(ImportFileError):
    """A folder was given."""


class NoPermissionError(ImportFileError):
    """The system does not let the file be read."""


class NotATableError(ImportFileError):
    """A picture, a document, a program: no format that holds rows."""


class OwnPlanError(ImportFileError):
    """A plan, as this program writes it: all is in it already, and read as rows its scenarios would become one."""


class NoRowsError(ImportFileError):
    """A header and nothing below it."""


class NoPeopleError(ImportFileError):
    """Tables, but none that lists people or positions; ``source`` is the file or sheet that is likeliest to."""

    def __init__(self, source: str, **values: object) -> None:
        super().__init__(**values)
        self.source = source


class UnknownPlaceError(ImportFileError):
    """The user says that the table is in a sheet which no file has."""


class WorkbookError(ImportFileError):
    """A workbook at this place that cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(file=path.name)
        self.path = path


class UnreadableWorkbookError(WorkbookError):
    """A workbook that is damaged or of an unknown kind."""


class BrokenOffError(WorkbookError):
    """A workbook, or another archive, whose end is missing: a download or a copy that was not finished."""


class CompressedFileError(ImportFileError):
    """An archive that is no workbook; what it holds may well be one."""


class NoWorkbookError(ImportFileError):
    """A file with the name of a workbook that holds neither one nor a text."""


class WorkbookTooLargeError(WorkbookError):
    """A workbook that would take too much memory or time, by accident or malice."""


class PasswordNeededError(WorkbookError):
    """A workbook that is encrypted; with its password it can be read."""


class WrongPasswordError(PasswordNeededError):
    """A password that does not open the workbook."""


class UnknownLockError(WorkbookError):
    """A workbook encrypted in a way that no password undoes here, such as an OpenDocument sheet."""


class UnreadableTextError(ImportFileError):
    """A JSON or text file that breaks off or does not follow its own format."""


class NoManagerColumnError(ImportFileError):
    """A table of people in which nothing says who reports to whom."""


class UnknownColumnError(ImportFileError):
    """A mapping that names a column which the file lacks."""


class NoMappingError(ImportFileError):
    """A mapping of columns that cannot be read, or that was made for another number of tables."""


class CancelledError(ImportFileError):
    """The user stopped the import."""
