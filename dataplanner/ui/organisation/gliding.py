"""The animation of a glide: which scene a widget paints while cards are on their way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

from dataplanner.analysis.layout import Layout
from dataplanner.ui.organisation.glide import MOST_CARDS, Glide
from dataplanner.ui.organisation.scene import ChartScene, chart_scene


class Gliding:
    """Lets the cards on ``widget`` glide for so many milliseconds; not at all where there are 0."""

    def __init__(self, widget: QWidget, milliseconds: int) -> None:
        self._widget = widget
        self._glide: Glide | None = None
        self._animation = QVariantAnimation(widget)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(milliseconds)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(lambda _share: widget.update())

    def start(self, old: Layout, new: Layout) -> None:
        """Glide from one layout to the other, if somebody can see it and follow it."""
        self.stop()
        followed = self._widget.isVisible() and int(new.visible.sum()) <= MOST_CARDS
        if followed and self._animation.duration() > 0:
            self._glide = Glide(old, new)
            self._animation.start()

    def stop(self) -> None:
        """Be where the glide leads, at once."""
        self._animation.stop()
        self._glide = None

    def on_the_way(self, scene: ChartScene) -> ChartScene:
        """``scene`` as it is to be painted now: on its way, or as it is when nothing glides."""
        if self._glide is None or self._animation.state() != QVariantAnimation.State.Running:
            return scene
        moving = chart_scene(scene.data, self._glide.at(float(self._animation.currentValue())))
        return replace(scene, layout=moving.layout, lines=moving.lines)
