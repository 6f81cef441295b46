"""The part of the export dialog that shows what a file will be: a picture, or its first lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sendviewer.export.checks.preview import Preview
from sendviewer.ui.own_text_editor import EditorFrame, OwnTextEditor
from sendviewer.views.accessible_roles import speak_as
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ExportPreview"]

HEIGHT = 300
GAP = 8
WAITING = "The preview is being made."


class ExportPreview(QWidget):
    """A picture or a text, with a line below that says what it is."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PreviewPicture(looks, self)
        self.text = OwnTextEditor("Preview", looks)
        self.text.setReadOnly(True)
        self.text.setFont(looks.current.font(TextStyle.SMALL))
        self.frame = EditorFrame(self.text, looks, self)
        self.frame.setFixedHeight(HEIGHT)
        self.words = Label(
            "", looks, style=TextStyle.SMALL, token="text_secondary", wraps=True, parent=self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self.picture, self.frame, self.words):
            layout.addWidget(part)
        self.show_words(WAITING)

    def show_preview(self, preview: Preview, name: str) -> None:
        """Show a preview; ``name`` is the kind of the document."""
        self.words.setText(f"{preview.words}.")
        self.text.setAccessibleName(f"Preview of the {name}: {preview.words}")
        self.text.setPlainText(preview.lines)
        self.picture.show_picture(preview.png, f"Preview of the {name}: {preview.words}")
        self.picture.setVisible(bool(preview.png))
        self.frame.setVisible(bool(preview.lines))

    def show_words(self, words: str) -> None:
        """Show no preview, and why."""
        self.picture.hide()
        self.frame.hide()
        self.words.setText(words)


class PreviewPicture(QWidget):
    """A picture on paper, as large as there is room."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._image = QImage()
        self._shown = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Preview")
        speak_as(self, "Graphic")

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._image

    def show_picture(self, png: bytes, name: str) -> None:
        """Show another picture, under the name that is spoken."""
        self._image = QImage.fromData(png) if png else QImage()
        self._shown = QImage()
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size; a picture does not grow with the text."""
        return QSize(320, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the middle, with an edge where the paper ends."""
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        rect = QRectF(left, top, size.width(), size.height())
        painter = QPainter(self)
        painter.drawImage(rect, self._at_size(size * self.devicePixelRatio()))
        painter.setPen(self._looks.current.color("border_strong"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.end()

    def _at_size(self, size: QSize) -> QImage:
        """Return the picture in the pixels of the screen, made smaller smoothly and once."""
        if self._shown.size() != size:
            ignored = Qt.AspectRatioMode.IgnoreAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._shown = self._image.scaled(size, ignored, smooth)
        return self._shown
