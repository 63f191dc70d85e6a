"""What a run of the torture found: how many cases, how many of them bad, and what that means."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """The cases of one run; ``bad`` holds a sentence for each that must not be."""

    name: str
    cases: int = 0
    bad: list[str] = field(default_factory=list)
    details: dict[str, int] = field(default_factory=dict)

    def case(self, fault: str | None) -> None:
        """Count a case, and its fault where it has one."""
        self.cases += 1
        if fault is not None:
            self.bad.append(fault)

    def count(self, what: str, by: int = 1) -> None:
        self.details[what] = self.details.get(what, 0) + by

    def __str__(self) -> str:
        details = ", ".join(f"{what} {count:,}" for what, count in self.details.items())
        return f"{self.name:<28} {self.cases:>7,} cases  {len(self.bad):>3} bad  {details}"
