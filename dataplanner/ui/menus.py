"""The menu bar, read off the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from dataplanner.ui.actions import ACTIONS, WITHIN


def make_menus(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    """Fill the menu bar: a menu for each name in the table, in its sequence, and in it one that is named after it."""
    menus: dict[str, QMenu] = {}
    for spec in ACTIONS:
        if spec.menu not in menus:
            above, _, name = spec.menu.rpartition(WITHIN)
            menus[spec.menu] = (menus[above] if above else bar).addMenu(name)
        menus[spec.menu].addAction(actions[spec.id])
