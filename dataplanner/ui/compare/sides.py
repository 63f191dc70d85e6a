"""Which two scenarios are compared: a choice for the one before and the one after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dataplanner.model.positions import Scenario
from dataplanner.ui.choice_box import choice_box
from dataplanner.ui.widgets import label

NAME_LENGTH = 12
"""Letters of a scenario's name that there is always room for."""


class Sides(QWidget):
    """``chosen`` is told when another scenario is chosen, and not when they are only offered anew."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = self._chooser("Before"), self._chooser("After")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.before, label("→", "secondary"), self.after):
            line.addWidget(part)

    @property
    def several(self) -> bool:
        """Whether there are two scenarios to compare."""
        return self.before.count() > 1

    @property
    def ids(self) -> tuple[str, str]:
        """The scenarios before and after."""
        return str(self.before.currentData()), str(self.after.currentData())

    def offer(self, scenarios: Sequence[Scenario], shown: str) -> None:
        """Offer the scenarios as they are now; those chosen stay. At first the one shown is compared with the first."""
        _fill(self.before, scenarios, 0)
        at = self.before.findData(shown)
        _fill(self.after, scenarios, 1 if at in (-1, 0, self.before.currentIndex()) else at)

    def choose(self, before: str, after: str) -> None:
        """Compare these two, as far as they are still there."""
        for box, scenario in ((self.before, before), (self.after, after)):
            if (at := box.findData(scenario)) >= 0:
                box.setCurrentIndex(at)

    def look_at(self, scenario: str) -> None:
        """Compare this one with what is chosen as before, unless it is that."""
        before, _ = self.ids
        if scenario != before:
            self.choose(before, scenario)

    def _chooser(self, name: str) -> QComboBox:
        box = choice_box(f"{name}: the scenario", letters=NAME_LENGTH)
        box.currentIndexChanged.connect(lambda _at: self.chosen.emit())
        return box


def _fill(box: QComboBox, scenarios: Sequence[Scenario], fallback: int) -> None:
    """Offer the scenarios in a box; the one that was chosen stays."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for scenario in scenarios:
        box.addItem(scenario.name, scenario.id)
    found = box.findData(chosen)
    box.setCurrentIndex(found if found >= 0 else min(fallback, len(scenarios) - 1))
    box.blockSignals(False)
