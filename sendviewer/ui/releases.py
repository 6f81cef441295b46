"""Holds the DfE files that are open, and makes pages from them off the main thread.

What is chosen stands in a selection; a new choice makes a new page of the same files. When
files cannot be read or a page cannot be made, the reason is told, and what is on the screen and
what was open before stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Section
from sendviewer.ui.own_texts import OwnTexts, areas_key, as_kept_for, own_text_of
from sendviewer.ui.page_specs import PageSpecs
from sendviewer.ui.state import PageState
from sendviewer.ui.tasks import Progress, Task, Tasks

if TYPE_CHECKING:  # with the first DfE file
    from sendviewer.core.selections import ComparatorKind, Selection
    from sendviewer.sources.dfe.release import Release
    from sendviewer.sources.neighbours import NeighbourList

__all__ = ["Releases"]

LONGEST_IN_NOTICE = 48
MEGABYTE = 1024**2


class _Opened(Struct, frozen=True):
    """Files that have just been read, with what to offer first."""

    release: Release
    selection: Selection
    neighbours: NeighbourList | None


class Releases(QObject):
    """The open DfE files of one window. ``release_opened`` asks for a choice of area and year."""

    started = Signal(object)
    failed = Signal(str)
    release_opened = Signal()
    changed = Signal()

    def __init__(
        self,
        state: PageState,
        own_texts: OwnTexts,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        copies_folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._own_texts = own_texts
        self._tasks = tasks
        self._copies_folder = copies_folder
        self._task: Task[Any] | None = None
        self._waiting: _Opened | None = None
        self._release: Release | None = None
        self._selection: Selection | None = None
        self._wanted: Selection | None = None
        self._neighbours: NeighbourList | None = None
        self._made: Page | None = None

    # --- what is open -------------------------------------------------------------------------

    @property
    def release(self) -> Release | None:
        """The files that are open, or None."""
        return self._release

    @property
    def selection(self) -> Selection | None:
        """What was chosen last, or what to offer first; None without files."""
        return self._selection

    @property
    def neighbours(self) -> NeighbourList | None:
        """DfE's list of statistical neighbours, if one was opened or lay beside the files."""
        return self._neighbours

    @property
    def shows_own_page(self) -> bool:
        """Whether the page on the screen was made from the open files."""
        return self._made is not None and self._made is self._state.page

    @property
    def compares_several(self) -> bool:
        """Whether the comparator is made of several areas, which could also be averaged."""
        if self._selection is None:
            return False
        from sendviewer.core.selections import ComparatorKind

        comparator = self._selection.comparator
        if comparator.kind is ComparatorKind.AREAS:
            return len(comparator.keys) > 1
        return comparator.kind in {ComparatorKind.REST_OF_REGION, ComparatorKind.NEIGHBOURS}

    @property
    def checked_commands(self) -> frozenset[str]:
        """The commands to be shown as chosen."""
        if self._selection is None or not self.shows_own_page:
            return frozenset()
        from sendviewer.core.selections import Pooling

        comparator = self._selection.comparator
        is_mean = comparator.pooling is Pooling.SIMPLE_MEAN
        kind = f"compare.{comparator.kind.name.lower()}"
        return frozenset({kind, "compare.simple_mean"} if is_mean else {kind})

    # --- work ---------------------------------------------------------------------------------

    def open_files(self, paths: Sequence[Path], name: str) -> Task[object]:
        """Read files; ``name`` says what goes on. The page on the screen stays for now."""
        areas, copies_folder = self._state.page.areas, self._copies_folder

        def read(progress: Progress) -> object:
            from sendviewer.sources.dfe.opening import open_release
            from sendviewer.sources.dfe.page_building import first_selection
            from sendviewer.sources.neighbours import find_neighbours

            release = open_release(tuple(paths), progress, copies_folder)
            try:
                selection = first_selection(release, areas)
                neighbours = find_neighbours(paths[0].resolve().parent)
                progress.check()
            except BaseException:
                release.close()
                raise
            # What is cancelled from here on never arrives: it is let go of when the task ends.
            self._waiting = _Opened(release, selection, neighbours)
            return self._waiting

        self.cancel()
        self._task = self._tasks.start(name, read, self._take_up)
        self._task.ended.connect(self._let_go)
        self.started.emit(self._task)
        return self._task

    def show(self, selection: Selection) -> None:
        """Make the page of a selection and show it."""
        release, neighbours = self._release, self._neighbours
        if release is None:
            return
        on_screen, options = self._state.page, self._state.options

        def make(progress: Progress) -> PageSpecs:
            from sendviewer.sources.dfe.page_building import build_page

            release.sha256(selection.dataset_id, progress)  # a page names its file's checksum
            page = build_page(release, selection, neighbours)
            progress.check()
            specs = PageSpecs(replace(page, sections=self._own_text(page, on_screen)), options)
            specs.make()
            return specs

        self.cancel()
        self._wanted = selection
        task = self._tasks.start("Making the page", make, self._show)
        task.failed.connect(self._tell)
        self._task = task
        self.started.emit(task)

    def cancel(self) -> None:
        """Stop what goes on: something else was asked for."""
        if self._task is not None and self._task in self._tasks.running:
            self._task.cancel()

    def compare_with(self, kind: ComparatorKind) -> None:
        """Compare the page with something else that needs no further choice, pooled."""
        from sendviewer.core.selections import ComparatorSelection

        if self._selection is not None:
            self.show(replace(self._selection, comparator=ComparatorSelection(kind)))

    def choose_simple_mean(self, *, simple: bool) -> None:
        """Compare with the mean of the areas' shares, or with the areas added together."""
        from sendviewer.core.selections import Pooling

        if self._selection is not None:
            pooling = Pooling.SIMPLE_MEAN if simple else Pooling.POOLED
            comparator = replace(self._selection.comparator, pooling=pooling)
            self.show(replace(self._selection, comparator=comparator))

    def open_neighbours(self, path: Path) -> NeighbourList:
        """Read a list of statistical neighbours; raises InputError if it cannot be used."""
        from sendviewer.sources.neighbours import read_neighbours

        self._neighbours = read_neighbours(path)
        self.changed.emit()
        return self._neighbours

    def forget_copies(self) -> None:
        """Delete what was kept of DfE files, so that each is read anew when it is opened."""
        from sendviewer.sources.dfe.kept_copies import KeptCopies

        freed = KeptCopies(self._copies_folder).forget() if self._copies_folder else 0
        size = f" ({freed / MEGABYTE:.1f} MB)" if freed else ""
        self._state.say(f"Deleted the kept figures of DfE files{size}; the files are untouched")

    def take_over(self, page: Page) -> None:
        """Take ``page`` for the one on the screen, of which only the text was changed."""
        if self.shows_own_page:
            self._made = page

    def close(self) -> None:
        """Let go of the files. All work must have ended."""
        self._let_go()
        if self._release is not None:
            self._release.close()
            self._release = None

    # --- results ------------------------------------------------------------------------------

    def _take_up(self, opened: object) -> None:
        assert isinstance(opened, _Opened)
        if self._release is not None:
            self._release.close()
        self._waiting = None
        self._release, self._selection = opened.release, opened.selection
        self._neighbours = opened.neighbours or self._neighbours
        self._made = None
        self.changed.emit()
        self.release_opened.emit()

    def _show(self, made: PageSpecs) -> None:
        page = made.page
        self._selection = self._wanted
        self._made = page
        same_areas = areas_key(page) == areas_key(self._state.page)
        self._state.open_page(page, keeps_view=same_areas, specs=made)
        name = page.name if len(page.name) <= LONGEST_IN_NOTICE else page.short_name
        beside = "" if page.comparator.is_none else f", beside {page.comparator.name}"
        self._state.say(f"Showing {name}, {page.period.label}{beside}")

    def _tell(self, error: InputError) -> None:
        self.failed.emit(f"The page was not made. {error}")

    def _let_go(self) -> None:
        """Close what was read and never taken up, since it was cancelled on its way."""
        if self._waiting is not None:
            self._waiting.release.close()
            self._waiting = None

    def _own_text(self, page: Page, on_screen: Page) -> tuple[Section, ...]:
        """Return the person's own text for the areas: as kept, else from the page on the screen."""
        key = areas_key(page)
        kept = self._own_texts.load(key)
        if not kept and key == areas_key(on_screen):
            kept = own_text_of(on_screen)
        return as_kept_for(page.period.label, kept)
