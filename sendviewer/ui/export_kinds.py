"""The part of the export dialog in which one chooses kinds of files, their forms and templates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sendviewer.export.document_formats import DocumentFormat
from sendviewer.views.check_box import CheckBox
from sendviewer.views.controls import Button, FlowLayout
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["ExportKinds", "shown_name"]

INDENT = 32

GAP = 4
WHOLE_PAGE = "Each file holds the whole page, whatever is filtered or hidden in the window."


def shown_name(kind: DocumentFormat) -> str:
    """Return the name of a kind as it begins a line."""
    return f"{kind.name[:1].upper()}{kind.name[1:]}"


class ExportKinds(QWidget):
    """All kinds to tick; ``kind_ticked`` carries the ending of one that was ticked."""

    changed = Signal()
    kind_ticked = Signal(str)
    template_wanted = Signal(str)

    def __init__(
        self, kinds: Sequence[DocumentFormat], looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.remark = Label(WHOLE_PAGE, looks, token="text_secondary", wraps=True, parent=self)
        self.rows = {kind.ending: KindRow(kind, looks, self) for kind in kinds}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.remark)
        for row in self.rows.values():
            layout.addWidget(row)
            row.ticked.connect(self._tell_ticked)
            row.form_ticked.connect(self._share_form)
            row.changed.connect(self.changed)
            row.template_wanted.connect(self.template_wanted)
        layout.addStretch(1)

    @property
    def chosen(self) -> tuple[DocumentFormat, ...]:
        """The ticked kinds, in the order in which they are offered."""
        return tuple(row.kind for row in self.rows.values() if row.box.isChecked())

    @property
    def choices(self) -> frozenset[str]:
        """The forms that are chosen for the ticked kinds."""
        return frozenset(
            choice for row in self.rows.values() if row.box.isChecked() for choice in row.choices
        )

    @property
    def templates(self) -> tuple[Path, ...]:
        """The templates of the ticked kinds."""
        rows = (row for row in self.rows.values() if row.box.isChecked())
        return tuple(row.template for row in rows if row.template)

    @property
    def first_box(self) -> CheckBox:
        """Where the choice begins."""
        return next(iter(self.rows.values())).box

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return tuple(widget for row in self.rows.values() for widget in row.focus_widgets())

    def choose(
        self, endings: Collection[str], choices: Collection[str], templates: Sequence[Path]
    ) -> None:
        """Tick kinds and forms, and take up templates; the first kind if none is known."""
        known = [ending for ending in endings if ending in self.rows]
        for ending, row in self.rows.items():
            row.show_choice(ticked=ending in (known or list(self.rows)[:1]), choices=choices)
            fitting = [one for one in templates if row.takes(one)]
            row.show_template(fitting[0] if fitting else None)

    def take_template(self, ending: str, template: Path) -> None:
        """Take up a template for the kind of files with this ending."""
        self.rows[ending].show_template(template)

    def _share_form(self, name: str, ticked: bool) -> None:  # noqa: FBT001 - from a signal
        """Show a form, such as large print, at all kinds: it is for all files of one export."""
        for row in self.rows.values():
            row.show_form(name, ticked=ticked)

    def _tell_ticked(self, ending: str) -> None:
        self.kind_ticked.emit(ending)
        self.changed.emit()


class KindRow(QWidget):
    """One kind of files: a box, and while it is ticked its forms and its template."""

    ticked = Signal(str)
    form_ticked = Signal(str, bool)
    changed = Signal()
    template_wanted = Signal(str)

    def __init__(self, kind: DocumentFormat, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.template: Path | None = None
        self.box = CheckBox(f"{shown_name(kind)} ({kind.ending})", looks, self, wraps=True)
        self.box.setAccessibleName(self.box.text())
        self.below = QWidget(self)
        self.forms = {
            one.id: CheckBox(one.name, looks, self.below, wraps=True) for one in kind.choices
        }
        self.left_out = Label(
            "",
            looks,
            style=TextStyle.SMALL,
            token="text_secondary",
            wraps=True,
            parent=self.below,
        )
        self.template_words = Label("", looks, style=TextStyle.SMALL, wraps=True, parent=self.below)
        self.template_words.setTextFormat(Qt.TextFormat.PlainText)
        self.template_button = Button("Choose a template…", looks, parent=self.below)
        self.no_template_button = Button("No template", looks, parent=self.below)
        self._lay_out(looks)
        self._connect()
        self.show_template(None)
        self.below.hide()

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the forms that are ticked."""
        return tuple(name for name, box in self.forms.items() if box.isChecked())

    def takes(self, template: Path) -> bool:
        """Return whether a file can be a template for this kind."""
        return template.suffix.lower() in self.kind.template_endings

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return (self.box, *self.forms.values(), self.template_button, self.no_template_button)

    def show_choice(self, *, ticked: bool, choices: Collection[str]) -> None:
        """Show what is chosen without telling anyone."""
        self.box.setChecked(ticked)
        for name, form in self.forms.items():
            form.setChecked(name in choices)
        self._show_below()

    def show_form(self, name: str, *, ticked: bool) -> None:
        """Show a form as ticked or not, if this kind has it."""
        if name in self.forms:
            self.forms[name].setChecked(ticked)
            self._show_below()

    def show_template(self, template: Path | None) -> None:
        """Show the template by its name, or that there is none."""
        self.template = template
        named = f"Styles of {template.name}" if template else "Styles of this program"
        self.template_words.setText(named)
        kind = shown_name(self.kind)
        self.template_button.setAccessibleName(f"{kind}: choose a template")
        self.no_template_button.setAccessibleName(f"{kind}: no template")
        self.no_template_button.setVisible(template is not None)

    def _lay_out(self, looks: Looks) -> None:
        inside = QVBoxLayout(self.below)
        inside.setContentsMargins(looks.current.scaled(INDENT), GAP, 0, GAP)
        inside.setSpacing(GAP)
        inside.addWidget(self.left_out)
        for form in self.forms.values():
            inside.addWidget(form)
        templates = QWidget(self.below)
        row = FlowLayout(templates)
        for part in (self.template_words, self.template_button, self.no_template_button):
            row.addWidget(part)
        templates.setVisible(bool(self.kind.template_endings))
        inside.addWidget(templates)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box)
        layout.addWidget(self.below)

    def _connect(self) -> None:
        self.box.clicked.connect(self._tick)
        for form in self.forms.values():
            form.clicked.connect(self._tell_form)
        self.template_button.clicked.connect(self._ask_for_template)
        self.no_template_button.clicked.connect(self._drop_template)

    def _tick(self) -> None:
        self._show_below()
        if self.box.isChecked():
            self.ticked.emit(self.kind.ending)
        else:
            self.changed.emit()

    def _show_below(self) -> None:
        kind = self.kind
        left_out = kind.left_out(self.choices)
        self.box.setAccessibleDescription(left_out)
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))
        has_more = bool(left_out or kind.choices or kind.template_endings)
        self.below.setVisible(has_more and self.box.isChecked())

    def _tell_form(self) -> None:
        for name, form in self.forms.items():
            self.form_ticked.emit(name, form.isChecked())
        self.changed.emit()

    def _ask_for_template(self) -> None:
        self.template_wanted.emit(self.kind.ending)

    def _drop_template(self) -> None:
        self.show_template(None)
        self.template_button.setFocus()
        self.changed.emit()
