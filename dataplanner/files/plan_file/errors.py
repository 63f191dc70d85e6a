"""What can be wrong with a plan's file, each fault with its sentence and its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dataplanner.files.errors import FileError


class PlanFileError(FileError):
    """A fault of the file at ``path``; the sentence names the file, never anything that is in it."""

    def __init__(self, path: Path, sentence: str, remedy: str) -> None:
        super().__init__(sentence.replace("{name}", f"“{path.name}”"), remedy)
        self.path = path
        self._pattern = sentence

    def call(self, what: str) -> None:
        """Call the file something that the user knows, where its name is one of ours."""
        said = self._pattern.replace("{name}", what)
        self.sentence = said[:1].upper() + said[1:]
        self.args = (f"{self.sentence} {self.remedy}".strip(),)


_KEEP = "Keep your version, or save it under another name."


@contextmanager
def called(what: str) -> Iterator[None]:
    """Let what goes wrong with a file of ours call it so: “the version of 4 May”."""
    try:
        yield
    except PlanFileError as error:
        error.call(what)
        raise


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
        super().__init__(path, "{name} is empty.", "Copy or download it again.")


class NotAPlan(PlanFileError):
    """A file of some other program."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is not a plan.", "Choose a .dataplan file, or import it as an HR export.")


class IsAFolder(PlanFileError):
    """A folder that is called like a plan's file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is a folder.", "Choose the file of a plan.")


class NoPlanText(PlanFileError):
    """A plan as text that cannot be understood; ``reason`` is a sentence that says where."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(path, f"{{name}} cannot be opened. {reason}", remedy)


class DamagedPlan(PlanFileError):
    """A plan whose bytes or records do not fit together. ``reason`` names the place, where it is known."""

    def __init__(self, path: Path, reason: str = "") -> None:
        sentence = f"{{name}} is damaged and cannot be opened. {reason}".rstrip()
        super().__init__(path, sentence, "Open a copy from a backup.")


class NewerPlan(PlanFileError):
    """A plan that only a newer version of the program can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} was saved by a newer Data Planner.", "Install that version to open it.")


class ProtectedPlan(PlanFileError):
    """A file that is encrypted, opened without a password."""

    def __init__(
        self,
        path: Path,
        sentence: str = "{name} is protected by a password.",
        remedy: str = "Type the one that you gave it, or ask whoever sent it.",
    ) -> None:
        super().__init__(path, sentence, remedy)


class WrongPassword(ProtectedPlan):
    """A file that the password given does not open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "That is not the password of {name}.", "Try again: capital and small letters count.")


class OtherPassword(PlanFileError):
    """Another version of a plan that is open, which has another password than the plan."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "{name} has another password than the plan that is open.",
            "Open it by itself with that password to look at it, or keep your version.",
        )


class NoPasswordLibrary(PlanFileError):
    """A computer on which the library is missing that encrypts files."""

    def __init__(self, path: Path) -> None:
        sentence = "A password on {name} needs a library that is not installed here."
        super().__init__(path, sentence, "Install the Python package sqlcipher3, and start Data Planner again.")


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


class PathTooLong(CannotSave):
    """A file so deep in folders, or of so long a name, that the system takes no file there."""

    def __init__(self, path: Path) -> None:
        sentence = "{name} cannot be saved there: its path is too long."
        super().__init__(path, sentence, "Save it under a shorter name, or in fewer folders.")


class WriteFailed(CannotSave):
    """Any other fault of the disk while writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} could not be saved.", "Check its disk, or save it elsewhere.")


class WriteProtected(CannotSave):
    """A file that somebody has marked as not to be changed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} is write-protected.", "Save it under another name.")


class NoWorkingCopy(CannotSave):
    """A private folder in which no working copy can be kept, so that nothing can be edited safely."""

    def __init__(self, path: Path) -> None:
        sentence = "{name} cannot be edited: there is no place for its working copy."
        super().__init__(
            path, sentence, "Free some disk space, or allow writing to your data folder, and open it again."
        )


class NoNameYet(CannotSave):
    """A plan that has no file of its own yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "{name} has not been saved yet.", "Choose where to save it.")


class ChangedOutside(CannotSave):
    """A file that somebody else has changed, moved or deleted since we read or wrote it; it was left as it is.

    Keep ours over it, take theirs, or save ours under another name. ``gone`` says that there is none to be taken.
    """

    def __init__(self, path: Path, *, gone: bool) -> None:
        happened = "was moved or deleted" if gone else "was changed by somebody else"
        remedy = _KEEP if gone else "Keep your version, take the other one, or save yours under another name."
        super().__init__(path, f"{{name}} {happened} while you worked on it.", remedy)
        self.gone = gone


class EmptiedOutside(ChangedOutside):
    """The same of a file in which nothing is left, as a full disk or a program that synchronises leaves behind."""

    def __init__(self, path: Path) -> None:
        CannotSave.__init__(self, path, "{name} is empty now; the plan here is whole.", _KEEP)
        self.gone = True


class PlanInUse(CannotSave):
    """A plan that another window has open for editing."""

    def __init__(self, path: Path, where: str = "in another window", free: str = "") -> None:
        """``free`` is a sentence that says when it can be had although nobody closes it there."""
        remedy = "You can read it here, or work on a copy."
        super().__init__(path, f"{{name}} is open {where}.", f"{remedy} {free}".strip())
        self.free = free


class PlanInUseElsewhere(PlanInUse):
    """The same on another computer, ``host`` where it has a name; ``minutes`` are until its sign is stale."""

    def __init__(self, path: Path, host: str, minutes: int) -> None:
        where = f"on the computer “{host}”" if host else "on another computer"
        free = f"It is free again {minutes} minutes after that one was switched off or broke off."
        super().__init__(path, where, free)


class NewerPlanReadOnly(CannotSave):
    """A plan of a newer version, which we can read but would harm by writing."""

    def __init__(self, path: Path) -> None:
        sentence = "{name} was saved by a newer Data Planner and can only be read here."
        super().__init__(path, sentence, "Install that version to change it, or work on a copy.")


class EditNotKept(PlanFileError):
    """An edit that could not be brought to the disk, and so was taken back."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "The change could not be kept, and was taken back.", "Free some disk space and try again."
        )
