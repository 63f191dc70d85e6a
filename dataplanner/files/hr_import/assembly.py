"""Assembles the organisation from tables and a mapping: fates of rows, lines, people, positions, stage by stage."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from dataplanner.files.hr_import.amounts import fte_values
from dataplanner.files.hr_import.cells import NAME, Cells
from dataplanner.files.hr_import.dotted import dotted_lines
from dataplanner.files.hr_import.forest import Lines
from dataplanner.files.hr_import.identity import ID_FIELDS
from dataplanner.files.hr_import.leaders import Leaders
from dataplanner.files.hr_import.lines import reporting_lines
from dataplanner.files.hr_import.managers import resolve
from dataplanner.files.hr_import.measure import Keys
from dataplanner.files.hr_import.people import people, person_rows
from dataplanner.files.hr_import.positions import ExtraFields, leader_ids, made_positions, position_ids
from dataplanner.files.hr_import.problems import Problems
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.repairs import Decided
from dataplanner.files.hr_import.report import Teller, tell_fates, tell_ids, tell_nameless
from dataplanner.files.hr_import.resolved import Resolved
from dataplanner.files.hr_import.rows import Fates, row_fates
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.shapes import Candidate, ImportedOrganisation, ImportedPosition, Mapping, RowRef
from dataplanner.files.hr_import.units import unit_rows
from dataplanner.files.hr_import.vocabulary import vocabulary


class Assembly:
    """One import on its way, stage by stage."""

    def __init__(self, cells: Cells, mapping: Mapping, problems: Problems, watch: Watch, decided: Decided) -> None:
        self.cells = cells
        self.mapping = mapping
        self.watch = watch
        self.decided = decided
        self.teller = Teller(cells, problems)
        self.id_field = self._id_field()

    def _id_field(self) -> str | None:
        """The field that gives positions their ids: their own, else the employee's, else a login or address."""
        good = Keys(self.cells, range(len(self.cells)))
        order = ("position_id", *ID_FIELDS)
        return next((field for field in order if self.cells.has(field) and good.is_good(field)), None)

    def run(self, leave_out: Collection[str]) -> ImportedOrganisation:
        self.watch.at("cleaning", 0, 0)
        today = datetime.datetime.now(tz=datetime.UTC).date()
        units = unit_rows(self.cells, self.mapping)
        fates = row_fates(self.cells, self.id_field, leave_out, today, self.decided, units)
        tell_fates(fates, self.teller)
        tell_ids(self.cells, self.id_field, fates, self.teller)
        self.watch.at("resolving", 0, 0)
        keys = Keys(self.cells, fates.live())
        resolved = resolve(keys, self.mapping, fates.poor())
        share = resolved.share_of(range(len(self.cells)))
        self._tell_mapping(resolved)
        lines, leaders = reporting_lines(resolved, fates, self.teller, self.decided)
        self.watch.at("building", 0, 0)
        kept = fates.kept()
        ids = self._ids(keys, kept, leaders)
        dotted = dotted_lines(keys, kept, lines, self.mapping, resolved.further)
        return self._organisation(fates, lines, leaders, ids, share, dotted)

    def _tell_mapping(self, resolved: Resolved) -> None:
        nowhere = not resolved.filled(range(len(self.cells)))
        for one in filter(None, self.mapping.managers):
            place, rows = RowRef(self.cells.tables[one.table].source, None), self.cells.rows_of(one.table)
            share = resolved.share_of(rows)
            if nowhere:
                lost = self._lost(one)
                self.teller.problems.add("lost_managers" if lost else "no_managers_given", place, column=one.column)
            elif share < rules().manager.enough and resolved.missing.keys() - resolved.climbed:
                key = one.key.replace("_", " ") or "any column"
                self.teller.problems.add("doubtful_mapping", place, share=f"{share:.0%}", column=one.column, key=key)

    def _lost(self, one: Candidate) -> bool:
        """Whether the cells of a manager column were not written out by the program that exported them."""
        table, lost = self.cells.tables[one.table], vocabulary().words.lost
        return one.column in table.header and any(cell.strip().startswith(lost) for cell in table.column(one.column))

    def _ids(self, keys: Keys, kept: list[int], leaders: Leaders) -> dict[int, str]:
        ids = position_ids(self._raw_ids(keys), kept, self.cells)
        return ids | leader_ids(leaders, ids)

    def _raw_ids(self, keys: Keys) -> list[str]:
        """The ids that the file gives; a table without the field of the others may have another."""
        raw = [""] * len(self.cells)
        for table in range(len(self.cells.tables)):
            held = (name for name in (self.id_field, *ID_FIELDS) if name and keys.header_of(name, table))
            if self.id_field and (name := next(held, None)):
                rows = self.cells.rows_of(table)
                raw[rows.start : rows.stop] = keys.column(name)[rows.start : rows.stop]
        return raw

    def _organisation(
        self,
        fates: Fates,
        lines: Lines,
        leaders: Leaders,
        ids: dict[int, str],
        share: float,
        dotted: dict[int, list[int]],
    ) -> ImportedOrganisation:
        kept = fates.kept()
        vacant = fates.states.vacant | fates.states.eliminated | fates.units
        holders = person_rows(self.cells, [row for row in kept if row not in vacant])
        names = self.cells.field(NAME)
        tell_nameless(self.cells, [row for row in holders if not names[row]], self.teller)
        positions = self._positions(kept, lines, holders, ids, dotted, fates)
        made, made_people = made_positions(leaders, ids, lines, len(positions), self.cells.tables[0].source)
        aside = sum(len(table.set_aside) for table in self.cells.tables)
        return ImportedOrganisation(
            positions=positions + made,
            people=people(self.cells, holders, ids) + made_people,
            mapping=self.mapping,
            share_resolved=share,
            problems=self.teller.problems.by_weight(),
            rows_read=len(self.cells) + aside,
            rows_merged=len(fates.merged) + len(fates.united),
            rows_left_out=len(self.cells) - len(kept) - len(fates.merged) - len(fates.united) + aside,
            made=len(made),
            columns_left_out=tuple(name for name, _ in self.mapping.left_out),
            tables=list(self.cells.tables),
        )

    def _positions(
        self,
        kept: list[int],
        lines: Lines,
        holders: dict[int, int],
        ids: dict[int, str],
        dotted: dict[int, list[int]],
        fates: Fates,
    ) -> list[ImportedPosition]:
        title, department, location, grade = (
            self.cells.field(name) for name in ("title", "department", "location", "grade")
        )
        names = self.cells.field(NAME)
        fte, extra = self._fte(kept, fates), ExtraFields(self.cells, self.mapping)
        places = {row: self.cells.place(row) for row in kept}
        return [
            ImportedPosition(
                id=ids[row],
                title=title[row] or (names[row] if row in fates.units else ""),
                person_id=ids[holders[row]] if row in holders else None,
                manager_id=ids.get(lines.get(row, -1)),
                department=department[row],
                location=location[row],
                grade=grade[row],
                fte=fte[row],
                order=order,
                vacant=row not in holders,
                fields=extra.of(row),
                source=places[row].source,
                row=places[row].row,
                dotted_manager_ids=tuple(ids[other] for other in dotted.get(row, ()) if other in ids),
            )
            for order, row in enumerate(kept)
        ]

    def _fte(self, kept: list[int], fates: Fates) -> dict[int, float]:
        values = fte_values(self.cells)
        for row, first in fates.united.items():
            if first in fates.split:
                values[first] = (values[first] or 0) + (values[row] or 0)
        raw = self.cells.field("fte")
        for row in kept:
            if values[row] is None:
                self.teller.tell("unread_fte", row, value=raw[row])
        groups = [row for row in kept if (values[row] or 0) > 1]
        if groups:
            total = sum(values[row] or 0 for row in groups)
            self.teller.tell("fte_group", groups[0], groups[1:], count=len(groups), fte=f"{total:,.2f}")
        return {row: 1.0 if (value := values[row]) is None else value for row in kept}
