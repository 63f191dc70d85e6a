"""What can be wrong with a plan's file, each fault with its sentence and its remedy."""

from __future__ import annotations

from pathlib import Path

from dataplanner.files.errors import FileError


class PlanFileError(FileError):
    """A fault of the file at ``path``; the sentence names the file, never anything that is in it."""

    def __init__(self, path: Path, sentence: str, remedy: str) -> None:
        super().__init__(sentence.replace("{name}", f"“{path.name}”"), remedy)
        self.path = path


class MissingFile(PlanFileError):
    """There is no file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is not there.", "It may have been moved or renamed: look for it, and open it.")


class UnreadableFile(PlanFileError):
    """A file that the system does not let us read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} cannot be read.", "Check that you may open it and that its disk is connected.")


class EmptyFile(PlanFileError):
    """A file of no bytes, as a copy or a download that stopped leaves behind."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is empty.", "Copy or download it again, or restore an earlier version.")


class NotAPlan(PlanFileError):
    """A file of some other program."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is not a plan.", "Choose a .dataplan file, or import it as an HR export.")


class DamagedPlan(PlanFileError):
    """A plan whose bytes or records do not fit together. ``reason`` names the place, where it is known."""

    def __init__(self, path: Path, reason: str = "") -> None:
        sentence = f"{{name}} is damaged and cannot be opened. {reason}".rstrip()
        super().__init__(path, sentence, "Restore an earlier version, or open a copy from a backup.")


class NewerPlan(PlanFileError):
    """A plan that only a newer version of the program can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} was saved by a newer Data Planner.", "Install that version to open it.")


class ProtectedPlan(PlanFileError):
    """A file that seems to be encrypted."""

    def __init__(self, path: Path) -> None:
        remedy = "Ask whoever sent it for a copy without a password."
        super().__init__(path, "{name} is protected by a password.", remedy)


class CannotSave(PlanFileError):
    """A file that could not be written; what was there before is untouched."""


class DiskFull(CannotSave):
    """No room for the new file beside the old one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "There is no room to save {name}.", "Free some space, or save it on another disk.")


class ReadOnlyFolder(CannotSave):
    """A folder in which nothing may be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} lies in a folder that cannot be written to.", "Save it in another folder.")


class FileHeld(CannotSave):
    """A file that another program holds open, such as one that synchronises the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "Another program is holding {name}.", "Wait a moment and save again.")


class FolderMissing(CannotSave):
    """A folder that is not there, or no longer."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "The folder of {name} is not there.", "Connect its disk, or save it elsewhere.")


class WriteFailed(CannotSave):
    """Any other fault of the disk while writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} could not be saved.", "Check its disk, or save it elsewhere.")
