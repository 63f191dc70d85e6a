"""Holds the garbage collector back while millions of small values are made, none of them in circles."""

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
