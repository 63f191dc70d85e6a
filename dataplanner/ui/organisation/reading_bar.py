"""The menus over the chart: how it is laid out and coloured, how far it is open, what its cards say, whom it lights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from dataplanner.analysis.arrangements import ARRANGEMENTS, COMPACT
from dataplanner.analysis.index import index_of
from dataplanner.ui.organisation.card_fields import MOST_FIELDS, card_fields, still_held
from dataplanner.ui.organisation.colouring import KIND, LAYER, TEAM, colourings, held
from dataplanner.ui.session import Session
from dataplanner.ui.widgets import menu_text, plain_tooltip

PAUSE = 200
"""Milliseconds without a key before the spotlight moves."""
SPOTLIGHT_WIDTH = 132
HINT = "Words, or a query such as location:Oslo and title:engineer"


class MenuButton(QPushButton):
    """A button that opens a menu, filled each time it opens."""

    def __init__(self, text: str, fill: Callable[[QMenu], object]) -> None:
        super().__init__(f"{text} ▾")
        self._fill, self._opened = fill, QMenu(self)
        self._opened.aboutToShow.connect(self._renew)
        self.setMenu(self._opened)

    def _renew(self) -> None:
        self._opened.clear()
        self._fill(self._opened)

    def say(self, text: str) -> None:
        """Show what was chosen."""
        self.setText(f"{menu_text(text)} ▾")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is chosen in the bar."""

    arrangement: str
    colour: str
    fields: tuple[str, ...]
    spotlight: str


class ReadingBar:
    """The widgets of the bar, for the page to place, and what is chosen in them. ``chosen`` is told of each change."""

    def __init__(self, session: Session, chosen: Callable[[], object]) -> None:
        self._session, self._chosen = session, chosen
        self.arrangement, self.colour = COMPACT, KIND
        self.fields: tuple[str, ...] = ()
        self._arrangements = MenuButton(COMPACT, self._fill_arrangements)
        self._colours = MenuButton("Colour: Team kind", self._fill_colours)
        self.depth = MenuButton("Open", self._fill_depth)
        self._cards = MenuButton("Cards", self._fill_cards)
        self.spotlight = Spotlight()
        self.open_layers: Callable[[int | None], object] = lambda _layer: None
        self.open_team: Callable[[str], object] = lambda _team: None

    def reading(self) -> Reading:
        """What is chosen now."""
        return Reading(self.arrangement, self.colour, self.fields, self.spotlight.text())

    def choose(self, reading: Reading) -> None:
        """Choose that, without telling anybody: whoever asks reads the bar next."""
        self.arrangement, self.colour, self.fields = reading.arrangement, reading.colour, reading.fields
        self._arrangements.say(self.arrangement)
        self._colours.say(f"Colour: {colourings(self._session.organisation).get(self.colour, self.colour)}")
        self.spotlight.setText(reading.spotlight)

    def widgets(self) -> list[MenuButton | Spotlight]:
        """The bar from left to right."""
        return [self._arrangements, self._colours, self.depth, self._cards, self.spotlight]

    def of_overview(self) -> list[MenuButton | Spotlight]:
        """Those that mean something in the overview too."""
        return [self._colours, self.spotlight]

    def forget(self) -> None:
        """The organisation is another: fields that it lacks are no longer chosen."""
        organisation = self._session.organisation
        if self.colour not in (KIND, TEAM, LAYER) and not held(organisation, self.colour):
            self._colour(KIND, "Team kind")
        self.fields = tuple(field for field in self.fields if still_held(organisation, field))

    def _fill_arrangements(self, opened: QMenu) -> None:
        choices = {name: name for name in ARRANGEMENTS}
        _choose_one(opened, choices, self.arrangement, self._arrange)

    def _arrange(self, name: str, _shown: str) -> None:
        self.arrangement = name
        self._arrangements.say(name)
        self._chosen()

    def _fill_colours(self, opened: QMenu) -> None:
        _choose_one(opened, colourings(self._session.organisation), self.colour, self._colour)

    def _colour(self, by: str, shown: str) -> None:
        self.colour = by
        self._colours.say(f"Colour: {shown}")
        self._chosen()

    def _fill_depth(self, opened: QMenu) -> None:
        layers = index_of(self._session.organisation).layers
        for layer in range(1, layers):
            opened.addAction(f"To layer {layer}", partial(self.open_layers, layer))
        opened.addAction("Everybody", lambda: self.open_layers(None))
        teams = self._session.organisation.sorted_teams()
        if teams:
            opened.addSection("To a team")
        for team in teams:
            opened.addAction(menu_text(team.name), partial(self.open_team, team.id))

    def _fill_cards(self, opened: QMenu) -> None:
        for field, name in card_fields(self._session.organisation).items():
            choice = opened.addAction(menu_text(name))
            choice.setCheckable(True)
            choice.setChecked(field in self.fields)
            choice.setEnabled(field in self.fields or len(self.fields) < MOST_FIELDS)
            choice.toggled.connect(partial(self._show_field, field))

    def _show_field(self, field: str, on: bool) -> None:
        self.fields = (*self.fields, field) if on else tuple(shown for shown in self.fields if shown != field)
        self._chosen()


def _choose_one(opened: QMenu, choices: Mapping[str, str], current: str, choose: Callable[[str, str], object]) -> None:
    """Fill a menu with choices of which one is marked."""
    group = QActionGroup(opened)
    for key, name in choices.items():
        choice = opened.addAction(menu_text(name), partial(choose, key, name))
        choice.setCheckable(True)
        choice.setChecked(key == current)
        group.addAction(choice)


class Spotlight(QLineEdit):
    """Words or a query whose positions stand out; says its text when typing pauses."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Spotlight")
        self.setAccessibleName("Spotlight: words, or location:Oslo and title:engineer")
        self.told = ""
        self.setToolTip(HINT)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(SPOTLIGHT_WIDTH)
        self._soon = QTimer(self, interval=PAUSE, singleShot=True)
        self._soon.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._soon.start())
        self.returnPressed.connect(self._say)

    def mark(self, told: str, *, wrong: bool) -> None:
        """Say how many were found, or why the text means nothing."""
        self.setToolTip(plain_tooltip(told or HINT))
        self.told = told
        self.setProperty("weight", "red" if wrong else "")
        self.style().polish(self)

    def _say(self) -> None:
        self._soon.stop()
        self.wanted.emit(self.text())
