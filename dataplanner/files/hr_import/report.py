"""Tells what was found in the rows as problems, each with its row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dataplanner.files.hr_import.carried import KIND as CARRIED
from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.identity import ids_without_marks
from dataplanner.files.hr_import.problems import NO_CHOICE, Options, Problems, listed
from dataplanner.files.hr_import.repairs import DUPLICATES, options_of
from dataplanner.files.hr_import.rows import Fates, same_ids
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Mapping, RowRef, Table
from dataplanner.files.hr_import.states import naming_nobody
from dataplanner.files.hr_import.text import is_damaged_id
from dataplanner.model.days import day_words


class Teller:
    """Problems about rows, with the name by which each sentence calls its row."""

    def __init__(self, cells: Cells, problems: Problems) -> None:
        self.cells = cells
        self.problems = problems
        self.made: dict[int, str] = {}

    def who(self, row: int) -> str:
        """A person's name, else the title of the position, else the row."""
        if row in self.made:
            return self.made[row]
        return self.cells.field(NAME)[row] or self.post(row)

    def post(self, row: int) -> str:
        """What a position is called of which the name only says that nobody holds it: its title, else the row."""
        title = self.cells.field("title")[row]
        return f"the position “{title}”" if title else f"row {self.cells.place(row).row}"

    def with_row(self, row: int) -> str:
        """The same with the row's number, for sentences about several rows."""
        who, number = self.who(row), f"row {self.place(row).row}"
        return who if row in self.made or who == number else f"{who} ({number})"

    def place(self, row: int) -> RowRef:
        """Where the row stands in its file; a made leader stands nowhere."""
        return RowRef(self.cells.tables[0].source, None) if row in self.made else self.cells.place(row)

    def tell(
        self,
        kind: str,
        row: int,
        related: Iterable[int] = (),
        text: str = "",
        options: Options = NO_CHOICE,
        **values: object,
    ) -> None:
        """Report a problem at a row; ``text`` names other sentences than those of the kind."""
        places = [self.place(other) for other in related if other not in self.made]
        self.problems.add(kind, self.place(row), places, text, options, **{"who": self.who(row), **values})


def tell_tables(tables: Sequence[Table], unread: Sequence[Table], problems: Problems) -> None:
    """What was noticed while the tables were cut out of their files."""
    if len(unread) > rules().table.left_out_told:
        files = listed(list(dict.fromkeys(table.file for table in unread)))
        problems.add("tables_left_out", RowRef(unread[0].file, None), file=files, count=len(unread))
        unread = ()
    for table in unread:
        kind = "hidden_table_left_out" if table.hidden else "table_left_out"
        problems.add(kind, RowRef(table.source, None), file=table.source, count=len(table.rows))
    for table in tables:
        _tell_noticed(table, problems)
        if table.headless:
            problems.add("no_header", RowRef(table.source, None), file=table.source)
        for chosen, aside in enumerate((table.set_aside, table.taken_back)):
            for number, kind in aside:
                problems.add(kind, RowRef(table.source, number), options=Options(options_of(kind), chosen))
        if table.joined:
            problems.add("joined_table", RowRef(table.source, None), file=table.source, other=table.joined)
        if table.carried:
            first, *others = (RowRef(table.source, number) for number in table.carried)
            options = Options(options_of(CARRIED), int(not table.carries))
            problems.add(CARRIED, first, others, options=options, count=len(table.carried))
        for number in table.open_quotes:
            problems.add("open_quote", RowRef(table.source, number))
        for number, found in table.odd_rows:
            problems.add("odd_length", RowRef(table.source, number), found=found, count=len(table.header))


def tell_columns_gone(mapping: Mapping, table: Table, problems: Problems) -> None:
    """Columns that a kept mapping names and the tables lack."""
    for column, found in mapping.gone:
        text = "column_gone" if found else "column_gone_unreplaced"
        problems.add("column_gone", RowRef(table.source, None), text=text, column=column, found=found)


def _tell_noticed(table: Table, problems: Problems) -> None:
    """What was noticed while the table was read."""
    for told in table.told:
        first, *others = (RowRef(table.source, number) for number in told.rows or [None])
        problems.add(told.kind, first, others, "", NO_CHOICE, **{"count": len(told.rows), **told.values})


def tell_fates(fates: Fates, teller: Teller) -> None:
    """Rows merged, left out, ended, vacant, units, and dates that may be read in two ways."""
    _tell_units(fates, teller)
    if fates.states.unclear:
        row, date, chosen = fates.states.unclear
        teller.tell("unclear_dates", row, options=Options(options_of("unclear_dates"), chosen), date=date)
    _tell_merged(fates, teller)
    for chosen, periods in enumerate((fates.periods.others, fates.periods.kept)):
        for period, rows in periods.items():
            options, now = Options(options_of("other_period"), chosen), fates.periods.current or period
            teller.tell("other_period", rows[0], rows[1:], options=options, count=len(rows), period=now)
    for row, current in fates.historical.items():
        out = row in fates.superseded or row in fates.left_out
        options = NO_CHOICE if row in fates.superseded else _kept_or_not("historical", out)
        kind, date = "historical_left_out" if out else "historical_row", day_words(fates.states.ended[row])
        teller.tell(kind, row, [current], options=options, date=date)
    _tell_states(fates, teller)


