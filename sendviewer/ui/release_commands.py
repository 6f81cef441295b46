"""The commands on DfE files: choosing area and year, comparing, lists and footprints as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from sendviewer.core.errors import InputError
from sendviewer.core.pages import Page, Section
from sendviewer.ui.file_choice import FileChooser
from sendviewer.ui.own_texts import OwnTexts, areas_key, own_text_of
from sendviewer.ui.releases import Releases
from sendviewer.ui.settings import OPEN_FOLDER, SAVE_FOLDER, Settings
from sendviewer.ui.state import PageState
from sendviewer.views.look import Looks

if TYPE_CHECKING:  # with the first DfE file
    from sendviewer.sources.footprints import Footprint
    from sendviewer.ui.area_dialog import AreaYearDialog

__all__ = ["ReleaseCommands"]

NEIGHBOUR_KINDS = "List of statistical neighbours (*.xlsx *.csv);;All files (*)"
FOOTPRINT_ENDING = ".sendarea.json"
FOOTPRINT_KINDS = f"Areas (*{FOOTPRINT_ENDING});;All files (*)"


class ReleaseCommands(QObject):
    """Opens the dialogs that files of figures need, and takes up what is chosen in them."""

    failed = Signal(str)
    open_wanted = Signal()

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that it brings together
        self,
        state: PageState,
        releases: Releases,
        own_texts: OwnTexts,
        settings: Settings,
        chooser: FileChooser,
        looks: Looks,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state = state
        self._releases = releases
        self._own_texts = own_texts
        self._settings = settings
        self._chooser = chooser
        self._looks = looks
        self._window = window
        self._asking: QDialog | None = None
        releases.release_opened.connect(self._offer)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {
            "file.area_and_year": self.choose_area,
            "file.open_neighbours": self.open_neighbours,
            "file.forget_copies": self._releases.forget_copies,
            "edit.own_text": self.edit_own_text,
            "compare.england": partial(self._compare, "ENGLAND"),
            "compare.region": partial(self._compare, "REGION"),
            "compare.rest_of_region": partial(self._compare, "REST_OF_REGION"),
            "compare.neighbours": self._compare_with_neighbours,
            "compare.areas": self.choose_area,
            "compare.simple_mean": self._turn_mean,
        }

    def _offer(self) -> None:
        """Say what was opened, and ask at once what to show of it."""
        release = self._releases.release
        if release is not None:
            self._state.say(f"Opened {release.title}: choose area and year")
        self.choose_area()

    def choose_area(self) -> None:
        """Ask for area, year and comparator; without a file, say where the figures come from."""
        release, selection = self._releases.release, self._releases.selection
        if release is None or selection is None:
            self._say_where_figures_are()
            return
        from sendviewer.sources.areas import directory
        from sendviewer.ui.area_dialog import AreaYearDialog
        from sendviewer.ui.saved_footprints import SettingsFootprints

        dialog = AreaYearDialog(
            release,
            selection,
            directory(),
            SettingsFootprints(self._settings),
            self._releases.neighbours,
            self._looks,
            self._window,
        )
        dialog.selection_chosen.connect(self._releases.show)
        dialog.neighbours_wanted.connect(partial(self._add_neighbours, dialog))
        dialog.footprint_open_wanted.connect(partial(self._add_footprint, dialog))
        dialog.footprint_share_wanted.connect(partial(self._share_footprint, dialog))
        self._ask(dialog)

    def open_neighbours(self) -> None:
        """Ask for DfE's list of statistical neighbours and read it."""
        self._read_neighbours(self.failed.emit)

    def _read_neighbours(self, tell_problem: Callable[[str], None]) -> bool:
        """Return whether a list was chosen and could be read."""
        path = self._ask_for("Open a list of statistical neighbours", NEIGHBOUR_KINDS)
        if path is None:
            return False
        try:
            neighbours = self._releases.open_neighbours(path)
        except InputError as error:
            tell_problem(f"{path.name} was not opened. {error}")
            return False
        self._state.say(f"Opened the list of statistical neighbours, {neighbours.version}")
        return True

    def edit_own_text(self) -> None:
        """Open the person's own text for the area of the page."""
        from sendviewer.ui.own_text_dialog import OwnTextDialog

        page = self._state.page
        own = tuple(section for section in page.sections if not section.is_made)
        dialog = OwnTextDialog(page.short_name or page.name, own, self._looks, self._window)
        dialog.kept.connect(partial(self._keep_own_text, page))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- comparing ----------------------------------------------------------------------------

    def _compare(self, kind: str) -> None:
        from sendviewer.core.selections import ComparatorKind

        self._releases.compare_with(ComparatorKind[kind])

    def _compare_with_neighbours(self) -> None:
        """Compare with the neighbours; ask for the list where there is none yet."""
        if self._releases.neighbours is None:
            self.open_neighbours()
        if self._releases.neighbours is not None:
            self._compare("NEIGHBOURS")

    def _turn_mean(self) -> None:
        is_mean = "compare.simple_mean" in self._releases.checked_commands
        self._releases.choose_simple_mean(simple=not is_mean)

    # --- files of the dialog ------------------------------------------------------------------

    def _add_neighbours(self, dialog: AreaYearDialog) -> None:
        if self._read_neighbours(dialog.tell_problem) and self._releases.neighbours is not None:
            dialog.show_neighbours(self._releases.neighbours)

    def _add_footprint(self, dialog: AreaYearDialog) -> None:
        from sendviewer.sources.footprints import read_footprint

        path = self._ask_for("Open areas that somebody shared", FOOTPRINT_KINDS)
        if path is None:
            return
        try:
            dialog.add_footprint(read_footprint(path))
        except InputError as error:
            dialog.tell_problem(f"{path.name} was not opened. {error}")

    def _share_footprint(self, dialog: AreaYearDialog, footprint: Footprint) -> None:
        from sendviewer.sources.footprints import write_footprint

        folder = Path(self._settings.get(SAVE_FOLDER) or Path.home())
        name = "".join(letter if letter.isalnum() else "-" for letter in footprint.name)
        kinds = (f"Areas (*{FOOTPRINT_ENDING})",)
        proposal = folder / f"{name}{FOOTPRINT_ENDING}"
        path = self._chooser.file_to_save("Share these areas", proposal, kinds)
        if path is None:
            return
        try:
            write_footprint(footprint, path)
        except InputError as error:
            dialog.tell_problem(f"Nothing was saved. {error}")
            return
        self._settings.set(SAVE_FOLDER, str(path.parent))
        self._state.say(f"Saved {path.name}")

    def _ask_for(self, title: str, kinds: str) -> Path | None:
        return self._chooser.other_file_to_open(title, self._settings.get(OPEN_FOLDER), kinds)

    # --- text and help ------------------------------------------------------------------------

    def _keep_own_text(self, page: Page, sections: tuple[Section, ...]) -> None:
        """Keep what was written for ``page``, and show it if that page is still there."""
        changed = replace(page, sections=sections)
        if page is self._state.page:
            self._releases.take_over(changed)
            self._state.replace_text(changed)
        try:
            self._own_texts.save(areas_key(page), own_text_of(changed))
        except InputError as error:
            self.failed.emit(f"Your text is on the page, but was not kept. {error}")
            return
        self._state.say(f"Your text is kept for {page.short_name or page.name}")

    def _say_where_figures_are(self) -> None:
        from sendviewer.ui.figures_dialog import FiguresDialog

        dialog = FiguresDialog(self._looks, self._window)
        dialog.open_wanted.connect(self.open_wanted)
        self._ask(dialog)

    def _ask(self, dialog: QDialog) -> None:
        """Open a dialog in place of the one before, which may be of files that are closed."""
        if self._asking is not None:
            self._asking.reject()
        self._asking = dialog
        dialog.finished.connect(self._asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _asked(self) -> None:
        if self.sender() is self._asking:
            self._asking = None
