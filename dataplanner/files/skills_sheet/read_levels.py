"""Levels and evidence on a sheet that came back: found by hidden ids, else by their headings; nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dataplanner.analysis.levels_merge import Field, LevelClaim
from dataplanner.analysis.method import Level
from dataplanner.files.skills_sheet.memory import LEVEL_IDS, SentLevel, SentMatrix, plain
from dataplanner.files.skills_sheet.returned import Returned, letters
from dataplanner.files.skills_sheet.texts import texts

NOT_SENT = SentLevel("", "", "")


class LevelReader:
    """Reads the two columns of one sheet into ``result``; a sheet without them says nothing."""

    def __init__(
        self, sent: SentMatrix, levels: Mapping[str, Level], place: str, result: Returned, *, known: bool
    ) -> None:
        self._sent, self._place, self._result, self._known = sent, place, result, known
        self._levels = {plain(level.name): level.id for level in levels.values()} | {id_: id_ for id_ in levels}
        self.columns: dict[Field, int] = {}

    def find(self, ids: Sequence[str], headings: Sequence[str]) -> None:
        """Find the columns: by their ids, where a single one carries it, else by the heading of a single one."""
        known = texts()
        fields: tuple[tuple[Field, str, str], ...] = (
            ("level", LEVEL_IDS[0], known.level), ("evidence", LEVEL_IDS[1], known.evidence),
        )  # fmt: skip
        for field, id_, heading in fields:
            places = [at for at, cell in enumerate(ids) if cell == id_]
            places = places or [at for at, cell in enumerate(headings) if plain(cell) == plain(heading)]
            if len(places) == 1:
                self.columns[field] = places[0]

    def take(self, row: Sequence[str], number: int, person: str, name: str) -> None:
        """Read a person's cells."""
        sent = self._sent.levels.get(person, NOT_SENT)
        text, level = self._text(row, "level"), self._level(row, number, sent)
        if level is not None:
            self._claim("level", level, sent.level, person, number)
        evidence = self._text(row, "evidence")
        if evidence is None:
            return
        if plain(evidence) == plain(sent.shown):
            evidence = sent.evidence
        if evidence and not text and level == "":
            self._result.note("evidence_alone", self._at("evidence", number), name=name)
        else:
            self._claim("evidence", evidence, sent.evidence, person, number)

    def _level(self, row: Sequence[str], number: int, sent: SentLevel) -> str | None:
        """The id of the level in a row; None where there is no such column, or it holds something else."""
        text = self._text(row, "level")
        if not text:
            return text
        level = self._levels.get(plain(text))
        if level is None:
            self._result.note("level_unknown", self._at("level", number), text)
        return level

    def _claim(self, field: Field, value: str, sent: str, person: str, number: int) -> None:
        known = self._known and person in self._sent.levels
        claim = LevelClaim(person, field, value, sent, known, self._at(field, number))
        self._result.levels.append(claim)

    def _text(self, row: Sequence[str], field: Field) -> str | None:
        column = self.columns.get(field)
        if column is None:
            return None
        return row[column].strip() if column < len(row) else ""

    def _at(self, field: Field, number: int) -> str:
        return f"{self._place}, {letters(self.columns[field])}{number}"
