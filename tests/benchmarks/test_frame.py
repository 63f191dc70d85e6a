"""The benchmarks' frame: who is registered, how results are told, and that a missing peer is named. No times."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.exports import HEADER, mixed, rows, write_csv, write_xlsx
from benchmarks.frame import Benchmark, Pair, PeerMissing, measured
from benchmarks.peers.tidy_tree import nodes_of, tidy_tree
from benchmarks.registry import BENCHMARKS, GROUPS
from benchmarks.trees import managers
from benchmarks.window_apart import Stage, Told
from dataplanner.files.hr_import.progress import Watch
from dataplanner.files.hr_import.read import read_blocks


@contextmanager
def same_work() -> Iterator[Pair]:
    yield Pair(lambda: 1, lambda: 1)


@contextmanager
def other_work() -> Iterator[Pair]:
    yield Pair(lambda: 1, lambda: 2)


EASY = Benchmark("easy", "nothing much", "nobody", 0.0, same_work)


def test_all_benchmarks_are_registered_under_their_names() -> None:
    assert {"team-distance", "chart-layout", "csv-reading", "xlsx-reading"} <= set(BENCHMARKS)
    assert all(name == benchmark.name for name, benchmark in BENCHMARKS.items())
    assert all(benchmark.target > 0 and benchmark.about and benchmark.peer for benchmark in BENCHMARKS.values())


def test_a_group_runs_its_benchmarks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "BENCHMARKS", {"easy": EASY, "other": replace(EASY, name="other")})
    monkeypatch.setattr(command, "GROUPS", {"both": ("other", "easy")})
    assert command.main(["both"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["name", "other", "easy"]
    assert all(name in BENCHMARKS for group in GROUPS.values() for name in group)


def test_a_long_one_runs_only_by_its_name(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "BENCHMARKS", {"easy": EASY, "long": replace(EASY, name="long", by_name=True)})
    assert (command.main([]), command.main(["long"])) == (0, 0)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["name", "easy", "name", "long"]


def test_a_result_holds_both_times_and_their_ratio() -> None:
    result = measured(EASY)
    assert result.ours is not None
    assert result.peer is not None
    assert result.ratio == pytest.approx(result.peer / result.ours)
    assert result.met is True


def test_a_target_that_is_not_reached_is_not_met() -> None:
    assert measured(replace(EASY, target=1e9)).met is False


def test_a_missing_peer_is_named_and_nothing_is_called_met() -> None:
    result = measured(replace(EASY, needs=("no_such_package",)))
    assert (result.ours, result.peer, result.ratio, result.met) == (None, None, None, None)
    assert "no_such_package" in result.note


def test_what_was_prepared_is_told_beside_and_does_not_count_against_us() -> None:
    @contextmanager
    def with_tables() -> Iterator[Pair]:
        yield Pair(lambda: 1, lambda: 1, beside="tables: 0.10 s")

    result = measured(replace(EASY, prepare=with_tables))
    assert (result.note, result.met) == ("tables: 0.10 s", True)


def test_a_peer_that_cannot_be_had_is_told_in_its_own_sentence() -> None:
    @contextmanager
    def nothing() -> Iterator[Pair]:
        raise PeerMissing("Chromium is not installed here.")
        yield

    result = measured(replace(EASY, prepare=nothing))
    assert (result.ours, result.met, result.note) == (None, None, "Chromium is not installed here.")


def test_what_both_tell_of_themselves_is_taken_for_the_time() -> None:
    @contextmanager
    def told() -> Iterator[Pair]:
        yield Pair(lambda: 2.0, lambda: 500.0, beside="elsewhere")

    result = measured(replace(EASY, prepare=told, told=True, unit="MB", target=200.0))
    assert (result.ours, result.peer, result.ratio, result.met) == (2.0, 500.0, 250.0, True)
    assert (result.unit, result.note) == ("MB", "elsewhere")


def test_ours_and_a_peer_that_disagree_are_not_compared_in_silence() -> None:
    result = measured(replace(EASY, prepare=other_work))
    assert result.met is False
    assert "disagree" in result.note


def test_the_table_and_the_json_tell_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = replace(EASY, name="absent", needs=("no_such_package",))
    monkeypatch.setattr(command, "BENCHMARKS", {"easy": EASY, "absent": missing})
    assert command.main(["--json", str(tmp_path / "r.json")]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:6] == ["name", "ours", "peer", "ratio", "target", "met"]
    assert [line.split()[0] for line in lines] == ["easy", "absent"]
    results = json.loads((tmp_path / "r.json").read_text())["results"]
    assert [result["name"] for result in results] == ["easy", "absent"]
    assert set(results[0]) == {"name", "about", "peer_name", "ours", "peer", "ratio", "target", "met", "note", "unit"}


def test_an_unknown_name_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["nonsense"]) == 2
    assert "team-distance" in capsys.readouterr().err


def test_the_made_up_tree_is_the_same_each_time_and_has_its_managers_first() -> None:
    tree = managers(2_000)
    assert tree == managers(2_000)
    assert tree[0] is None
    assert all(manager is not None and manager < number for number, manager in enumerate(tree) if number)


def test_the_plain_tidy_tree_keeps_a_place_for_everybody() -> None:
    tree = managers(500)
    x = tidy_tree(nodes_of(tree))
    depth = [0] * len(tree)
    for number, manager in enumerate(tree):
        depth[number] = 0 if manager is None else depth[manager] + 1
    for layer in range(max(depth) + 1):
        places = sorted(x[number] for number in range(len(tree)) if depth[number] == layer)
        assert all(right - left > 0.999 for left, right in pairwise(places))


def test_the_made_up_exports_hold_the_same_cells(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", 50)
    write_xlsx(tmp_path / "a.xlsx", 50)
    (csv,) = read_blocks([tmp_path / "a.csv"], Watch())
    (book,) = read_blocks([tmp_path / "a.xlsx"], Watch())
    expected = [HEADER, *rows(50)]
    assert [tuple(row) for row in csv.rows] == expected
    assert [tuple(row) for row in book.rows] == expected


def test_mixed_rows_are_the_same_in_another_sequence() -> None:
    in_sequence, other = list(rows(50)), list(rows(50, mixed(50)))
    assert sorted(other) == in_sequence
    assert other != in_sequence


def test_the_longest_of_all_stages_is_told() -> None:
    told = Told((Stage("reading", 9.0, 0.1, 0.1, 1.0), Stage("saving", 1.0, 0.3, 0.2, 2.0)))
    assert (told.longest.name, told.stage("reading").gigabytes) == ("saving", 1.0)
