"""The line under a chart that reads out one bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from sendviewer.present.specs import BarSpec
from sendviewer.views.chart_bar_words import bar_in_brief
from sendviewer.views.chart_spacing import MARGIN
from sendviewer.views.label import Label
from sendviewer.views.look import Looks

__all__ = ["HINT", "ReadOut"]

HINT = "Point at a bar, or walk through the bars with the arrow keys, to read it here."

ABOVE, BELOW = 7, 7
ENDLESS = 100_000

MOST_HEIGHTS = 512
"""Of how many sentences the height is kept."""


class ReadOut(Label):
    """A line that is as high as its longest sentence needs, so that nothing jumps."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(HINT, looks, wraps=True)
        self._bars: Sequence[BarSpec] = ()
        self._quiet_text = HINT
        self._brief = False
        self._sentences: Sequence[str] = (HINT,)
        self._heights: dict[tuple[str, int], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        looks.text_resized.connect(self._take_size)
        self._fit()

    def take(self, bars: Sequence[BarSpec], empty_reason: str = "") -> None:
        """Be ready to read out other bars; ``empty_reason`` says why there are none."""
        self._bars = bars
        self._quiet_text = empty_reason or HINT

    def fit(self, crowds: Callable[[Sequence[str]], bool]) -> None:
        """Keep room for every sentence, or for less where ``crowds`` says that they take too much.

        Bars are read out in brief then.
        """
        full = [self._quiet_text, *(bar.sentence for bar in self._bars)]
        brief = [self._quiet_text, *(bar_in_brief(bar) for bar in self._bars)]
        self._brief = crowds(full)
        self._sentences = brief if self._brief else full
        self._fit()

    def read(self, bar: BarSpec | None) -> None:
        """Read out a bar, or say what can be done if there is none."""
        self.setText(self._words_for(bar) if bar else self._quiet_text)

    def _words_for(self, bar: BarSpec) -> str:
        return bar_in_brief(bar) if self._brief else bar.sentence

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep that room at the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line that parts the sentence from the chart, and the sentence."""
        painter = QPainter(self)
        side = self._side
        line = QRectF(side, 0.0, self.width() - 2 * side, 1.0)
        painter.fillRect(line, self._looks.current.color("border"))
        painter.end()
        super().paintEvent(event)

    def height_for(self, sentences: Sequence[str]) -> int:
        """Return the height in pixels that the longest of ``sentences`` needs."""
        width = max(self.contentsRect().width(), 1)
        heights = (self._height(sentence, width) for sentence in sentences)
        return max(heights, default=0) + ABOVE + BELOW

    def _height(self, sentence: str, width: int) -> int:
        """Return the height of a text without its margins; each is asked for again and again."""
        known = self._heights.get((sentence, width))
        if known is None:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            metrics, wrap = QFontMetrics(self.font()), Qt.TextFlag.TextWordWrap.value
            known = metrics.boundingRect(0, 0, width, ENDLESS, wrap, sentence).height()
            self._heights[sentence, width] = known
        return known

    @property
    def _side(self) -> int:
        """The margin of the chart, so that the sentence begins where the chart's title does."""
        return round(self._looks.current.scaled(MARGIN))

    def _take_size(self) -> None:
        self._heights.clear()
        self._fit()

    def _fit(self) -> None:
        self.setContentsMargins(self._side, ABOVE, self._side, BELOW)
        self.setFixedHeight(self.height_for(self._sentences))
