"""Chooses which figures are meant: what is counted, when, with which support, in which schools.

What a release has only one of is said in words and not offered.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sendviewer.core.selections import Dataset, Phase, Provision, ReleasePeriod, Selection
from sendviewer.present.phrases import capital
from sendviewer.present.selection_words import phase_words
from sendviewer.ui.area_choices import FilesOfRelease
from sendviewer.ui.area_notice import AreaNotice
from sendviewer.views.choice_field import ChoiceField
from sendviewer.views.controls import SegmentedControl
from sendviewer.views.label import Label
from sendviewer.views.look import Looks, TextStyle

__all__ = ["AreaFigures", "period_words"]

GAP = 6
BETWEEN = 12

_PROVISIONS = {
    Provision.ALL_SEN: "All SEN",
    Provision.SEN_SUPPORT: "SEN support",
    Provision.EHC_PLAN: "EHC plans",
}


def period_words(period: ReleasePeriod) -> str:
    """Return a period as it is offered: "2024/25 (January 2025)"."""
    return period.label if period.when in {"", period.label} else f"{period.label} ({period.when})"


class AreaFigures(QWidget):
    """Four choices. ``changed`` tells any change, after the others were brought in line."""

    changed = Signal()

    def __init__(
        self,
        files: FilesOfRelease,
        selection: Selection,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._looks = looks
        self.dataset_choice = _Choice("What is counted", looks, self)
        self.period_choice = _Choice("Period", looks, self)
        self.provision_choice = _SegmentChoice("Support", looks, self)
        self.phase_choice = _Choice("Schools", looks, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(BETWEEN)
        beside = QHBoxLayout()
        beside.setSpacing(BETWEEN)
        beside.addWidget(self.period_choice, 3)
        beside.addWidget(self.phase_choice, 2)
        self.left_out = AreaNotice(looks, self)
        self.left_out.tell(files.left_out)
        self._layout.addWidget(self.left_out)
        self._layout.addWidget(self.dataset_choice)
        self._layout.addLayout(beside)
        self._layout.addWidget(self.provision_choice)
        datasets = [(dataset.id, dataset.title) for dataset in files.datasets]
        self.dataset_choice.show_options(datasets, files.dataset(selection.dataset_id).id)
        self._show_dataset(selection.period_key, selection.provision, selection.phase)
        self.dataset_choice.chosen.connect(self._change_dataset)
        for choice in (self.period_choice, self.provision_choice, self.phase_choice):
            choice.chosen.connect(self.changed)

    @property
    def dataset(self) -> Dataset:
        """The chosen dataset."""
        return self._files.dataset(self.dataset_choice.current)

    @property
    def period(self) -> ReleasePeriod:
        """The chosen period."""
        return self._files.period(self.dataset, self.period_choice.current)

    @property
    def provision(self) -> Provision:
        """The chosen provision."""
        return Provision(self.provision_choice.current)

    @property
    def phase(self) -> Phase:
        """The chosen phase."""
        return Phase(self.phase_choice.current)

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return tuple(widget for choice in self._choices() for widget in choice.focus_widgets())

    def _choices(self) -> tuple[_Choice | _SegmentChoice, ...]:
        return self.dataset_choice, self.period_choice, self.phase_choice, self.provision_choice

    def _change_dataset(self) -> None:
        self._show_dataset(self.period_choice.current, self.provision, self.phase)
        self.changed.emit()

    def _show_dataset(self, period_key: str, provision: Provision, phase: Phase) -> None:
        """Offer what the dataset has; keep what was chosen where it has that too."""
        dataset = self.dataset
        periods = [(period.key, period_words(period)) for period in dataset.periods]
        self.period_choice.show_options(periods, self._files.period(dataset, period_key).key)
        provisions = dataset.provisions or (Provision.ALL_SEN,)
        current = provision if provision in provisions else provisions[0]
        offered = [(one.value, _PROVISIONS[one]) for one in provisions]
        self.provision_choice.show_options(offered, current.value)
        phases = dataset.phases or (Phase.ALL,)
        first = Phase.ALL if Phase.ALL in phases else phases[0]
        kept = phase if phase in phases else first
        self.phase_choice.show_options(
            [(one.value, capital(phase_words(one))) for one in phases], kept.value
        )
        self.provision_choice.setVisible(len(provisions) > 1)
        self.phase_choice.setVisible(len(phases) > 1)


class _Titled(QWidget):
    """A title with something below it."""

    chosen = Signal(str)

    def __init__(self, name: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.looks = looks
        self.title = Label(name, looks, style=TextStyle.LABEL, parent=self)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(GAP)
        self.rows.addWidget(self.title)


class _Choice(_Titled):
    """A choice from a list; of a single option only the words."""

    def __init__(self, name: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(name, looks, parent)
        self.field = ChoiceField(name, looks, self)
        self.only = Label("", looks, wraps=True, parent=self)
        self.title.setBuddy(self.field)
        self.rows.addWidget(self.field)
        self.rows.addWidget(self.only)
        self.rows.addStretch(1)
        self.field.chosen.connect(self.chosen)

    @property
    def current(self) -> str:
        """The id of the chosen option."""
        return self.field.current

    def show_options(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other options."""
        self.field.show_options(options, current)
        self.only.setText(self.field.currentText())
        self.field.setVisible(len(options) > 1)
        self.only.setVisible(len(options) <= 1)

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return (self.field,)


class _SegmentChoice(_Titled):
    """A choice from a few options side by side."""

    def __init__(self, name: str, looks: Looks, parent: QWidget) -> None:
        super().__init__(name, looks, parent)
        self._options: tuple[tuple[str, str], ...] = ()
        self.control = SegmentedControl(name, (), looks, self)
        self.rows.addWidget(self.control)

    @property
    def current(self) -> str:
        """The id of the chosen option."""
        return self.control.current

    def choose(self, option: str) -> None:
        """Choose an option as a person does."""
        self.control.choose(option)
        self.chosen.emit(option)

    def show_options(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other options."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self._replace(SegmentedControl(self.name, options, self.looks, self))
        self.control.choose(current)

    def focus_widgets(self) -> tuple[QWidget, ...]:
        """Return the controls in the order of Tab."""
        return tuple(self.control.findChildren(QWidget))

    def _replace(self, control: SegmentedControl) -> None:
        self.rows.replaceWidget(self.control, control)
        self.control.hide()
        self.control.deleteLater()
        self.control = control
        control.chosen.connect(self.chosen)
        control.show()
