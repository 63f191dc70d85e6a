"""The page of time: phases, steps, backlog, people to come and waits, drawn; up and down walk its rows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dataplanner.analysis.timeline import GAP, ITEM, LEAD, PHASE, RAMP, STEP, WAIT, Bar, Timeline, timeline
from dataplanner.model.days import day_words
from dataplanner.model.projects import Project
from dataplanner.ui.projects.page import Page, PageContext
from dataplanner.ui.projects.timeline_painter import Line, TimelinePainter
from dataplanner.ui.scrolling import scrolling
from dataplanner.ui.session import Session
from dataplanner.ui.skills.days import today
from dataplanner.ui.theme import Theme
from dataplanner.ui.widgets import button, label, plain_tooltip

HELP = (
    "Filled: done · light: to come · white: getting up to speed · dashed: more than a year ahead · ⚑ late · "
    "Up and Down walk the rows, Left and Right fold a phase, Enter opens one"
)
TABLES = {PHASE: "phases", ITEM: "backlog", LEAD: "staffing", RAMP: "staffing", WAIT: "waits"}
NARROWEST = 620
FOLD_MARK = 18
"""So far from the left a click on a phase folds it, in pixels."""


class TimelineView(QWidget):
    """The drawing. ``opened`` says which bar was asked for, ``chosen`` which one the cursor came to."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._timeline: Timeline | None = None
        self._current: int | None = None
        self._folded: set[str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline of the project")

    def show_timeline(self, found: Timeline) -> None:
        """Show a timeline; the cursor stays on its bar where that is still there."""
        before = self.current()
        self._timeline = found
        if self._folded is None:
            self._folded = {bar.subject for bar in found.of(PHASE) if not bar.start <= found.today <= bar.end}
        lines = self._painter().lines
        same = [at for at, line in enumerate(lines) if before and line.bars and _same(line.bars[0], before)]
        self._current = same[0] if same else None
        self.setFixedHeight(round(self._painter().height))
        self.update()

    def current(self) -> Bar | None:
        """The bar at the cursor."""
        line = self._line(self._current)
        return line.bars[0] if line and line.bars else None

    def sizeHint(self) -> QSize:
        return QSize(900, round(self._painter().height) if self._timeline else 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.palette.surface))
        if self._timeline is not None:
            self._painter().paint(painter, self._current if self.hasFocus() or self._current is not None else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line(self._painter().row_at(event.position())) if self._timeline else None
        self.setToolTip(plain_tooltip("\n".join(self.told(bar) for bar in line.bars)) if line else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to_point(event.position())
        if event.position().x() < FOLD_MARK and (bar := self.current()) is not None and bar.what == PHASE:
            self._fold(folded=bar.subject not in (self._folded or ()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._walk(steps[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(folded=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def told(self, bar: Bar) -> str:
        """A bar in words, for tooltips and screen readers."""
        late = ", late" if bar.late else ""
        doing = {LEAD: ": until there", GAP: ": until there", RAMP: ": up to speed"}.get(bar.what, "")
        return f"{bar.name}{doing}, {day_words(bar.start)} to {day_words(bar.end)}{late}"

    def middle_of(self, bar: Bar) -> int:
        """How far down the row of a bar stands."""
        painter = self._painter()
        rows = [at for at, line in enumerate(painter.lines) if bar in line.bars]
        return round(painter.row_rect(rows[0]).center().y()) if rows else 0

    def _painter(self) -> TimelinePainter:
        found = self._timeline
        assert found is not None, "nothing is painted before a timeline is shown"
        width = float(max(self.width(), NARROWEST))
        return TimelinePainter(self._theme, found, width, self._folded or frozenset())

    def _line(self, at: int | None) -> Line | None:
        return self._painter().lines[at] if self._timeline is not None and at is not None else None

    def _go_to_point(self, at: QPointF) -> None:
        if self._timeline is not None and (found := self._painter().row_at(at)) is not None:
            self._go(found)

    def _walk(self, step: int) -> None:
        if self._timeline is None:
            return
        lines = self._painter().lines
        at = (-1 if step > 0 else len(lines)) if self._current is None else self._current
        at += step
        while 0 <= at < len(lines) and not lines[at].bars:
            at += step
        if 0 <= at < len(lines):
            self._go(at)

    def _go(self, at: int) -> None:
        self._current = at
        if (bar := self.current()) is not None:
            self.setAccessibleDescription(self.told(bar))
            self.chosen.emit(bar)
        self.update()

    def _fold(self, *, folded: bool) -> None:
        """Hide or show the steps of the phase at the cursor."""
        bar = self.current()
        if bar is None or self._folded is None or self._timeline is None or not bar.phase:
            return
        (phase,) = [one for one in self._timeline.of(PHASE) if one.subject == bar.phase]
        self._folded = self._folded | {phase.subject} if folded else self._folded - {phase.subject}
        rows = [at for at, line in enumerate(self._painter().lines) if phase in line.bars]
        if folded and rows:
            self._current = rows[0]
        self.setFixedHeight(round(self._painter().height))
        self.update()

    def _open(self) -> None:
        if (bar := self.current()) is not None:
            self.opened.emit(bar)


class TimelinePage(Page):
    """``view`` is the drawing; what its cursor is on is shown in the inspector."""

    name = "Timeline"
    step_chosen = Signal(str, str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.view = TimelineView(context.session, context.theme)
        self._area = scrolling(self.view)
        self._ends = label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._ends, 1)
        top.addWidget(button("Dates of the phase…", self._open_phase, "link"))
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addWidget(label(HELP, "small", wrap=True))
        self.view.chosen.connect(lambda bar: self._turn(bar, go=False))
        self.view.opened.connect(lambda bar: self._turn(bar, go=True))

    def draw(self, project: Project) -> None:
        found = timeline(self.session.plan, self.session.scenario, project, self.session.method, today())
        self.view.show_timeline(found)
        (phase,) = [bar for bar in found.of(PHASE) if bar.subject == project.phase]
        late = ", and its steps take longer" if phase.late else ""
        self._ends.setText(f"{phase.name} runs from {day_words(phase.start)} to {day_words(phase.end)}{late}.")

    def start(self) -> None:
        self.view.setFocus()

    def _turn(self, bar: Bar, *, go: bool) -> None:
        """Bring what a bar shows into the inspector, and the cursor there when it was asked for."""
        self._area.ensureVisible(0, self.view.middle_of(bar), 0, 60)
        if bar.what == STEP:
            self.step_chosen.emit(bar.phase, bar.subject)
        elif bar.what == GAP:
            if go:
                self.session.workspace_requested.emit("Skills")
        elif self._project is not None:
            key = (self._project.id, bar.subject) if bar.what == PHASE else (bar.subject,)
            (self.context.open_part if go else self.context.show_part)(TABLES[bar.what], key)

    def _open_phase(self) -> None:
        if self._project is not None:
            self.context.open_part("phases", (self._project.id, self._project.phase))


def _same(one: Bar, other: Bar) -> bool:
    return (one.what, one.subject, one.phase) == (other.what, other.subject, other.phase)
