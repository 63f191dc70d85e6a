"""The menu bar, read off the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from dataplanner.ui.actions import ACTIONS


def make_menus(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    """Fill the menu bar: a menu for each name in the table, in its sequence."""
    menus: dict[str, QMenu] = {}
    for spec in ACTIONS:
        if spec.menu not in menus:
            menus[spec.menu] = bar.addMenu(spec.menu)
        menus[spec.menu].addAction(actions[spec.id])