def _tell_units(fates: Fates, teller: Teller) -> None:
    rows = sorted(fates.units or fates.units_as_people)
    if rows:
        options = Options(options_of("units"), int(not fates.units))
        text = "only_units" if len(rows) == len(teller.cells) else ""
        teller.tell("units", rows[0], rows[1:], text, options, count=len(rows))


def _kept_or_not(kind: str, out: bool) -> Options:
    return Options(options_of(kind), int(out), kind)


def _tell_merged(fates: Fates, teller: Teller) -> None:
    for chosen, merged in enumerate((fates.merged, fates.apart)):
        groups = defaultdict(list)
        for row, kept in merged.items():
            groups[fates.kept_instead(kept)].append(row)
        if len(groups) > rules().people.merged_told_apart:
            options = Options(options_of("duplicate_row"), chosen, DUPLICATES)
            first, rows = min(groups), sorted(merged)
            teller.tell("duplicate_row", first, rows, DUPLICATES, options, count=len(rows))
            continue
        options = Options(options_of("duplicate_row"), chosen)
        for kept, rows in groups.items():
            teller.tell("duplicate_row", kept, sorted(rows), options=options, count=len(rows))


def _tell_states(fates: Fates, teller: Teller) -> None:
    dropped, nobody = fates.dropped(), naming_nobody(fates.cells.field(NAME))
    for row, reason in fates.states.leavers.items():
        if row not in dropped:
            out = row in fates.left_out
            teller.tell("leaver_left_out" if out else "leaver", row, options=_kept_or_not("leaver", out), reason=reason)
    for row in sorted(fates.states.eliminated - dropped):
        out, who = row in fates.left_out, teller.post(row) if row in nobody else teller.who(row)
        kind, options = "eliminated_left_out" if out else "eliminated", _kept_or_not("eliminated", out)
        teller.tell(kind, row, options=options, who=who)
    for row, date in fates.states.to_come.items():
        if row not in dropped:
            options = _kept_or_not("not_started", row in fates.left_out)
            teller.tell("not_started", row, options=options, date=day_words(date))
    for row in sorted(fates.states.vacant - dropped - fates.left_out - fates.units - fates.united.keys()):
        teller.tell("vacancy", row, who=teller.post(row))


def tell_ids(cells: Cells, id_field: str | None, fates: Fates, teller: Teller) -> None:
    """Ids that are missing, damaged or shared by rows that differ, some of which are united with others."""
    rows = fates.kept()
    for field in ("position_id", "employee_id"):
        raw = cells.field(field)
        for row in rows:
            if raw[row] and is_damaged_id(raw[row]):
                teller.tell("damaged_id", row, id=raw[row])
    if id_field is None:
        return
    raw = cells.field(id_field)
    every = sorted({*rows, *fates.united})
    ids = ids_without_marks(raw, every)
    for cell, group in same_ids(ids, every).items():
        options = Options(options_of("duplicate_id"), int(not fates.united.keys().isdisjoint(group)))
        held = next((row for row in group if row in fates.filled), group[0])
        text = "split_post" if held in fates.split else "filled_position" if held in fates.filled else ""
        values = {"who": teller.who(held), "id": cell, "count": len(group)}
        teller.tell("duplicate_id", group[0], group[1:], text, options, **values)
    _tell_missing_ids(cells, id_field, [row for row in rows if not ids[row] and not is_damaged_id(raw[row])], teller)


def _tell_missing_ids(cells: Cells, id_field: str, rows: Sequence[int], teller: Teller) -> None:
    raw, columns = cells.field(id_field), cells.fields.get(id_field, ())
    rows = [row for row in rows if columns and columns[cells.table_of(row)]]
    if rows:
        mark = next((raw[row] for row in rows if raw[row]), "")
        text = "missing_id" if mark else "missing_id_blank"
        teller.tell("missing_id", rows[0], rows[1:], text, count=len(rows), id=mark)


def tell_nameless(cells: Cells, rows: Sequence[int], teller: Teller) -> None:
    """Positions held by people whose names are not known, a table at a time."""
    for table in range(len(cells.tables)):
        held = [row for row in rows if row in cells.rows_of(table)]
        if held:
            teller.tell("no_name", held[0], held[1:], count=len(held))


def tell_tops(tops: list[int], topped: bool, teller: Teller) -> None:
    """Several tops, perhaps ``topped`` by one more."""
    if len(tops) > 1:
        names = listed([teller.with_row(row) for row in tops])
        options = Options(options_of("several_roots"), int(topped))
        teller.tell("several_roots", tops[0], tops[1:], options=options, count=len(tops), members=names)
