"""What the acceptance tests share: real files are opened and recounted once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from recounts import PLANS_ZIP, PlansRecount, needs_file

from sendviewer.sources.dfe.release import Release
from sendviewer.ui.places import PLACE_VARIABLE


@pytest.fixture(scope="session", autouse=True)
def _settings_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what commands remember apart from what a person has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, PLACE_VARIABLE, str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="session")
def plans_release() -> Iterator[Release]:
    """The whole real release of plans of 2025, open."""
    from sendviewer.sources.dfe.opening import open_release  # noqa: PLC0415 - loads an engine

    release = open_release([needs_file(PLANS_ZIP)])
    yield release
    release.close()


@pytest.fixture(scope="session")
def plans_recount() -> PlansRecount:
    return PlansRecount(needs_file(PLANS_ZIP))
