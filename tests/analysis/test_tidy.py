"""Families in a row are placed at once; pushing them together block by block finds the same."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given

from dataplanner.analysis import tidy
from dataplanner.analysis.blocks import parts_of, seen_of
from dataplanner.analysis.tidy import Blocks, tidy_centres
from tests.analysis.test_layout import SIZES, Chart, charts


@given(charts())
def test_a_family_in_a_row_is_placed_as_any_other(chart: Chart) -> None:
    index, folded = chart[0], np.array(chart[1], bool)
    parts = parts_of(index, seen_of(index, folded), SIZES)
    blocks = Blocks(parts.parent, parts.starts, parts.width, parts.span)
    at_once = tidy_centres(blocks, SIZES.sibling_gap)
    with patch.object(tidy, "_deep", lambda _contour, family: np.ones(len(family.parent), bool)):
        assert np.allclose(tidy_centres(blocks, SIZES.sibling_gap), at_once)
