"""Remembers the footprints that a person has named.

They are kept beside the settings and are no setting: what resets the window leaves them alone,
as they are a person's own work.
"""

from __future__ import annotations

from typing import Protocol

from sendviewer.core.needs import loosely
from sendviewer.sources.footprints import Footprint
from sendviewer.ui.settings import Setting, Settings

__all__ = ["SavedFootprints", "SettingsFootprints"]

# Not declared: everything that is declared is forgotten when the window is reset.
_FOOTPRINTS: Setting[tuple[Footprint, ...]] = Setting("areas/footprints", tuple[Footprint, ...], ())


class SavedFootprints(Protocol):
    """Where footprints are kept, by their names."""

    def load(self) -> tuple[Footprint, ...]:
        """Return all of them, by name."""

    def save(self, footprint: Footprint) -> None:
        """Keep a footprint; it takes the place of one of the same name."""

    def remove(self, name: str) -> None:
        """Forget the footprint of this name, if there is one."""


class SettingsFootprints:
    """Keeps footprints where the settings are kept. A name is the same in any case."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def load(self) -> tuple[Footprint, ...]:
        """Return all of them, by name."""
        return self._settings.get(_FOOTPRINTS)

    def save(self, footprint: Footprint) -> None:
        """Keep a footprint; it takes the place of one of the same name."""
        others = self._without(footprint.name)
        kept = sorted((*others, footprint), key=lambda one: loosely(one.name))
        self._keep(tuple(kept))

    def remove(self, name: str) -> None:
        """Forget the footprint of this name, if there is one."""
        self._keep(self._without(name))

    def _without(self, name: str) -> tuple[Footprint, ...]:
        return tuple(one for one in self.load() if loosely(one.name) != loosely(name))

    def _keep(self, footprints: tuple[Footprint, ...]) -> None:
        self._settings.set(_FOOTPRINTS, footprints)
        self._settings.save()
