"""The dialog that saves the page as documents: what, where, a preview, and what was checked.

Nothing is written before it is asked for, and nothing that exists is replaced without a word. A
document is made in memory as soon as its kind is ticked, so that preview and checks are of the
document itself.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page
from sendviewer.export.document_formats import DOCUMENT_FORMATS, DocumentOptions
from sendviewer.ui.announce import announce
from sendviewer.ui.export_checks import summary
from sendviewer.ui.export_frame import ExportFrame
from sendviewer.ui.export_kinds import shown_name
from sendviewer.ui.export_run import ExportRun
from sendviewer.ui.export_services import ExportServices
from sendviewer.ui.export_words import PlaceWords, exist_words, file_words, summary_words
from sendviewer.ui.export_work import MadeDocument
from sendviewer.ui.file_names import page_file_name
from sendviewer.views.look import Looks

__all__ = ["ExportDialog"]

NOTHING_TICKED = "Tick at least one kind of file."
NOTHING_TO_SEE = "Tick a kind of file to see what it will be."
IN_WORK = "The document is being made and checked."


class ExportDialog(ExportFrame):
    """Kinds and place at the left, preview and checks at the right, the answer at the foot."""

    exported = Signal(str)
    preview_settled = Signal()

    def __init__(
        self,
        page: Page,
        options: DocumentOptions,
        services: ExportServices,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tuple(DOCUMENT_FORMATS.values()), looks, parent)
        self._options = options
        self._services = services
        self._proposal = page_file_name(page)
        self._saved: tuple[Path, ...] = ()
        self._run = ExportRun(page, services.tasks, self)
        self.setWindowTitle(f"Export: {page.title}")
        self._connect()
        self._take_remembered()
        self._change_kinds()
        self.kinds.first_box.setFocus()

    # --- what is chosen -----------------------------------------------------------------------

    @property
    def options(self) -> DocumentOptions:
        """What is chosen for the documents."""
        kinds = self.kinds
        return replace(self._options, choices=kinds.choices, templates=kinds.templates)

    @property
    def saved(self) -> tuple[Path, ...]:
        """What was saved last."""
        return self._saved

    def accept(self) -> None:
        """Save what is ticked, unless something stands in the way: then say so."""
        if self._run.is_writing or not self.kinds.chosen:
            return
        targets = self._targets()
        existing = [path for path in targets if path.exists()]
        if existing:
            self.foot.ask_about(existing)
            announce(self, exist_words(existing), at_once=True)
            self.foot.other_button.setFocus()
        elif targets:
            self._write()

    def done(self, result: int) -> None:
        """Close; what is not written yet stays unwritten."""
        self._run.stop()
        super().done(result)

    def _targets(self) -> tuple[Path, ...]:
        """Return the files to be written; none, and the reason told, if there can be none."""
        try:
            return self.place.targets([kind.ending for kind in self.kinds.chosen])
        except InputError as error:
            self._tell_problem(str(error))
            return ()

    # --- what a person does -------------------------------------------------------------------

    def _connect(self) -> None:
        foot, run = self.foot, self._run
        self.kinds.changed.connect(self._change_kinds)
        self.kinds.kind_ticked.connect(self._follow)
        self.kinds.template_wanted.connect(self._choose_template)
        self.place.changed.connect(self._show_summary)
        self.place.folder_wanted.connect(self._choose_folder)
        self.which.chosen.connect(self._ask_for_preview)
        run.made.connect(self._show_document)
        run.not_made.connect(self._show_fault)
        run.write_started.connect(foot.work.follow)
        run.saved.connect(self._tell_saved)
        run.not_saved.connect(self._tell_not_saved)
        foot.replace_agreed.connect(self._write)
        foot.other_name_wanted.connect(self.place.go_to_name)
        run.cancelled.connect(self._tell_cancelled)
        foot.work.cancelled.connect(self._cancel)
        foot.export_button.clicked.connect(self.accept)
        foot.close_button.clicked.connect(self.reject)
        foot.open_button.clicked.connect(self._open_file)
        foot.folder_button.clicked.connect(self._open_folder)

    def _take_remembered(self) -> None:
        remembered = self._services.remembered
        self.kinds.choose(remembered.kinds, remembered.forms, remembered.templates)
        self.place.show_place(remembered.folder, remembered.name(self._proposal))

    def _choose_template(self, ending: str) -> None:
        kind = DOCUMENT_FORMATS[ending]
        title = f"Choose a template for the {kind.name}"
        folder = str(self._services.remembered.folder)
        endings = " ".join(f"*{one}" for one in kind.template_endings)
        path = self._services.chooser.other_file_to_open(
            title, folder, f"{shown_name(kind)} ({endings})"
        )
        if path is None:
            return
        if not self.kinds.rows[ending].takes(path):
            known = " or ".join(kind.template_endings)
            self._tell_problem(
                f"{path.name} is no template here. Choose a file that ends in {known}."
            )
            return
        self.kinds.take_template(ending, path)
        self._change_kinds()

    def _choose_folder(self) -> None:
        folder = self._services.chooser.folder_to_save("Export into", self.place.folder.text())
        if folder is not None:
            self.place.show_place(folder, self.place.name.text())
            self._show_summary()

    # --- preview and checks -------------------------------------------------------------------

    def _follow(self, ending: str) -> None:
        """Look at the kind that was ticked last."""
        self._offer(ending)

    def _change_kinds(self) -> None:
        self._offer(self.which.current)
        self._show_summary()
        self.order_tabs()
        self._ask_for_preview()

    def _offer(self, ending: str) -> None:
        chosen = self.kinds.chosen
        self.which.show_options([(kind.ending, shown_name(kind)) for kind in chosen], ending)
        self.which.setVisible(len(chosen) > 1)

    def _ask_for_preview(self) -> None:
        kind = DOCUMENT_FORMATS.get(self.which.current)
        if kind is None:
            self._run.ask_for_none()
            self._show_nothing(NOTHING_TO_SEE)
            return
        self._show_nothing(IN_WORK)
        self._run.ask_for(kind, self.options)

    def _show_nothing(self, words: str) -> None:
        self.preview.show_words(words)
        self.checks.show_words(words)
        self.order_tabs()

    def _show_document(self, document: MadeDocument) -> None:
        name = shown_name(document.kind)
        self.preview.show_preview(document.preview, document.kind.name)
        self.checks.show_checks(document.checks, name)
        self.order_tabs()
        announce(self, summary(document.checks, name))
        self.preview_settled.emit()

    def _show_fault(self, words: str) -> None:
        self._show_nothing(f"It cannot be made. {words}")
        announce(self, words, at_once=True)
        self.preview_settled.emit()

    # --- saving -------------------------------------------------------------------------------

    def _show_summary(self) -> None:
        chosen = self.kinds.chosen
        words = summary_words(chosen) if chosen else NOTHING_TICKED
        where = self.place.words([kind.ending for kind in chosen]) if chosen else PlaceWords()
        self.foot.show_place(where)
        self.foot.show_summary(words, can_export=bool(chosen))
        self.foot.ask_about(())
        self.foot.show_saved(())

    def _write(self) -> None:
        targets = self._targets()
        if not targets:
            return
        self.foot.show_summary(f"Saving {file_words(targets)}.", can_export=False)
        self._run.write(targets, self.options)

    def _tell_saved(self, paths: tuple[Path, ...]) -> None:
        self._saved = paths
        self._keep(paths[0].parent)
        words = f"Saved {file_words(paths)} in {self.place.folder_name}"
        self.foot.show_summary(f"{words}.", can_export=True)
        self.foot.show_saved(paths)
        self.order_tabs()
        self.foot.folder_button.setFocus()
        self.exported.emit(words)

    def _keep(self, folder: Path) -> None:
        kinds, remembered = self.kinds, self._services.remembered
        endings = [kind.ending for kind in kinds.chosen]
        remembered.keep(endings, kinds.choices, kinds.templates)
        remembered.keep_place(folder, self._proposal, self.place.name.text())

    def _tell_not_saved(self, words: str) -> None:
        self._show_summary()
        self._tell_problem(words)

    def _cancel(self) -> None:
        self._run.note_cancelled()
        self.foot.show_summary("Cancelling.", can_export=False)

    def _tell_cancelled(self) -> None:
        self._show_summary()
        self._tell_problem("Cancelled: nothing was saved.")

    def _tell_problem(self, words: str) -> None:
        self.foot.problem.tell(words)
        announce(self, words, at_once=True)

    def _open_file(self) -> None:
        self._open(self._saved[0])

    def _open_folder(self) -> None:
        self._open(self._saved[0].parent)

    def _open(self, path: Path) -> None:
        if not self._services.opener.open(path):
            self._tell_problem(f"The system did not open it. It is here: {path}")
