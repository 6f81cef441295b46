"""What the acceptance tests share: real files are opened and recounted once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from recounts import PLANS_ZIP, PlansRecount, needs_file

from sendviewer.sources.dfe.release import Release


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
