"""Far away, lines and cards as one image: thin lines, small rectangles, or the share of each pixel that cards cover."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from dataplanner.analysis.box import Box
from dataplanner.analysis.index import Rows, ranges
from dataplanner.analysis.stacks import Floats, LayoutSizes
from dataplanner.ui.organisation.scene import ChartScene

Pixels = NDArray[np.uint32]


class Raster:
    """An image of ``box``, a rectangle of the chart, ``scale`` pixels of the device showing one of the chart.

    It is on a ``ground`` where nothing lies below it, which is copied faster than laid over; else on nothing.
    """

    def __init__(self, box: Box, scale: float, ground: QColor | None) -> None:
        self._box, self._scale = box, scale
        self._ground = np.array([0 if ground is None else ground.rgba()], np.uint32)
        self.shape = max(1, round((box.bottom - box.top) * scale)), max(1, round((box.right - box.left) * scale))
        self._size = self.shape[0] * self.shape[1]
        self._pixels: Pixels = np.full(self._size + 1, self._ground[0], np.uint32)  # the last takes all that is outside

    def lines(self, bars: Floats, uprights: Floats, colour: QColor) -> None:
        """Lines a pixel wide: each row of ``bars`` and ``uprights`` is x1, y1, x2, y2."""
        x1, y1, x2, _ = self._whole(bars)
        along = ranges(y1 * self.shape[1] + x1, x2 - x1 + 1)
        x1, y1, _, y2 = self._whole(uprights)
        down = np.repeat(x1, y2 - y1 + 1) + ranges(y1, y2 - y1 + 1) * self.shape[1]
        for pixels in (along, down):
            self._pixels[pixels.astype(np.intp)] = colour.rgba()

    def cards(self, scene: ChartScene, rows: Rows, fills: list[QColor], pale: list[QColor]) -> None:
        """The cards of ``rows``; ``fills`` gives the colour of no kind, then that of each kind.

        ``pale`` are those outside the spotlight. Where cards are smaller than a pixel, its opacity is the share of it
        that they cover.
        """
        layout, sizes = scene.layout, scene.layout.sizes
        everybody = len(rows) == len(layout.x)
        chosen = slice(None) if everybody else rows.astype(np.intp)
        left, top = layout.x[chosen] - self._box.left, layout.y[chosen] - self._box.top
        left *= self._scale
        top *= self._scale
        number = scene.data.kind[chosen] + np.int8(1)
        if scene.spotlight is not None:
            number += np.int8(len(fills)) * ~scene.spotlight[chosen]
        colours = np.array([fill.rgba() for fill in (*fills, *pale)], np.uint32)
        if min(sizes.column_step, sizes.line_step) * self._scale >= 1:
            _paint_rectangles(self._pixels[:-1].reshape(self.shape), left, top, sizes, colours[number], self._scale)
        else:
            cover = sizes.column_step * self._scale * sizes.line_step * self._scale
            self._occupy(left, top, number, colours, cover)

    def _occupy(self, left: Floats, top: Floats, number: NDArray[np.int8], colours: Pixels, cover: float) -> None:
        """Give each pixel the colour of one of its cards, as opaque as the share of it that they cover."""
        rows, columns = self.shape
        inside = (left >= 0) & (left < columns) & (top >= 0) & (top < rows)
        pixel = top.astype(np.int32)  # numbers of 64 bits take twice as long to be made
        pixel *= columns
        pixel += left.astype(np.int32)
        if not inside.all():
            pixel[~inside] = self._size
        pixel = pixel.astype(np.intp)
        count = np.zeros(self._size + 1, np.uint16)
        np.add.at(count, pixel, np.uint16(1))
        full = int(np.ceil(1 / cover))
        shades = np.concatenate([_shaded(colours, self._ground, min(n * cover, 1.0)) for n in range(full + 1)])
        shade = np.minimum(np.take(count, pixel), full).astype(np.int32)
        shade *= len(colours)
        shade += number
        self._pixels[pixel] = np.take(shades, shade)

    def paint(self, painter: QPainter) -> None:
        """Paint the image where its box is."""
        height, width = self.shape
        form = QImage.Format.Format_RGB32 if self._ground[0] else QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(self._pixels.data, width, height, 4 * width, form)
        image.setDevicePixelRatio(painter.device().devicePixelRatio())
        corner = painter.worldTransform().map(QPointF(self._box.left, self._box.top))
        painter.save()
        painter.resetTransform()
        painter.drawImage(corner, image)
        painter.restore()

    def _whole(self, pieces: Floats) -> NDArray[np.int32]:
        """The pixels that the ends of pieces are in, as x1, y1, x2, y2; at the edge where they lie outside."""
        rows, columns = self.shape
        corner = np.array([self._box.left, self._box.top] * 2)
        pixels = ((pieces.T - corner[:, None]) * self._scale).astype(np.int32)
        inside: NDArray[np.int32] = np.clip(pixels, 0, np.array([columns - 1, rows - 1] * 2, np.int32)[:, None])
        return inside


def _shaded(colours: Pixels, ground: Pixels, opacity: float) -> Pixels:
    """Opaque colours laid over a ground at an opacity, premultiplied."""
    over, under = (pixels.view(np.uint8).reshape(-1, 4) for pixels in (colours, ground))
    shaded: Pixels = (over * opacity + under * (1 - opacity)).astype(np.uint8).reshape(-1).view(np.uint32)
    return shaded


def _paint_rectangles(
    pixels: Pixels, left: Floats, top: Floats, sizes: LayoutSizes, colours: Pixels, scale: float
) -> None:
    """Rectangles on whole pixels, which do not overlap: their corners in a table of differences, summed up twice."""
    rows, columns = pixels.shape
    width, height = sizes.card_width * scale, sizes.card_height * scale
    x0 = np.clip(np.floor(left), 0, columns).astype(np.int64)
    y0 = np.clip(np.floor(top), 0, rows).astype(np.int64)
    x1 = np.clip(np.maximum(np.floor(left + width), np.floor(left) + 1), 0, columns).astype(np.int64)
    y1 = np.clip(np.maximum(np.floor(top + height), np.floor(top) + 1), 0, rows).astype(np.int64)
    steps = np.zeros((rows + 1, columns + 1), np.uint32)
    for y, x, sign in ((y0, x0, 1), (y0, x1, -1), (y1, x0, -1), (y1, x1, 1)):
        np.add.at(steps, (y, x), colours if sign > 0 else np.uint32(0) - colours)
    for above, below in pairwise(steps):  # four times as fast as cumsum down the columns
        np.add(above, below, out=below)
    np.cumsum(steps, axis=1, dtype=np.uint32, out=steps)
    np.copyto(pixels, steps[:rows, :columns], where=steps[:rows, :columns] > 0)
