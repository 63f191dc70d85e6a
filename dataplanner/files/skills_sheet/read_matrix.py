"""One sheet that came back: rows to people, columns to skills, cells to answers; what is not certain is told.

Ids and names must agree. A lost id is found again by a name that nobody else has; nothing else is concluded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dataplanner.analysis.marks import mark_of
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_merge import Claim
from dataplanner.files.hr_import.grid import Row
from dataplanner.files.hr_import.shapes import Block
from dataplanner.files.skills_sheet.memory import MARKER, SentMatrix, plain
from dataplanner.files.skills_sheet.read_levels import LevelReader
from dataplanner.files.skills_sheet.returned import Returned, letters
from dataplanner.files.skills_sheet.texts import texts
from dataplanner.model.people import Person
from dataplanner.model.plan import Plan


def find_ids(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Where the marker of the hidden ids stands: line and column; None where it is gone."""
    for line, row in enumerate(rows):
        if MARKER in row:
            return line, row.index(MARKER)
    return None


class MatrixReader:
    """Reads one sheet into ``result``. ``known`` says whether ``sent`` is what was sent, or only what the plan has."""

    def __init__(
        self, plan: Plan, sent: SentMatrix, block: Block, place: str, method: Method, result: Returned, *, known: bool
    ) -> None:
        self._plan, self._sent, self._place, self._marks = plan, sent, place, method.marks
        self._result, self._known = result, known
        self._rows, self._numbers = block.rows, block.row_numbers
        self._ids = find_ids(block.rows)
        self._told: set[str] = set()
        self._levels = LevelReader(sent, method.levels, place, result, known=known)

    def read(self) -> None:
        """Add the answers of the sheet, and what is to be told of it, to the result."""
        line = self._header_line()
        if line is None:
            self._result.note("no_matrix", self._place)
            return
        names = self._name_column(line)
        self._levels.find(self._carried_ids(), self._rows[line])
        columns = dict(self._columns(line, names))
        people = set()
        for at in range(line + 1, len(self._rows)):
            person = self._person(at, names, columns)
            if person is not None:
                people.add(person)
                self._take(at, person, columns)
                self._levels.take(self._rows[at], self._numbers[at], person, self._plan.get(Person, person).name)
        self._tell_missing(people, set(columns.values()))

    def _header_line(self) -> int | None:
        """The line of the headings: the first that names at least half of the skills."""
        start = 0 if self._ids is None else self._ids[0] + 1
        skills = {plain(name) for name in self._sent.skills.values()}
        for line in range(start, len(self._rows)):
            if 2 * sum(plain(cell) in skills for cell in self._rows[line]) >= len(skills):
                return line
        return None

    def _name_column(self, line: int) -> int:
        cells = [plain(cell) for cell in self._rows[line]]
        word = plain(texts().person)
        usual = 0 if self._ids is None else self._ids[1] + 1
        return cells.index(word) if word in cells else usual

    def _columns(self, line: int, names: int) -> Iterator[tuple[int, str]]:
        """Each column that is certainly a skill, with its id."""
        ids = self._carried_ids()
        headings = self._rows[line]
        others = {names, None if self._ids is None else self._ids[1], *self._levels.columns.values()}
        carried = {_cell(ids, column) for column in range(len(headings))}
        by_name = {word: id_ for word, id_ in _unique(self._sent.skills).items() if id_ not in carried}
        for column, heading in enumerate(headings):
            if column not in others and plain(heading) != plain(texts().answered):
                skill = self._skill(column, _cell(ids, column), heading, by_name)
                if skill is not None:
                    yield column, skill

    def _carried_ids(self) -> Row:
        """The hidden ids of the columns; none where their row is gone."""
        return self._rows[self._ids[0]] if self._ids is not None else ()

    def _skill(self, column: int, id_: str, heading: str, by_name: Mapping[str, str]) -> str | None:
        place, word = f"{self._place}, column {letters(column)}", plain(heading)
        if id_ in self._sent.skills:
            name = self._sent.skills[id_]
            if word in ("", plain(name)):
                return id_
            self._result.note("column_differs", place, heading, name)
            self._told.add(id_)
            return None
        if word in by_name:
            self._result.note("column_by_name", place, heading)
            return by_name[word]
        if word:
            self._result.note("column_unknown", place, heading)
        return None

    def _person(self, at: int, names: int, columns: Mapping[int, str]) -> str | None:
        """Whose row it is; None for nobody, which is told unless the row is one of ours below the matrix."""
        row, known = self._rows[at], texts()
        name, id_ = _cell(row, names), self._id_in(row, names)
        if id_ is not None:
            return self._with_id(at, id_, name)
        if plain(name) in map(plain, (known.total, known.unknown, known.reading)):
            return None
        marked = any(_cell(row, column).strip() for column in columns)
        return self._by_name(at, name) if plain(name) or marked else None

    def _id_in(self, row: Row, names: int) -> str | None:
        """The id of a person that a row carries, in this sheet or in the plan."""
        cells = row[:names] if self._ids is None else [_cell(row, self._ids[1])]
        return next((cell for cell in cells if cell in self._sent.people or self._plan.find(Person, cell)), None)

    def _with_id(self, at: int, id_: str, name: str) -> str | None:
        person = self._plan.find(Person, id_)
        sent = self._sent.people.get(id_, "")
        current = person.name if person else ""
        if plain(name) in ("", plain(sent), plain(current)):
            if person is None:
                self._result.note("gone", self._at(at), name=sent)
            return id_ if person else None
        self._result.note("row_differs", self._at(at), name, sent or current)
        self._told.add(id_)
        return None

    def _by_name(self, at: int, name: str) -> str | None:
        """A row without its id: the one person of that name on this sheet."""
        called = [id_ for id_, known in self._sent.people.items() if plain(known) == plain(name) and plain(name)]
        if len(called) == 1 and self._plan.find(Person, called[0]):
            self._result.note("row_by_name", self._at(at), name)
            return called[0]
        self._result.note("row_ambiguous" if called else "row_unknown", self._at(at), name)
        self._told.update(called)
        return None

    def _take(self, at: int, person: str, columns: Mapping[int, str]) -> None:
        for column, skill in columns.items():
            text = _cell(self._rows[at], column)
            place = f"{self._place}, {letters(column)}{self._numbers[at]}"
            mark = mark_of(text, self._marks)
            if not mark.understood:
                self._result.note("half", place, text)
                continue
            sent, key = self._sent, (person, skill)
            known = self._known and key in sent.answers
            claim = Claim(sent.kind, person, skill, mark.held, sent.answers.get(key), known, place)
            self._result.claims.append(claim)

    def _tell_missing(self, people: set[str], skills: set[str]) -> None:
        """Rows and columns that were sent and did not come back; nobody's answers change for that."""
        if not self._known:
            return
        for id_, name in self._sent.people.items():
            if id_ not in people | self._told and self._plan.find(Person, id_):
                self._result.note("row_missing", self._place, name=name)
        for id_, name in self._sent.skills.items():
            if id_ not in skills | self._told:
                self._result.note("column_missing", self._place, name=name)

    def _at(self, at: int) -> str:
        return f"{self._place}, row {self._numbers[at]}"


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _unique(names: Mapping[str, str]) -> dict[str, str]:
    """Ids by plain name, for names that only one has."""
    words = [plain(name) for name in names.values()]
    return {plain(name): id_ for id_, name in names.items() if words.count(plain(name)) == 1}
