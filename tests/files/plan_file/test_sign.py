"""The sign beside a plan is renewed while it is open, heals when its machine is gone, and stays its machine’s own."""

import json
from pathlib import Path

import pytest

from dataplanner.files.plan_file import sign
from dataplanner.files.plan_file.sign import Sign, machine_id, other_holder, read_sign, sign_path
from tests.files.plan_file.plans import names_in

NOW = 1_000_000.0


class Clock:
    """A clock that is set by hand."""

    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "Plan.dataplan"


def renewed(plan: Path) -> float:
    holder = read_sign(sign_path(plan))
    assert holder is not None
    return holder.renewed


def test_another_machine_sees_it_until_it_is_taken_down(plan: Path) -> None:
    ours = Sign(sign_path(plan), "ours", Clock())
    assert other_holder(plan, "theirs", NOW + 1) is not None
    assert other_holder(plan, "ours", NOW + 1) is None
    ours.remove()
    assert other_holder(plan, "theirs", NOW + 1) is None
    assert names_in(plan.parent) == []


def test_it_is_renewed_when_it_is_time_and_not_before(plan: Path) -> None:
    clock = Clock()
    ours = Sign(sign_path(plan), "ours", clock)
    clock.now += sign.RENEW_AFTER - 1
    ours.renew()
    assert renewed(plan) == NOW
    clock.now += 1
    ours.renew()
    assert renewed(plan) == clock.now


@pytest.mark.parametrize("skew", [sign.STALE_AFTER, -sign.STALE_AFTER])
def test_it_goes_stale_when_it_is_not_renewed(plan: Path, skew: float) -> None:
    Sign(sign_path(plan), "ours", Clock())
    assert other_holder(plan, "theirs", NOW + skew * 0.9) is not None
    assert other_holder(plan, "theirs", NOW + skew) is None


def test_whoever_slept_while_another_took_over_leaves_their_sign(plan: Path) -> None:
    clock = Clock()
    asleep = Sign(sign_path(plan), "ours", clock)
    Sign(sign_path(plan), "theirs", clock)
    clock.now += sign.RENEW_AFTER
    asleep.renew()
    asleep.remove()
    holder = read_sign(sign_path(plan))
    assert holder is not None
    assert holder.machine == "theirs"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", json.dumps({"machine": "x"}).encode()])
def test_a_sign_that_cannot_be_read_locks_nobody_out(plan: Path, content: bytes) -> None:
    sign_path(plan).write_bytes(content)
    assert other_holder(plan, "ours", NOW) is None


def test_a_machine_keeps_its_id(tmp_path: Path) -> None:
    assert machine_id(tmp_path) == machine_id(tmp_path)
    (tmp_path / "other").mkdir()
    assert machine_id(tmp_path) != machine_id(tmp_path / "other")
