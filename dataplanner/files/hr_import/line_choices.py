"""Manager cells that lead nowhere, to several rows, or only loosely: what is proposed, what the user chose instead."""

from __future__ import annotations

from dataplanner.files.hr_import.cells import NAME
from dataplanner.files.hr_import.leaders import Leaders
from dataplanner.files.hr_import.names import name_words
from dataplanner.files.hr_import.problems import NO_CHOICE, Options, listed
from dataplanner.files.hr_import.repairs import ADD, REFUSE, Decided, options_of
from dataplanner.files.hr_import.report import Teller
from dataplanner.files.hr_import.resolved import Resolved
from dataplanner.files.hr_import.rows import Fates
from dataplanner.files.hr_import.rules import rules
from dataplanner.files.hr_import.similar import similar_names

_MISSING = ("missing_manager", "missing_manager_one_similar", "missing_manager_similar")
"""What is told of a manager who is not in the file when nobody, one or several people are called alike."""


def choose_lines(resolved: Resolved, leaders: Leaders, fates: Fates, teller: Teller, decided: Decided) -> None:
    """Draw or leave out the lines in question as the user decided, and tell each with its options."""
    _choose_made(resolved, leaders, teller, decided)
    _choose_missing(resolved, leaders, fates, teller, decided)
    for row in [row for row in resolved.ambiguous if row not in fates.left_out]:
        _choose_among(row, resolved, teller, decided)
    for row, further in resolved.further.items():
        if row not in fates.left_out:
            teller.tell("several_managers", row, further, count=len(further) + 1)
    for row in [row for row in resolved.contradicted if row not in fates.left_out]:
        _choose_column(row, resolved, teller, decided)
    for row in [row for row in resolved.loose if row not in fates.left_out]:
        _choose_loose(row, resolved, teller, decided)


def _choose_made(resolved: Resolved, leaders: Leaders, teller: Teller, decided: Decided) -> None:
    """Leaders who are only named: each is added, unless the user wants its reports without a manager. One with none but
    made leaders below goes with these."""
    for number, rows in [(number, rows) for number in leaders.reports if (rows := leaders.rows_below(number))]:
        if _tell_made(number, rows[0], leaders, teller, decided) == REFUSE:
            leaders.drop(number, resolved)
    for number in leaders.reports:
        if not leaders.rows_below(number):
            _tell_made(number, None, leaders, teller, decided)


def _tell_made(number: int, row: int | None, leaders: Leaders, teller: Teller, decided: Decided) -> int:
    """Tell a made leader; the option chosen for it at a row that names it, the first where none does."""
    chosen = 0 if row is None else decided.option("made_leader", row)
    options = NO_CHOICE if row is None else Options(options_of("made_leader"), chosen, at=teller.place(row))
    name, reports = leaders.names[number], leaders.reports[number]
    teller.tell("made_leader", number, reports, options=options, manager=name, count=len(reports))
    return chosen


def _choose_missing(resolved: Resolved, leaders: Leaders, fates: Fates, teller: Teller, decided: Decided) -> None:
    missing = {row: cell for row, cell in resolved.missing.items() if row not in fates.left_out}
    similar = similar_names(fates.cells, missing.values())
    for row, cell in missing.items():
        near = similar.get(cell, [])
        takes = [text for other in near for text in options_of("take", found=teller.with_row(other))]
        texts = [*options_of("missing_manager", manager=cell), *takes]
        chosen = min(decided.option("missing_manager", row), len(texts) - 1)
        names = listed([teller.with_row(other) for other in near])
        text = _MISSING[min(len(near), 2)]
        teller.tell("missing_manager", row, near, text, Options(texts, chosen), manager=cell, similar=names)
        if chosen == ADD:
            leaders.hang(row, leaders.number(cell), resolved)
        elif chosen > ADD:
            leaders.hang(row, near[chosen - ADD - 1], resolved)


def _choose_among(row: int, resolved: Resolved, teller: Teller, decided: Decided) -> None:
    cell, rows = resolved.ambiguous[row]
    offered = [other for other in rows if other != row][: rules().manager.offered]
    takes = [text for other in offered for text in options_of("take", found=teller.with_row(other))]
    line = resolved.lines.get(row)
    usual = offered.index(line) + 1 if line in offered else 0
    chosen = min(decided.option("ambiguous_manager", row, usual), len(takes))
    options = Options([*options_of("ambiguous_manager"), *takes], chosen)
    teller.tell("ambiguous_manager", row, rows, options=options, manager=cell, count=len(rows))
    if chosen:
        resolved.lines[row] = offered[chosen - 1]
    else:
        resolved.lines.pop(row, None)


def _choose_column(row: int, resolved: Resolved, teller: Teller, decided: Decided) -> None:
    """Two columns name two people: the chosen column is followed, unless the user wants the other."""
    led, (column, other, leads_to) = resolved.lines[row], resolved.contradicted[row]
    found, meant = teller.with_row(led), teller.with_row(leads_to)
    chosen = decided.option("contradicting_managers", row)
    texts = [text for name in (found, meant) for text in options_of("take", found=name)]
    followed = other if chosen else column
    values = {"column": column, "other": other, "found": found, "meant": meant, "followed": followed}
    teller.tell("contradicting_managers", row, [led, leads_to], options=Options(texts, chosen), **values)
    if chosen:
        resolved.lines[row] = leads_to
        resolved.loose.pop(row, None)


def _choose_loose(row: int, resolved: Resolved, teller: Teller, decided: Decided) -> None:
    found = teller.with_row(resolved.lines[row])
    chosen = decided.option("matched_loosely", row)
    options = Options(options_of("matched_loosely", found=found), chosen)
    manager, related = resolved.loose[row], [resolved.lines[row]]
    text = _loose_text(manager, teller.cells.field(NAME)[related[0]])
    teller.tell("matched_loosely", row, related, text, options, manager=manager, found=found)
    if chosen == REFUSE:
        del resolved.lines[row]


def _loose_text(manager: str, name: str) -> str:
    """What is told of a manager whose cell says no more than a part of a name, or an id; "" for what is usual."""
    if manager.isdigit():
        return "matched_without_zeros"
    return "matched_by_part" if set(name_words(manager).split()) < set(name_words(name).split()) else ""
