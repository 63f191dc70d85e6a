"""What the garbage collector need not look through: millions of small values, none of them in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000


@contextmanager
def collector_held() -> Iterator[None]:
    """Without this, the collector walks all rows again and again: half of the time of a large import.

    What was made is not looked through later either where it is much: the window would stand still for a second.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()


def at_rest(*, garbage: bool) -> None:
    """What is there now stays: looking through a large plan again and again would cost 0.3 s at a time.

    ``garbage`` says that something large is gone, such as another plan: what is left of that in circles is freed first,
    or it would stay as well.
    """
    gc.unfreeze()
    if garbage:
        gc.collect()
    gc.freeze()


def more_at_rest() -> None:
    """What has come since stays as well, its garbage aside; what was at rest before is not looked through again.

    Nothing is done while the collector is held, as millions of values are being made that it would look through.
    """
    if gc.isenabled():
        gc.collect()
        gc.freeze()
