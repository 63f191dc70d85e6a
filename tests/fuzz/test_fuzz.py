"""The fuzz run in short: a damaged export is imported with every row told, or refused in a sentence."""

from pathlib import Path

from tests.fuzz.mutations import KINDS, damaged_file
from tests.fuzz.run import fuzzed


def test_damaged_files_end_in_an_organisation_or_a_sentence() -> None:
    verdict = fuzzed(20 * len(KINDS), seed=4)
    assert not verdict.bad
    assert verdict.endings.total() == 20 * len(KINDS)
    assert len(verdict.endings) == 2  # some are still read, some are refused


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    contents = [[damaged_file(tmp_path, 4, number).read_bytes() for number in range(len(KINDS))] for _ in range(2)]
    assert contents[0] == contents[1]
