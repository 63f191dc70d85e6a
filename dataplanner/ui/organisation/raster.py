"""Cards without text as one image: thousands of small rectangles, or the share of each pixel that cards cover."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from dataplanner.analysis.bands import Box
from dataplanner.analysis.index import Rows
from dataplanner.ui.organisation.scene import ChartScene

Pixels = NDArray[np.uint32]


def card_image(scene: ChartScene, rows: Rows, box: Box, scale: float, fills: list[QColor]) -> QImage:
    """The cards of ``rows`` within ``box`` at ``scale``, as an image of its own pixels.

    ``fills`` gives the colour of each kind, that of no kind last. Where cards are smaller than a pixel, its opacity
    is the share of it that they cover.
    """
    width = max(1, round((box.right - box.left) * scale))
    height = max(1, round((box.bottom - box.top) * scale))
    colours = np.array([fill.rgba() for fill in fills], np.uint32)[scene.data.kind[rows]]
    sizes = scene.layout.sizes
    left = (scene.layout.x[rows] - box.left) * scale
    top = (scene.layout.y[rows] - box.top) * scale
    if min(sizes.column_step, sizes.line_step) * scale >= 1:
        pixels = _rectangles(left, top, sizes.card_width * scale, sizes.card_height * scale, colours, (height, width))
    else:
        cover = sizes.column_step * scale * sizes.line_step * scale
        pixels = _occupancy(left, top, cover, colours, (height, width))
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


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
    np.cumsum(steps, axis=0, dtype=np.uint32, out=steps)
    np.cumsum(steps, axis=1, dtype=np.uint32, out=steps)
    return np.ascontiguousarray(steps[:rows, :columns])


def _occupancy(
    left: NDArray[np.float64], top: NDArray[np.float64], cover: float, colours: Pixels, shape: tuple[int, int]
) -> Pixels:
    """Each pixel in the mean colour of its cards, as opaque as the share of it that they cover."""
    rows, columns = shape
    inside = (left >= 0) & (left < columns) & (top >= 0) & (top < rows)
    pixel = top[inside].astype(np.int64) * columns + left[inside].astype(np.int64)
    count = np.bincount(pixel, minlength=rows * columns)
    opacity = np.minimum(count * cover, 1.0)
    result: Pixels = (opacity * 255).astype(np.uint32) << np.uint32(24)
    for shift in (0, 8, 16):
        channel = (colours[inside] >> shift) & 255
        total = np.bincount(pixel, weights=channel, minlength=rows * columns)
        mean = total / np.maximum(count, 1)
        result |= (mean * opacity).astype(np.uint32) << np.uint32(shift)
    return result
