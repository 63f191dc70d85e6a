"""One team's pie on the page, with what it says below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from dataplanner.analysis.gaps import TeamMatrix
from dataplanner.analysis.method import Method
from dataplanner.analysis.skills_pie import SkillsPie, pie_sentences, skills_pie
from dataplanner.ui.skills.pie_painter import PiePainter
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import label

HEIGHT = 250


class PieView(QWidget):
    """Paints a pie as large as there is room for."""

    def __init__(self, pie: SkillsPie, kind: str, theme: Theme) -> None:
        super().__init__()
        self._pie, self._kind, self._painter = pie, kind, PiePainter(theme)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painter.paint(painter, QRectF(self.rect()), self._pie, self._kind)


def pie_card(matrix: TeamMatrix, method: Method, theme: Theme) -> QFrame:
    """A card with a team's pie and its sentences."""
    pie = skills_pie(matrix, method)
    sentences = pie_sentences(pie, method)
    frame = QFrame()
    frame.setProperty("role", "card")
    frame.setAccessibleName(f"{matrix.team.name}: {' '.join(sentences)}")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 12)
    column.addWidget(label(matrix.team.name, "strong"))
    column.addWidget(PieView(pie, matrix.team.kind, theme))
    for sentence in sentences:
        column.addWidget(label(sentence, "strong" if sentence is sentences[-1] else "secondary", wrap=True))
    return frame
