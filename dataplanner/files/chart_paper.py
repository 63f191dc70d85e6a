"""The paper that a chart can be put on, read from resources/chart_paper.toml: sizes, margins and what pages say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dataplanner.files.resources import toml_resource


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright, in millimetres; 0 stands for a page as large as the chart.

    The chart is put on one such page or, where ``several``, on as many as it needs at a size that can be read.
    """

    name: str
    width: float = 0.0
    height: float = 0.0
    several: bool = False


OWN_SIZE = Paper("")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """What all pages share. Lengths are in millimetres, ``text`` and ``readable`` heights of letters in points.

    A chart on several pages has this ``scale``, or a smaller one where it would take more than the ``most`` of them.
    """

    margin: float
    overlap: float
    mark: float
    text: float
    scale: float
    readable: float
    most: int


@dataclass(frozen=True, slots=True)
class ChartPaper:
    """The papers by the word that names them on the command line, and the texts on pages and about them."""

    page: PageStyle
    texts: Mapping[str, str]
    papers: Mapping[str, Paper]


@cache
def chart_paper() -> ChartPaper:
    """What ships."""
    read = toml_resource("chart_paper.toml")
    papers = {key: Paper(**paper) for key, paper in read["papers"].items()}
    return ChartPaper(PageStyle(**read["page"]), read["texts"], papers)
