"""Every state of the window and of its dialogs that a person can come to, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from unittest.mock import patch

from doors import AnsweringChooser, KeptClipboard, KeptOpener
from pages_by_hand import census_page, llr_page, neighbours_page, plans_page
from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sendviewer.core.pages import Page
from sendviewer.core.selections import ComparatorKind, ComparatorSelection, Selection
from sendviewer.export.document_formats import DocumentFormat, DocumentOptions
from sendviewer.present.briefing import build_shown_briefing
from sendviewer.present.card_tables import card_table
from sendviewer.present.filter_entries import choices_of
from sendviewer.present.overview_groups import settings_card
from sendviewer.present.wording import credit_line
from sendviewer.sources.areas import directory
from sendviewer.sources.dfe.release import Release
from sendviewer.sources.footprints import Footprint
from sendviewer.sources.neighbours import NeighbourList
from sendviewer.ui import export_run
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.card_table_dialog import CardTableDialog
from sendviewer.ui.clipboard_dialog import ClipboardDialog
from sendviewer.ui.column_filter import ColumnFilterPopup
from sendviewer.ui.columns_dialog import ColumnsDialog
from sendviewer.ui.command_palette import CommandPalette
from sendviewer.ui.copying import kit_content
from sendviewer.ui.crash_dialog import CrashDialog
from sendviewer.ui.export_dialog import ExportDialog
from sendviewer.ui.export_services import ExportServices
from sendviewer.ui.export_work import MadeDocument, make_document
from sendviewer.ui.figures_dialog import FiguresDialog
from sendviewer.ui.glossary_dialog import GlossaryDialog
from sendviewer.ui.help_dialogs import AboutDialog, ExplainDialog, GuideDialog, LogDialog
from sendviewer.ui.main_window import MainWindow
from sendviewer.ui.needs_page import NeedsPage
from sendviewer.ui.own_text_dialog import OwnTextDialog
from sendviewer.ui.paste_window import PasteWindow
from sendviewer.ui.print_dialog import PrintDialog
from sendviewer.ui.remembered_export import RememberedExport
from sendviewer.ui.saved_footprints import SettingsFootprints
from sendviewer.ui.settings import DictStore, Settings
from sendviewer.ui.shortcut_sheet import ShortcutSheet
from sendviewer.ui.tab_pages import READING, TABS
from sendviewer.ui.tasks import Progress, Task
from sendviewer.views.look import Looks

PATIENCE_MS, TOO_LATE = 20_000, -1
TAB_IDS = (*(tab.id for tab in TABS), READING.id)
PAGES: dict[str, Callable[[], Page]] = {
    "shipped": llr_page,
    "plans": plans_page,
    "census": census_page,
    "neighbours": neighbours_page,
}


def needs_page(window: MainWindow) -> NeedsPage:
    page = window.tabs.page("needs")
    assert isinstance(page, NeedsPage)
    return page


# --- The window -------------------------------------------------------------------------------


def at_rest(window: MainWindow) -> None:
    """Nothing was done yet."""


def filtered(window: MainWindow) -> None:
    needs = needs_page(window)
    needs.bar.search.setText("learning")
    needs.bar.choice.chosen.emit("higher")


def nothing_left(window: MainWindow) -> None:
    needs_page(window).bar.search.setText("xyz")


def selected(window: MainWindow) -> None:
    window.state.select_need("ASD")


def warned(window: MainWindow) -> None:
    window.warn("needs.csv was not opened. Line 3, column children: “many” is not a number.")


def busy(window: MainWindow) -> None:
    strip = window.status.work
    strip.delay_ms = 0
    strip.follow(Task("Opening sen.zip", _no_work, strip))
    QTest.qWait(1)
    QApplication.processEvents()
    assert strip.isVisible()


def _no_work(_progress: Progress) -> object:
    return None


def end_work(window: MainWindow) -> None:
    window.status.work._let_go()


STATES: dict[str, Callable[[MainWindow], None]] = {
    "at rest": at_rest,
    "filtered": filtered,
    "nothing left": nothing_left,
    "selected": selected,
    "warned": warned,
    "busy": busy,
}


WHERE = {
    "at rest": TAB_IDS,
    "filtered": ("needs", "chart"),
    "nothing left": ("needs", "chart"),
    "selected": ("needs", "chart"),
    "warned": ("overview", "needs", "reading"),
    "busy": ("overview", "needs"),
}
"""On which tabs a state shows something of its own."""


def to_rest(window: MainWindow) -> None:
    """Take back whatever a state has brought."""
    end_work(window)
    window.banner.hide()
    needs_page(window).choices.clear_filters()
    needs_page(window).changes.quiet.stop()
    window.state.select_need("")


# --- The dialogs ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dialog:
    """What a dialog is made from."""

    window: MainWindow
    looks: Looks
    release: Release


def _palette(around: Dialog) -> QWidget:
    return CommandPalette(around.window.action_set, around.looks, around.window)


def _palette_empty(around: Dialog) -> QWidget:
    palette = CommandPalette(around.window.action_set, around.looks, around.window)
    palette.field.setText("xyz")
    return palette


def _explanation(around: Dialog) -> QWidget:
    words = "6,547 of 21,966 children.\n\nShare = children / all children, rounded half up."
    return ExplainDialog(words, around.looks, around.window.copying.put, around.window)


def _crash(around: Dialog) -> QWidget:
    return CrashDialog("A report.\nOf two lines.", around.looks, KeptClipboard(), around.window)


def _log(around: Dialog) -> QWidget:
    return LogDialog(Path("/a/folder/for/logs"), around.looks, around.window)


def _about(around: Dialog) -> QWidget:
    return AboutDialog(around.window.state.page, around.looks, around.window)


def _guide(around: Dialog) -> QWidget:
    return GuideDialog(around.looks, around.window)


def _sheet(around: Dialog) -> QWidget:
    return ShortcutSheet(around.looks, around.window)


def _clipboard(around: Dialog) -> QWidget:
    return ClipboardDialog(around.looks, around.window)


def _glossary(around: Dialog) -> QWidget:
    return GlossaryDialog("", around.looks, around.window)


def _print(around: Dialog) -> QWidget:
    state = around.window.state
    return PrintDialog(
        build_shown_briefing(state.page, state.options), around.looks, parent=around.window
    )


def _paste_kit(around: Dialog) -> PasteWindow:
    content = partial(kit_content, around.window.state)
    return PasteWindow(content, KeptClipboard(), Settings(DictStore()), around.looks)


def _paste_kit_begun(around: Dialog) -> QWidget:
    kit = _paste_kit(around)
    kit.copy_next()
    kit.copy_next()
    return kit


def _export(around: Dialog, *kinds: str) -> ExportDialog:
    remembered = RememberedExport(Settings(DictStore()))
    remembered.keep(kinds or (".md",), (), ())
    services = ExportServices(remembered, around.window.tasks, AnsweringChooser(), KeptOpener())
    with patch.object(export_run, "PREVIEW_DELAY_MS", 0):
        dialog = ExportDialog(
            around.window.state.page, DocumentOptions(), services, around.looks, around.window
        )
    _settle_preview(dialog)
    return dialog


def _settle_preview(dialog: ExportDialog) -> None:
    """Wait for the preview: until then there is less to see.

    The same document of the same page is made once for all walks through the dialogs.
    """
    loop, patience = QEventLoop(), QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(partial(loop.exit, TOO_LATE))
    dialog.preview_settled.connect(loop.quit)
    patience.start(PATIENCE_MS)
    with patch.object(export_run, "make_document", _made_once):
        ended = loop.exec()
    patience.stop()
    assert ended != TOO_LATE, "there is no preview"


def _made_once(
    kind: DocumentFormat, page: Page, options: DocumentOptions, _progress: Progress
) -> MadeDocument:
    return _made(kind, page, options)


@cache
def _made(kind: DocumentFormat, page: Page, options: DocumentOptions) -> MadeDocument:
    return make_document(kind, page, options, Progress(lambda _fraction, _words: None))


def _export_of_some(around: Dialog) -> QWidget:
    return _export(around, ".csv", ".json", ".md")


def _export_far_away(around: Dialog) -> QWidget:
    dialog = _export(around)
    dialog.place.show_place(Path("/first", *["a folder of many"] * 20), dialog.place.name.text())
    dialog._show_summary()
    return dialog


def _export_of_a_picture(around: Dialog) -> QWidget:
    return _export(around, ".svg")


def _export_of_all(around: Dialog) -> QWidget:
    dialog = _export(around)
    for row in dialog.kinds.rows.values():
        row.show_choice(ticked=True, choices=())
        row.show_template(Path("/a/folder/council.docx") if row.kind.template_endings else None)
    dialog.kinds.changed.emit()
    _settle_preview(dialog)
    return dialog


def _export_of_nothing(around: Dialog) -> QWidget:
    dialog = _export(around)
    dialog.kinds.rows[".md"].box.click()
    return dialog


def _export_asking(around: Dialog) -> QWidget:
    dialog = _export(around)
    dialog.foot.ask_about([Path(f"/a/folder/page of a place.{kind}") for kind in ("docx", "md")])
    return dialog


def _export_done(around: Dialog) -> QWidget:
    dialog = _export(around)
    dialog._tell_saved((Path("/a/folder/page.md"),))
    dialog.kinds.first_box.setFocus()
    return dialog


def _figures(around: Dialog) -> QWidget:
    return FiguresDialog(around.looks, around.window)


def _own_text(around: Dialog) -> OwnTextDialog:
    return OwnTextDialog("LLR", around.window.state.page.sections, around.looks, around.window)


def _own_text_wrong(around: Dialog) -> QWidget:
    dialog = _own_text(around)
    dialog.editor.setPlainText("Without a heading.")
    dialog.accept()
    return dialog


def _own_text_unsaved(around: Dialog) -> QWidget:
    dialog = _own_text(around)
    dialog.editor.insertPlainText("## New\n\nWords.")
    dialog.show()
    dialog.reject()
    return dialog


def _card_table(around: Dialog) -> QWidget:
    page = around.window.state.page
    table = card_table(settings_card(page), credit_line(page))
    assert table is not None
    return CardTableDialog(table, around.looks, around.window.copying.put, around.window)


def _columns(around: Dialog) -> QWidget:
    columns = around.window.state.whole_table.columns
    visible = [column.id for column in columns][:5]
    return ColumnsDialog(columns, visible, around.looks, around.window)


def _column_filter(around: Dialog, column_id: str) -> ColumnFilterPopup:
    table = around.window.state.whole_table
    column = next(one for one in table.columns if one.id == column_id)
    choices = choices_of(table, column_id)
    popup = ColumnFilterPopup(column, None, choices, around.looks, around.window)
    popup.show_under(QRect(40, 40, 200, 40))
    return popup


def _filter_of_words(around: Dialog) -> QWidget:
    return _column_filter(around, "need")


def _filter_of_numbers(around: Dialog) -> QWidget:
    return _column_filter(around, "children")


def _filter_wrong(around: Dialog) -> QWidget:
    popup = _column_filter(around, "children")
    QTest.keyClicks(popup.editor.lowest, "many")
    popup.editor.is_settled()
    return popup


def _filter_of_answers(around: Dialog) -> QWidget:
    return _column_filter(around, "compared")


LLR = ("856", "855", "857")
NEIGHBOURS = NeighbourList("May 2025", "list.xlsx", "2025-05", {"856": ("373", "341")})


def _area(
    around: Dialog,
    keys: tuple[str, ...] = LLR,
    comparator: ComparatorKind = ComparatorKind.ENGLAND,
    *,
    with_saved: bool = False,
) -> AreaYearDialog:
    dataset = around.release.datasets[0]
    footprints = SettingsFootprints(Settings(DictStore()))
    if with_saved:
        areas = tuple(_area_of(around, key) for key in LLR)
        footprints.save(Footprint("LLR", "LLR", areas))
    selection = Selection(
        dataset_id=dataset.id,
        period_key=dataset.periods[0].key,
        area_keys=keys,
        comparator=ComparatorSelection(comparator),
    )
    return AreaYearDialog(
        *(around.release, selection, directory(), footprints, NEIGHBOURS),
        *(around.looks, around.window),
    )


def _area_of(around: Dialog, key: str) -> object:
    from sendviewer.core.pages import Area  # noqa: PLC0415 - for one state only

    dataset = around.release.datasets[0]
    places = around.release.places(dataset.id, dataset.periods[0].key)
    place = next(one for one in places if one.key == key)
    return Area(place.code, place.name, place.dfe_code)


def _area_chosen(around: Dialog) -> QWidget:
    return _area(around, with_saved=True)


def _area_none(around: Dialog) -> QWidget:
    return _area(around, ())


def _area_found(around: Dialog) -> QWidget:
    dialog = _area(around)
    dialog.picker.entry.setText("lei")
    return dialog


def _area_not_found(around: Dialog) -> QWidget:
    dialog = _area(around)
    dialog.picker.entry.setText("xyz")
    return dialog


def _area_neighbours(around: Dialog) -> QWidget:
    return _area(around, ("856",), ComparatorKind.NEIGHBOURS)


def _area_beside_areas(around: Dialog) -> QWidget:
    return _area(around, ("856",), ComparatorKind.AREAS)


def _area_told(around: Dialog) -> QWidget:
    dialog = _area(around)
    dialog.tell_problem("neighbours.xlsx was not opened. It has no sheet with areas.")
    return dialog


DIALOGS: dict[str, Callable[[Dialog], QWidget]] = {
    "palette": _palette,
    "palette, nothing found": _palette_empty,
    "explanation": _explanation,
    "crash": _crash,
    "log": _log,
    "about": _about,
    "guide": _guide,
    "shortcuts": _sheet,
    "clipboard": _clipboard,
    "glossary": _glossary,
    "print": _print,
    "paste kit": _paste_kit,
    "paste kit, begun": _paste_kit_begun,
    "export": _export,
    "export, some": _export_of_some,
    "export, far away": _export_far_away,
    "export, picture": _export_of_a_picture,
    "export, all": _export_of_all,
    "export, nothing": _export_of_nothing,
    "export, asking": _export_asking,
    "export, done": _export_done,
    "figures": _figures,
    "own text": _own_text,
    "own text, wrong": _own_text_wrong,
    "own text, unsaved": _own_text_unsaved,
    "table of a card": _card_table,
    "columns": _columns,
    "filter of words": _filter_of_words,
    "filter of numbers": _filter_of_numbers,
    "filter of numbers, wrong": _filter_wrong,
    "filter of answers": _filter_of_answers,
    "areas": _area_chosen,
    "areas, none": _area_none,
    "areas, found": _area_found,
    "areas, not found": _area_not_found,
    "areas, neighbours": _area_neighbours,
    "areas, beside areas": _area_beside_areas,
    "areas, told": _area_told,
}
