"""The choice of areas, year and comparator: by keyboard, in words, and never silently changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible_tree import nameless, nodes
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from sendviewer.core.pages import CHILDREN_WITH_SEND, Area, Subject
from sendviewer.core.selections import (
    ComparatorKind,
    ComparatorSelection,
    Dataset,
    Level,
    Phase,
    Place,
    Pooling,
    Provision,
    ReleasePeriod,
    Selection,
    SourceFile,
)
from sendviewer.sources.areas import directory
from sendviewer.sources.authorities import authority_table
from sendviewer.sources.dfe.first_selection import first_selection
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.footprints import Footprint, footprint_of
from sendviewer.sources.neighbours import NeighbourList
from sendviewer.ui import area_dialog, area_picker
from sendviewer.ui.area_dialog import AreaYearDialog
from sendviewer.ui.saved_footprints import SettingsFootprints
from sendviewer.ui.settings import DictStore, Settings
from sendviewer.views.look import Look, Looks

KIND = ComparatorKind
LLR = ("856", "855", "857")
FILE = SourceFile("sen.csv", "sen.zip", 1)
NEWEST = ReleasePeriod("202425", "2024/25", "January 2025", "2025-01")
OLDER = ReleasePeriod("202122", "2021/22", "January 2022", "2022-01")
PUPILS = Dataset(
    "pupils",
    "Pupils with SEN by primary need",
    "pupils",
    FILE,
    tuple((provision, CHILDREN_WITH_SEND) for provision in Provision),
    tuple(Phase),
    (NEWEST, OLDER),
)
PLANS = Dataset(
    "plans",
    "EHC plans by primary need",
    "plans",
    FILE,
    ((Provision.EHC_PLAN, Subject("EHC plans", "EHC plan", "EHC plans", "", "pupils")),),
    (Phase.ALL,),
    (NEWEST,),
)
NEIGHBOURS = NeighbourList("May 2025", "list.xlsx", "2025-05", {"856": ("330", "331")})


class MadeUpRelease:
    """Every authority that there was in each period, and how often it was asked for them."""

    title = "Special educational needs in England"
    skipped = ()
    datasets = (PUPILS, PLANS)

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def places(self, dataset_id: str, period_key: str) -> tuple[Place, ...]:
        self.asked.append((dataset_id, period_key))
        when = "2022" if period_key == OLDER.key else "2025"
        table = authority_table()
        wide = [Place(one.code, one.level, one.name, one.code) for one in table.regions.values()]
        authorities = [
            Place(
                *(one.dfe_code, Level.LOCAL_AUTHORITY, one.name, one.code, one.dfe_code),
                *(one.region_code, one.region_name),
            )
            for one in table.authorities.values()
            if not (one.ended and one.ended < when) and one.started <= when
        ]
        return (*wide, *authorities)


class Chosen:
    """A dialog that is open, and what came out of it."""

    def __init__(self, dialog: AreaYearDialog, release: MadeUpRelease) -> None:
        self.dialog = dialog
        self.release = release
        self.out: list[Selection] = []
        dialog.selection_chosen.connect(self.out.append)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.dialog.picker.entry, words)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)

    def chips(self) -> list[str]:
        return [chip.text() for chip in self.dialog.picker.chips.chips]

    def rows(self) -> list[str]:
        return [entry.title for entry in self.dialog.picker.list.entries]

    def change_period(self, period: ReleasePeriod) -> None:
        field = self.dialog.figures.period_choice.field
        field.setCurrentIndex(field.findData(period.key))
        field.activated.emit(field.currentIndex())

    def compare_with(self, kind: ComparatorKind) -> None:
        self.dialog.comparator.options[kind].click()


@pytest.fixture
def footprints() -> SettingsFootprints:
    return SettingsFootprints(Settings(DictStore()))


@pytest.fixture
def make(qtbot: QtBot, footprints: SettingsFootprints) -> Iterator[Any]:
    opened: list[AreaYearDialog] = []

    def make_dialog(
        keys: tuple[str, ...] = (),
        comparator: ComparatorSelection | None = None,
        neighbours: NeighbourList | None = None,
        look: Look | None = None,
        name: str = "",
    ) -> Chosen:
        release = MadeUpRelease()
        selection = Selection("pupils", NEWEST.key, keys, name)
        if comparator is not None:
            selection = replace(selection, comparator=comparator)
        looks = Looks(look or Look())
        dialog = AreaYearDialog(release, selection, directory(), footprints, neighbours, looks)  # type: ignore[arg-type]
        dialog.setProperty("looks", looks)
        opened.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return Chosen(dialog, release)

    yield make_dialog
    for dialog in opened:
        dialog.close()


# --- Areas --------------------------------------------------------------------------------


def test_three_councils_are_chosen_and_shown_by_keyboard_alone(make: Any) -> None:
    chosen = make()
    assert chosen.dialog.picker.entry.hasFocus()
    for words in ("856", "leicestersh", "rutl"):
        chosen.type(words)
        chosen.press(Qt.Key.Key_Return)
    assert chosen.chips() == ["Leicester", "Leicestershire", "Rutland"]
    assert chosen.out == []
    QTest.keyClick(
        chosen.dialog.picker.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert chosen.out == [Selection("pupils", "202425", LLR)]
    assert not chosen.dialog.isVisible()


def test_down_goes_into_the_list_and_up_and_typing_lead_back(make: Any) -> None:
    chosen = make()
    picker = chosen.dialog.picker
    chosen.type("leic")
    chosen.press(Qt.Key.Key_Down)
    assert picker.list.hasFocus()
    chosen.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.chips() == ["Leicestershire"]
    assert picker.entry.hasFocus()
    chosen.press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert picker.entry.hasFocus()
    chosen.press(Qt.Key.Key_Down, Qt.Key.Key_B)
    assert picker.entry.hasFocus()
    assert picker.entry.text() == "b"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return])
def test_a_chip_is_reached_and_removed_by_keys(make: Any, key: Qt.Key) -> None:
    chosen = make(LLR)
    chosen.press(Qt.Key.Key_Backspace, Qt.Key.Key_Left, key)
    assert chosen.chips() == ["Leicester", "Rutland"]
    assert QApplication.focusWidget().accessibleName() == "Remove Rutland"
    chosen.press(key, key)
    assert chosen.chips() == []
    assert chosen.dialog.picker.entry.hasFocus()


def test_enter_in_the_empty_entry_chooses_nothing(make: Any) -> None:
    chosen = make()
    chosen.press(Qt.Key.Key_Return)
    assert chosen.chips() == []
    assert chosen.dialog.isVisible()


def test_a_row_says_code_region_and_what_matched(make: Any) -> None:
    chosen = make()
    chosen.type("cumbria")
    first = chosen.dialog.picker.list.model().index(0, 0)
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Cumberland, 942, North West · from part of Cumbria"


def test_what_fits_nothing_says_what_to_try(make: Any) -> None:
    chosen = make()
    chosen.type("xyz")
    results = chosen.dialog.picker.results
    assert results.reason == "No area matches “xyz”. Try a name or a 3-digit code."
    assert not results.list.isVisible()
    chosen.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.dialog.picker.entry.hasFocus()


def test_what_is_spelled_nearly_as_an_area_is_answered_with_the_nearest(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(area_picker, "announce", lambda _, text, **__: spoken.append(text))
    chosen = make()
    chosen.type("Westminister")
    told = "No area matches “Westminister”. Nearest: Westminster. Try a name or a 3-digit code."
    assert chosen.dialog.picker.results.reason == told
    assert spoken[-1] == told
    chosen.press(Qt.Key.Key_Return)  # what is near is offered, and never taken by itself
    assert chosen.chips() == []


def test_a_region_and_its_authority_are_refused_at_once(make: Any) -> None:
    chosen = make(("856",))
    chosen.type("east midlands")
    chosen.press(Qt.Key.Key_Return)
    assert chosen.chips() == ["Leicester"]
    assert "East Midlands includes Leicester" in chosen.dialog.picker.problem.text
    chosen.type(" ")
    assert chosen.dialog.picker.problem.text == ""


def test_an_area_is_chosen_only_once(make: Any) -> None:
    chosen = make(("856",))
    chosen.type("856")
    chosen.press(Qt.Key.Key_Return)
    assert chosen.chips() == ["Leicester"]
    assert chosen.dialog.picker.problem.text == "Leicester is chosen already."


@pytest.mark.parametrize("way", [[], [Qt.Key.Key_Down]])
def test_after_an_area_that_is_chosen_already_typing_goes_on_afresh(
    make: Any, way: list[Qt.Key], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(area_picker, "announce", lambda _, text, **__: spoken.append(text))
    chosen = make(("856",))
    chosen.type("leicester")
    chosen.press(*way, Qt.Key.Key_Return)
    assert spoken[-1] == "Leicester is chosen already."
    chosen.type("kingston")
    assert chosen.dialog.picker.entry.text() == "kingston"


def test_a_reorganised_area_tells_its_lineage(make: Any) -> None:
    chosen = make(("942",))
    assert "was formed in April 2023" in chosen.dialog.picker.history.text()


def test_typing_never_asks_the_release_again(make: Any) -> None:
    chosen = make()
    chosen.type("leicester")
    chosen.change_period(OLDER)
    chosen.change_period(NEWEST)
    assert chosen.release.asked == [("pupils", "202425"), ("pupils", "202122")]


# --- Figures ------------------------------------------------------------------------------


def test_an_area_without_figures_in_a_period_is_named_and_comes_back(make: Any) -> None:
    chosen = make(("942", "856"), name="Two")
    chosen.change_period(OLDER)
    assert chosen.chips() == ["Leicester"]
    absent = chosen.dialog.picker.absent.text
    assert absent.startswith("Cumberland has no figures in 2021/22.")
    assert "Cumbria (909)" in absent
    assert chosen.dialog.selection.name == ""
    chosen.change_period(NEWEST)
    assert sorted(chosen.chips()) == ["Cumberland", "Leicester"]
    assert chosen.dialog.picker.absent.text == ""


def test_a_footprint_loses_its_name_with_one_of_its_areas(make: Any) -> None:
    chosen = make(("942", "856", "855"), name="Three")
    chosen.change_period(OLDER)
    assert chosen.dialog.selection.area_keys == ("856", "855")
    assert chosen.dialog.selection.name == ""


def test_another_dataset_offers_only_what_it_has(make: Any) -> None:
    chosen = make(("856",))
    figures = chosen.dialog.figures
    chosen.change_period(OLDER)
    figures.provision_choice.choose("sen-support")
    assert chosen.dialog.selection.provision is Provision.SEN_SUPPORT
    field = figures.dataset_choice.field
    field.setCurrentIndex(1)
    field.activated.emit(1)
    selection = chosen.dialog.selection
    assert (selection.dataset_id, selection.period_key) == ("plans", "202425")
    assert selection.provision is Provision.EHC_PLAN
    assert not figures.provision_choice.isVisible()
    assert not figures.phase_choice.isVisible()
    assert "EHC plans maintained by Leicester" in chosen.dialog.summary


def test_a_file_without_primary_need_is_explained(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = (replace(PUPILS, has_needs=False),)
    monkeypatch.setattr(MadeUpRelease, "datasets", without)
    chosen = make(("856",))
    assert "no figures by primary need" in chosen.dialog.summary
    assert not chosen.dialog.show_button.isEnabled()


# --- Footprints ---------------------------------------------------------------------------


def test_a_named_footprint_is_remembered_offered_and_forgotten(
    make: Any, footprints: SettingsFootprints
) -> None:
    chosen = make(LLR)
    names = chosen.dialog.picker.names
    assert names.entry.placeholderText() == "Leicester, Leicestershire and Rutland"
    QTest.keyClicks(names.entry, "LLR")
    names.remember_button.click()
    assert [one.name for one in footprints.load()] == ["LLR"]
    assert "Children with SEND in LLR: " in chosen.dialog.summary

    other = make()
    assert other.rows()[0] == "LLR"
    other.type("ll")
    other.press(Qt.Key.Key_Return)
    assert other.dialog.selection == Selection("pupils", "202425", LLR, "LLR")
    assert other.dialog.picker.names.remember_button.text() == "Forget this footprint"
    other.dialog.picker.names.remember_button.click()
    assert footprints.load() == ()
    assert other.rows()[0] == "England"


def test_a_footprint_is_handed_out_and_taken_in(make: Any) -> None:
    chosen = make(LLR, name="LLR")
    shared: list[Footprint] = []
    wanted: list[bool] = []
    chosen.dialog.footprint_share_wanted.connect(shared.append)
    chosen.dialog.footprint_open_wanted.connect(lambda: wanted.append(True))
    chosen.dialog.picker.names.share_button.click()
    other = make()
    other.dialog.add_footprint(shared[0])
    assert other.dialog.selection.area_keys == LLR
    assert other.dialog.selection.name == "LLR"
    chosen.dialog.picker.names.open_button.click()
    assert wanted == [True]


def test_a_footprint_with_an_area_that_is_not_there_says_which(make: Any) -> None:
    chosen = make(("856",))
    chosen.dialog.add_footprint(footprint_of([Area("E10000006", "Cumbria", "909")], "Old"))
    assert chosen.chips() == ["Leicester"]
    problem = chosen.dialog.picker.problem.text
    assert problem.startswith("“Old” was not taken. Cumbria has no figures in 2024/25.")
    assert "Cumberland" in problem


def test_a_footprint_opened_for_the_comparator_goes_there(make: Any) -> None:
    chosen = make(("856",), ComparatorSelection(KIND.AREAS))
    chosen.dialog.comparator.picker.names.open_button.click()
    chosen.dialog.add_footprint(footprint_of([Area("", "Birmingham", "330")]))
    assert chosen.chips() == ["Leicester"]
    assert chosen.dialog.selection.comparator.keys == ("330",)
    chosen.dialog.tell_problem("It was not saved.")
    assert chosen.dialog.comparator.picker.problem.text == "It was not saved."
    assert chosen.dialog.picker.problem.text == ""


def test_footprints_outlast_the_program_and_a_reset_and_are_kept_by_name() -> None:
    store = DictStore()
    kept = SettingsFootprints(Settings(store))
    kept.save(footprint_of([Area("", "Leicester", "856")], "One"))
    kept.save(footprint_of([Area("", "Rutland", "857")], "ONE"))
    kept.save(footprint_of([Area("", "Derby", "831")], "Another"))
    Settings(store).forget()
    again = SettingsFootprints(Settings(store))
    assert [one.name for one in again.load()] == ["Another", "ONE"]
    again.remove("one")
    assert [one.areas[0].name for one in again.load()] == ["Derby"]


# --- Comparators --------------------------------------------------------------------------


def test_the_region_is_named_and_chosen(make: Any) -> None:
    chosen = make(LLR)
    option = chosen.dialog.comparator.options[KIND.REST_OF_REGION]
    assert option.text() == "Rest of East Midlands"
    option.click()
    assert option.note == "The East Midlands without Leicester, Leicestershire and Rutland."
    assert chosen.dialog.summary.endswith("compared with the rest of the East Midlands.")
    assert chosen.dialog.selection.comparator.kind is KIND.REST_OF_REGION


def test_a_mean_is_offered_only_of_several_areas(make: Any) -> None:
    chosen = make(LLR)
    pooling = chosen.dialog.comparator.pooling
    assert not pooling.isVisible()
    chosen.compare_with(KIND.REST_OF_REGION)
    assert pooling.isVisible()
    pooling.choose("simple-mean")
    pooling.chosen.emit("simple-mean")
    assert chosen.dialog.selection.comparator.pooling is Pooling.SIMPLE_MEAN
    assert "simple mean" in chosen.dialog.summary
    chosen.compare_with(KIND.ENGLAND)
    assert chosen.dialog.selection.comparator.pooling is Pooling.POOLED


def test_neighbours_need_a_list_and_are_chosen_once_it_is_open(make: Any) -> None:
    chosen = make(("856",))
    panel = chosen.dialog.comparator
    option = panel.options[KIND.NEIGHBOURS]
    wanted: list[bool] = []
    chosen.dialog.neighbours_wanted.connect(lambda: wanted.append(True))
    assert not option.isEnabled()
    assert "not open" in option.note
    panel.open_button.click()
    assert wanted == [True]
    chosen.dialog.tell_problem("list.csv was not opened.")
    assert panel.opening_problem.text == "list.csv was not opened."
    chosen.dialog.show_neighbours(NEIGHBOURS)
    assert not panel.opening_problem.isVisible()
    assert option.isChecked()
    assert "May 2025" in option.text()
    assert "Birmingham" in option.note
    assert not panel.open_button.isVisible()
    assert chosen.dialog.selection.comparator.kind is KIND.NEIGHBOURS


def test_a_comparator_that_no_longer_fits_is_told_and_not_changed(make: Any) -> None:
    chosen = make(("856",), ComparatorSelection(KIND.REGION))
    chosen.press(Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    chosen.type("london")
    chosen.press(Qt.Key.Key_Return)
    assert chosen.dialog.selection.comparator.kind is KIND.REGION
    assert chosen.dialog.summary.startswith("London is not inside a region.")
    assert not chosen.dialog.show_button.isEnabled()
    assert not chosen.dialog.comparator.options[KIND.REST_OF_REGION].isEnabled()


def test_other_areas_must_be_named_before_the_page_is_shown(make: Any) -> None:
    chosen = make(("856",))
    chosen.compare_with(KIND.AREAS)
    assert chosen.dialog.summary == "Choose the areas to compare with."
    picker = chosen.dialog.comparator.picker
    assert picker.isVisible()
    QTest.keyClicks(picker.entry, "330")
    QTest.keyClick(picker.entry, Qt.Key.Key_Return)
    assert chosen.dialog.selection.comparator.keys == ("330",)
    assert chosen.dialog.summary.endswith("compared with Birmingham.")
    assert chosen.dialog.show_button.isEnabled()


def test_what_was_chosen_before_stands_there_again(make: Any) -> None:
    comparator = ComparatorSelection(KIND.AREAS, ("330", "331"), "Two", Pooling.SIMPLE_MEAN)
    chosen = make(LLR, comparator, name="LLR")
    assert chosen.dialog.selection == Selection(
        "pupils", "202425", LLR, "LLR", comparator=comparator
    )


# --- The dialog ---------------------------------------------------------------------------


def test_nothing_is_shown_before_an_area_is_chosen(make: Any) -> None:
    chosen = make()
    assert not chosen.dialog.show_button.isEnabled()
    chosen.dialog.accept()
    assert chosen.dialog.isVisible()
    assert chosen.dialog.summary == "Choose an area, or several to be counted as one."
    assert chosen.dialog.show_button.accessibleDescription() == chosen.dialog.summary


def test_escape_closes_and_changes_nothing(make: Any) -> None:
    chosen = make(("856",))
    chosen.type("rutland")
    chosen.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert not chosen.dialog.isVisible()
    assert chosen.out == []


@pytest.mark.parametrize("kind", [KIND.ENGLAND, KIND.AREAS, KIND.REST_OF_REGION])
def test_everything_has_a_name_and_tab_goes_round_in_order(make: Any, kind: ComparatorKind) -> None:
    chosen = make(LLR, ComparatorSelection(kind, ("330", "331")))
    dialog = chosen.dialog
    assert nameless(dialog) == []
    walked: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in walked:
            break
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is walked[0] is dialog.picker.entry
    order = [
        dialog.picker.list,
        *dialog.picker.chips.chips,
        dialog.picker.names.entry,
        dialog.figures.dataset_choice.field,
        dialog.comparator.options[kind],
        dialog.show_button,
        dialog.cancel_button,
    ]
    places = [walked.index(widget) for widget in order]
    assert places == sorted(places)
    small = [one for one in walked if one.height() < 28 or one.width() < 28]
    assert small == []


def test_the_options_are_radio_buttons_of_a_named_group(make: Any) -> None:
    chosen = make(LLR)
    found = {
        node.text(QAccessible.Text.Name): node.role()
        for node in nodes(chosen.dialog)
        if node.role() in {QAccessible.Role.RadioButton, QAccessible.Role.Grouping}
    }
    assert found["Compare with"] is QAccessible.Role.Grouping
    assert found["Chosen areas"] is QAccessible.Role.Grouping
    assert found["England"] is QAccessible.Role.RadioButton


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_a_small_window_and_keeps_the_foot_in_sight(
    make: Any, scale: float, qtbot: QtBot
) -> None:
    twelve = [one.dfe_code for one in authority_table().authorities.values() if not one.ended]
    chosen = make(tuple(twelve[20:32]), look=Look(text_scale=scale))
    dialog = chosen.dialog
    dialog.resize(944, 620)
    QApplication.processEvents()
    assert (dialog.width(), dialog.height()) == (944, 620)
    for widget in (dialog.show_button, dialog.cancel_button):
        corner = widget.mapTo(dialog, widget.rect().bottomRight())
        assert dialog.rect().contains(corner)
    scrolling = dialog.findChild(QScrollArea)
    assert scrolling.widget().width() <= scrolling.viewport().width()
    assert scrolling.viewport().height() >= 250


def test_what_is_chosen_is_spoken_but_not_each_letter_of_a_name(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    for module in (area_dialog, area_picker):
        monkeypatch.setattr(module, "announce", lambda _w, text, **_how: spoken.append(text))
    chosen = make(("856",))
    chosen.type("855")
    assert spoken[-1] == "1 match. Leicestershire, 855, East Midlands"
    chosen.press(Qt.Key.Key_Return)
    assert spoken[-1] == chosen.dialog.summary
    spoken.clear()
    entry = chosen.dialog.picker.names.entry
    entry.setFocus()
    QTest.keyClicks(entry, "Two")
    assert spoken == []
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert spoken == [chosen.dialog.summary]
    assert "Children with SEND in Two: " in spoken[0]


# --- With real files ----------------------------------------------------------------------

DATA = Path(__file__).parents[3] / "shared" / "data"
PLANS_2025 = DATA / "dfe" / "education-health-and-care-plans_2025.zip"


@pytest.mark.skipif(
    not PLANS_2025.exists(), reason="DfE's plans of 2025 are not beside the project"
)
def test_the_real_plans_of_2025_are_chosen_for_three_councils(
    qtbot: QtBot, footprints: SettingsFootprints
) -> None:
    release = open_release((PLANS_2025,))
    looks = Looks()
    dialog = AreaYearDialog(release, first_selection(release), directory(), footprints, None, looks)
    qtbot.addWidget(dialog)
    chosen = Chosen(dialog, MadeUpRelease())
    dialog.show()
    chosen.dialog.picker.chips.chips[0].click()
    for words in ("leicester", "leicestershire", "rutland"):
        chosen.type(words)
        QTest.keyClick(dialog.picker.entry, Qt.Key.Key_Return)
    dialog.show_button.click()
    assert [one.area_keys for one in chosen.out] == [LLR]
    dialog.close()
    release.close()
