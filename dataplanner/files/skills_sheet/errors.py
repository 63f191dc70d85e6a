"""Why a workbook of skills cannot be written or brought back."""

from __future__ import annotations

from dataplanner.files.errors import FileError
from dataplanner.files.skills_sheet.texts import texts


class SkillsSheetError(FileError):
    """A fault named in resources/skills_sheet.toml; ``file`` is the name of the file that it is about."""

    def __init__(self, fault: str, file: str = "") -> None:
        sentence, remedy = texts().faults[fault]
        super().__init__(sentence.format(file=file), remedy.format(file=file))
