"""The painter paints what can be seen and read, and nothing else. Texts are read from a recording as SVG."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from dataplanner.analysis.box import Box
from dataplanner.analysis.folding import folded_below
from dataplanner.analysis.layout import compact_layout
from dataplanner.ui.organisation.cards import card_box
from dataplanner.ui.organisation.chart_data import ChartData
from dataplanner.ui.organisation.dotted_arcs import dotted_arc, dotted_pairs
from dataplanner.ui.organisation.inks import mixed
from dataplanner.ui.organisation.painter import ChartPainter
from dataplanner.ui.organisation.scene import ChartScene, chart_scene
from dataplanner.ui.theme import Theme
from tests.analysis.edges import bar, line_x, line_y
from tests.ui.organisation.charts import chart, wide

EVERYTHING = Box(-1e4, -1e4, 1e5, 1e5)


def scene_of(data: ChartData, theme: Theme, layer: int = 99) -> ChartScene:
    return chart_scene(data, compact_layout(data.index, folded_below(data.index, layer), theme.chart))


def recorded(scene: ChartScene, theme: Theme, visible: Box = EVERYTHING, scale: float = 1.0) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    ChartPainter(theme).paint(painter, scene, visible, scale)
    painter.end()
    return bytes(buffer.data().data()).decode()


def texts(scene: ChartScene, theme: Theme, visible: Box = EVERYTHING, scale: float = 1.0) -> list[str]:
    return re.findall(r">([^<>]+)</text>", recorded(scene, theme, visible, scale))


def painted(scene: ChartScene, theme: Theme, scale: float = 1.0) -> QImage:
    """The whole chart with a margin of 20 pixels, on paper."""
    layout = scene.layout
    image = QImage(round((layout.width + 40) * scale), round((layout.height + 40) * scale), QImage.Format.Format_ARGB32)
    image.fill(QColor(theme.palette.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(20, 20)
    ChartPainter(theme).paint(painter, scene, Box(-20, -20, layout.width + 20, layout.height + 20), scale)
    painter.end()
    return image


def colour_at(image: QImage, x: float, y: float, scale: float = 1.0) -> QColor:
    return image.pixelColor(round((x + 20) * scale), round((y + 20) * scale))


def colours(image: QImage) -> set[int]:
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return set(np.unique(pixels).tolist())


def test_a_card_says_name_title_and_how_many_are_below(theme: Theme) -> None:
    found = texts(scene_of(chart(), theme), theme)
    assert found.count("Ines") == 1
    assert "Work of ines" in found
    assert "9" in found
    assert "0" not in found


def test_only_what_lies_in_the_rectangle_is_painted(theme: Theme) -> None:
    scene = scene_of(chart(wide(30, 5)), theme)
    assert len(texts(scene, theme)) > 300
    card = card_box(scene, scene.data.index.row["m020.003"])
    near = texts(scene, theme, Box(card.left(), card.top(), card.right(), card.bottom()))
    assert "M020.003" in near
    assert len(near) < 30


@pytest.mark.parametrize(("scale", "readable"), [(0.39, False), (0.41, True)])
def test_below_the_text_scale_there_is_no_text(theme: Theme, scale: float, readable: bool) -> None:
    assert bool(texts(scene_of(chart(), theme), theme, scale=scale)) == readable


def test_badges_go_before_names_do(theme: Theme) -> None:
    found = texts(scene_of(chart(), theme), theme, scale=0.5)
    assert "Ines" in found
    assert "9" not in found


def test_a_folded_card_says_how_many_it_hides(theme: Theme) -> None:
    found = texts(scene_of(chart(), theme, layer=2), theme)
    assert "4 positions folded" in found
    assert "3 positions folded" in found
    assert "4" not in found
    assert "Aiko" not in found


def test_one_person_folded_is_in_the_singular(theme: Theme) -> None:
    assert "1 position folded" in texts(scene_of(chart({"a": None, "b": "a"}), theme, layer=1), theme)


def test_long_names_are_shortened_in_the_middle_and_never_reach_the_badge(theme: Theme) -> None:
    name = "Maximiliane-Charlotte Featherstonehaugh-Wolkenstein"
    found = texts(scene_of(chart(names={"ines": name}), theme), theme)
    short = next(text for text in found if text.startswith("Maxi"))
    assert short.endswith("stein")
    assert "…" in short
    width = ChartPainter(theme).inks.name_type.width(short)
    assert width < theme.chart.card_width - theme.chart_style.inset


def test_names_are_plain_text(theme: Theme) -> None:
    name = "<b>R&D</b>"
    found = recorded(scene_of(chart(names={"ines": name}), theme), theme)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in found


def test_cards_carry_the_colour_of_their_kind(theme: Theme) -> None:
    scene = scene_of(chart(kinds={"tomas": "science"}), theme)
    image, inks = painted(scene, theme), ChartPainter(theme).inks
    tomas, marta = (card_box(scene, scene.data.index.row[id_]) for id_ in ("tomas", "marta"))
    assert colour_at(image, tomas.left() + 2, tomas.center().y()) == inks.kind("science")
    assert colour_at(image, marta.left() + 2, marta.center().y()) == inks.kind("")
    assert colour_at(image, tomas.left() + theme.chart_style.inset + 4, tomas.top() + 18) == inks.kind("science")


def test_a_team_is_framed_in_the_tint_of_its_managers_kind(theme: Theme) -> None:
    scene = scene_of(chart(kinds={"tomas": "science"}), theme)
    inks, frames = ChartPainter(theme).inks, scene.layout.frames
    image = painted(scene, theme)
    frame = frames.owner.tolist().index(scene.data.index.row["tomas"])
    assert colour_at(image, frames.x[frame] + 6, frames.y[frame] + 30).name() == inks.frame_fill("science").name()
    assert inks.frame_fill("science") == mixed(inks.kind("science"), inks.paper, theme.chart_style.frame_tint)


def test_vacant_and_folded_cards_have_a_dashed_edge(theme: Theme) -> None:
    assert "stroke-dasharray" not in recorded(scene_of(chart(), theme), theme)
    assert "stroke-dasharray" in recorded(scene_of(chart(vacant=["ben"]), theme), theme)
    assert "stroke-dasharray" in recorded(scene_of(chart(), theme, layer=2), theme)


def test_the_lit_path_is_painted_in_the_accent_up_to_the_leader(theme: Theme) -> None:
    scene = scene_of(chart(), theme)
    row = scene.data.index.row
    lit = scene.with_path([row["tomas"], row["dana"]], row["ines"])
    accent = QColor(theme.palette.accent)
    for plain, lighted in (("marta", True), ("priya", True), ("aiko", False)):
        block = lit.layout.block[row[plain]]
        x, y = line_x(lit.layout)[block], (bar(lit.layout)[block] + line_y(lit.layout)[block]) / 2
        assert (colour_at(painted(lit, theme), x, y) == accent) == lighted
    assert accent.rgba() not in colours(painted(scene, theme))


def test_reporting_lines_run_at_right_angles(theme: Theme) -> None:
    scene = scene_of(chart(), theme)
    image, layout, row = painted(scene, theme), scene.layout, scene.data.index.row
    marta, priya = line_x(layout)[row["marta"]], line_x(layout)[row["priya"]]
    turn = bar(layout)[row["marta"]]
    line, paper = QColor(theme.palette.strong_line), QColor(theme.palette.paper)
    assert colour_at(image, (marta + priya) / 2 - 30, turn) != paper
    assert abs(colour_at(image, marta, turn + 12).lightness() - line.lightness()) < 30
    assert colour_at(image, marta - 20, turn + 12) == paper


def test_a_dotted_line_whose_end_is_folded_leads_to_the_folded_leader(theme: Theme) -> None:
    data = chart(dotted=[("aiko", "ravi")])
    purple = QColor(theme.palette.dotted).name()
    assert purple in recorded(scene_of(data, theme), theme)
    assert purple in recorded(scene_of(data, theme, layer=2), theme)
    assert purple not in recorded(scene_of(data, theme, layer=1), theme)


def test_the_line_of_somebody_folded_away_does_not_begin_at_the_leaders_card(theme: Theme) -> None:
    """Only the leader's own line does: theirs comes out of the mark that counts those below."""
    data = chart(dotted=[("aiko", "dana"), ("tomas", "dana")])
    scene = scene_of(data, theme, layer=3)
    tomas = scene.data.index.row["tomas"]
    card, starts = card_box(scene, tomas), set()
    for ends in dotted_pairs(scene):
        arc = dotted_arc(scene, *ends, below=8.0)
        starts |= {(round(at.x()), round(at.y())) for at in (arc.pointAtPercent(0), arc.pointAtPercent(1))}
    assert (round(card.center().x()), round(card.bottom() + 8)) in starts
    assert (round(card.right()), round(card.center().y())) in starts
    assert len(dotted_pairs(scene_of(data, theme, layer=2))) == 1


