"""Cards without text as one image: thousands of small rectangles, or the share of each pixel that cards cover."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from dataplanner.analysis.box import Box
from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.scene import ChartScene

Pixels = NDArray[np.uint32]


def paint_cards(
    painter: QPainter, scene: ChartScene, rows: Rows, box: Box, scale: float, fills: list[QColor], pale: list[QColor]
) -> None:
    """Paint the cards of ``rows`` that lie within ``box`` as one image, in pixels of the device.

    ``fills`` gives the colour of each kind, that of no kind last, ``pale`` those outside the spotlight. Where cards
    are smaller than a pixel, its opacity is the share of it that they cover.
    """
    ratio = painter.device().devicePixelRatio()
    kinds = scene.data.kind[rows]
    colours = _codes(fills)[kinds]
    if scene.spotlight is not None:
        colours = np.where(scene.spotlight[rows], colours, _codes(pale)[kinds])
    pixels = _pixels(scene, rows, box, scale * ratio, colours)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    corner = painter.worldTransform().map(QPointF(box.left, box.top))
    painter.save()
    painter.resetTransform()
    painter.drawImage(corner, image)
    painter.restore()


def _codes(colours: list[QColor]) -> Pixels:
    return np.array([colour.rgba() for colour in colours], np.uint32)


def _pixels(scene: ChartScene, rows: Rows, box: Box, scale: float, colours: Pixels) -> Pixels:
    shape = max(1, round((box.bottom - box.top) * scale)), max(1, round((box.right - box.left) * scale))
    sizes = scene.layout.sizes
    left = (scene.layout.x[rows] - box.left) * scale
    top = (scene.layout.y[rows] - box.top) * scale
    if min(sizes.column_step, sizes.line_step) * scale >= 1:
        return _rectangles(left, top, sizes.card_width * scale, sizes.card_height * scale, colours, shape)
    return _occupancy(left, top, sizes.column_step * scale * sizes.line_step * scale, colours, shape)


def _rectangles(
    left: NDArray[np.float64],
    top: NDArray[np.float64],
    width: float,
    height: float,
    colours: Pixels,
    shape: tuple[int, int],
) -> Pixels:
    """Rectangles on whole pixels, which do not overlap: their corners in a table of differences, summed up twice."""
    rows, columns = shape
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
    return np.ascontiguousarray(steps[:rows, :columns])


def _occupancy(
    left: NDArray[np.float64], top: NDArray[np.float64], cover: float, colours: Pixels, shape: tuple[int, int]
) -> Pixels:
    """Each pixel in the colour of one of its cards, as opaque as the share of it that they cover."""
    rows, columns = shape
    inside = (left >= 0) & (left < columns) & (top >= 0) & (top < rows)
    pixel = top[inside].astype(np.int64) * columns + left[inside].astype(np.int64)
    opacity = np.minimum(np.bincount(pixel, minlength=1)[pixel] * cover, 1.0)
    shades = (opacity * 255).astype(np.uint32) << np.uint32(24)
    for shift in np.array([0, 8, 16], np.uint32):
        shades |= (((colours[inside] >> shift) & 255) * opacity).astype(np.uint32) << shift
    result = np.zeros(rows * columns, np.uint32)
    result[pixel] = shades
    return result.reshape(shape)
