"""How numbers and names stand in the templates of the method's texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Count(int):
    """A whole number in a template, with words by its size: ``{levels:# level|# levels}`` gives “3 levels”.

    The sign # stands for the number; of three forms the first is for none: ``{more:|One more.|# more.}``.
    """

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return int.__format__(self, spec or ",")
        *none, one, many = spec.split("|")
        form = none[0] if none and self == 0 else one if self == 1 else many
        return form.replace("#", int.__format__(self, ","))


class Amount(float):
    """A number with a decimal in a template, such as a ratio; a whole one stands without, its word as with Count."""

    def __format__(self, spec: str) -> str:
        shown = Count(round(self)) if round(self, 1) == round(self) else self
        if isinstance(shown, Count):
            return format(shown, spec)
        if "|" not in spec:
            return float.__format__(self, spec or ",.1f")
        return spec.split("|")[-1].replace("#", float.__format__(self, ",.1f"))


def few_of(items: Sequence[T], most: int) -> tuple[Sequence[T], str]:
    """The first ``most`` of them, and “and 7 more” for the others; nothing is said where there are none."""
    left = len(items) - most
    return items[:most], f"and {left:,} more" if left > 0 else ""


def inside(name: str) -> str:
    """A name as it stands inside a sentence: “Data science” becomes “data science”, “SQL” stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def short_amount(amount: float, currency: str = "") -> str:
    """An amount of money in few letters, such as “EUR 1.2 m” or “96 k”."""
    size = next(((unit, name) for unit, name in ((1e9, " bn"), (1e6, " m"), (1e3, " k")) if amount >= unit), (1.0, ""))
    return f"{currency} {amount / size[0]:.3g}{size[1]}".strip()
