"""Saves: the page so that it opens again, the table, the chart, and the page as a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.present.specs import ChartSpec
from sendviewer.sources.pages import write_page
from sendviewer.ui.copying import current_table, why_empty
from sendviewer.ui.file_choice import FileChooser, ending_of, endings_of
from sendviewer.ui.file_names import page_file_name
from sendviewer.ui.settings import SAVE_FOLDER, Settings
from sendviewer.ui.state import PageState
from sendviewer.ui.tasks import Progress, Tasks

__all__ = ["Saving"]

Job = Callable[[], None]


class Saving(QObject):
    """The commands that save. Files are written off the main thread."""

    started = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        state: PageState,
        settings: Settings,
        tasks: Tasks,
        chooser: FileChooser,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._tasks = tasks
        self._chooser = chooser

    def save_page(self) -> None:
        """Save the page as a zip or a folder."""
        page = self._state.page
        kinds = ("Page in one file (*.zip)", "Page as a folder (*)")
        self._save("Save page", kinds, partial(_page_job, page))

    def export_csv(self) -> None:
        """Save the visible table as CSV."""
        from sendviewer.export.table_text import csv_text

        text = csv_text(current_table(self._state))
        self._save_text("Save table as CSV", "Table as CSV (*.csv)", text)

    def export_markdown(self) -> None:
        """Save the page as Markdown."""
        from sendviewer.present.documents import page_markdown

        text = page_markdown(self._state.page, self._state.options.confidence)
        self._save_text("Save page as Markdown", "Markdown (*.md)", text)

    def export_json(self) -> None:
        """Save the figures of the page as JSON."""
        from sendviewer.present.documents import page_json

        text = page_json(self._state.page, self._state.options.confidence)
        self._save_text("Save page as JSON", "JSON (*.json)", text)

    def save_chart(self) -> None:
        """Save the chart as PNG, or as SVG if the name ends so; an empty one is not saved."""
        reason = why_empty(self._state)
        if reason:
            self._state.say(reason)
            return
        kinds = ("Picture, 300 dots per inch (*.png)", "Drawing (*.svg)")
        chart = self._state.chart
        self._save("Save chart", kinds, partial(_chart_job, chart))

    def _save_text(self, title: str, kind: str, text: str) -> None:
        from sendviewer.export.files import write_beside

        def job_for(path: Path) -> Job:
            return partial(write_beside, path, text.encode())

        self._save(title, (kind,), job_for)

    def _save(self, title: str, kinds: tuple[str, ...], job_for: Callable[[Path], Job]) -> None:
        """Ask where to; refuse a name whose ending says that something else is in the file."""
        endings = endings_of(kinds)
        folder = Path(self._settings.get(SAVE_FOLDER) or Path.home())
        proposal = folder / f"{page_file_name(self._state.page)}{endings[0]}"
        path = self._chooser.file_to_save(title, proposal, kinds)
        if path is None:
            return
        if ending_of(path) not in endings:
            self._tell_failed(_wrong_ending(path, endings))
            return
        self._start(path, job_for(path))

    def _start(self, path: Path, job: Job) -> None:
        """Do the work, which was prepared on this thread, on another."""

        def work(progress: Progress) -> Path:
            progress.check()
            job()
            return path

        task = self._tasks.start(f"Saving {path.name}", work, self._tell_saved)
        task.failed.connect(self._tell_failed)
        self.started.emit(task)

    def _tell_saved(self, path: Path) -> None:
        self._settings.set(SAVE_FOLDER, str(path.parent))
        self._state.say(f"Saved {path.name}")

    def _tell_failed(self, error: InputError) -> None:
        self.failed.emit(f"Nothing was saved. {error}")


def _wrong_ending(path: Path, endings: Sequence[str]) -> InputError:
    """Return the refusal of a name, with the endings that could be taken instead."""
    ending = ending_of(path)
    problem = f"A name that ends in {ending} promises something else."
    if not ending:
        problem = "The name does not say what is in the file."
    choices = [f"a name that ends in {one}" if one else "one without an ending" for one in endings]
    return InputError(problem, place=Place(path.name), remedy=f"Choose {' or '.join(choices)}.")


def _page_job(page: Page, path: Path) -> Job:
    return partial(write_page, page, path)


def _chart_job(chart: ChartSpec, path: Path) -> Job:
    """Paint on this thread, as Qt wants it; what takes long is to encode the picture."""
    from sendviewer.export import pictures
    from sendviewer.export.files import write_beside

    if path.suffix.lower() == ".svg":
        return partial(write_beside, path, pictures.chart_drawing(chart))
    picture = pictures.chart_picture(chart)

    def encode_and_write() -> None:
        write_beside(path, pictures.png_bytes(picture))

    return encode_and_write
