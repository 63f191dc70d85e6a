"""Why a workbook could not be written; the file that was there before is then untouched."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.errors import FileError


class WorkbookError(FileError):
    """A workbook that could not be written to ``path``; the sentence names the file and nothing that is in it."""

    def __init__(self, path: Path, sentence: str, remedy: str) -> None:
        super().__init__(sentence.format(name=f"“{path.name}”"), remedy)
        self.path = path


class ExportStopped(WorkbookError):
    """The user has stopped the export."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "The export to {name} was stopped.", "Export again when you want to.")


class TargetIsFolder(WorkbookError):
    """A folder stands where the workbook should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is a folder.", "Choose the name of a file in it.")


class TargetReadOnly(WorkbookError):
    """A file that is protected from being overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is protected from being overwritten.", "Export under another name.")


class TargetOpen(WorkbookError):
    """A file that another program, such as the spreadsheet program, holds open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is open in another program.", "Close it there, or export under another name.")
