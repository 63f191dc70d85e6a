"""The fault of a file, in the reader's words."""

from __future__ import annotations


class FileError(Exception):
    """A file that cannot be read or written. ``sentence`` says what is wrong, ``remedy`` what to do about it."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(f"{sentence} {remedy}".strip())
        self.sentence = sentence
        self.remedy = remedy