def test_far_away_people_are_rectangles_in_the_tint_of_their_kind(theme: Theme) -> None:
    scene = scene_of(chart(kinds={"tomas": "science"}), theme)
    inks = ChartPainter(theme).inks
    tomas = card_box(scene, scene.data.index.row["tomas"])
    image = painted(scene, theme, 0.2)
    assert colour_at(image, tomas.center().x(), tomas.center().y(), 0.2).name() == inks.block_fill("science").name()


@pytest.mark.parametrize("scale", [0.05, 0.02])
def test_a_crowd_too_small_for_boxes_is_still_there(theme: Theme, scale: float) -> None:
    """Every card's middle is painted although none of them gets a box of its own."""
    scene = scene_of(chart(wide(40, 30)), theme)
    image, paper = painted(scene, theme, scale), QColor(theme.palette.paper)
    cards = [card_box(scene, row) for row in range(0, 1200, 7)]
    hit = [
        any(
            colour_at(image, card.center().x() + dx / scale, card.center().y() + dy / scale, scale) != paper
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        )
        for card in cards
    ]
    assert all(hit)


def test_the_selection_can_be_found_from_far_away(theme: Theme) -> None:
    scene = scene_of(chart(wide(40, 30)), theme).with_state(selection=[600])
    assert QColor(theme.palette.accent).rgba() in colours(painted(scene, theme, 0.01))


def test_occupancy_grows_with_the_crowd(theme: Theme) -> None:
    """Where pixels hold many cards, a fuller place is darker than a sparse one."""
    paper = QColor(theme.palette.paper).lightness()
    crowded = painted(scene_of(chart(wide(1, 4000)), theme), theme, 0.008)
    frame_middle = QPointF(crowded.width() / 2, crowded.height() / 2).toPoint()
    assert crowded.pixelColor(frame_middle).lightness() < paper - 10


def test_an_empty_chart_paints_nothing(theme: Theme) -> None:
    scene = scene_of(chart({}), theme)
    assert texts(scene, theme) == []
    assert not QRectF(0, 0, scene.layout.width, scene.layout.height).isValid()


def test_parked_positions_stand_together_under_a_heading(theme: Theme) -> None:
    managers = {"top": None, "a": "top", "lone": None, "other": None}
    assert "Parked · 2" in texts(scene_of(chart(managers), theme), theme)
    assert not [text for text in texts(scene_of(chart({"top": None, "a": "top"}), theme), theme) if "Parked" in text]
