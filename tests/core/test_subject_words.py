"""The share of all pupils is called by whom it is of."""

from __future__ import annotations

from sendviewer.core.pages import CHILDREN_WITH_SEND, Subject
from sendviewer.core.subject_words import share_label


def test_a_page_of_every_pupil_has_a_share_of_the_school_population() -> None:
    assert share_label(CHILDREN_WITH_SEND) == "Share of the school population"


def test_a_page_of_some_pupils_has_a_share_of_these() -> None:
    subject = Subject("Children in need with SEN", "child", "children", "", "children in need")

    assert share_label(subject) == "Share of all children in need"
