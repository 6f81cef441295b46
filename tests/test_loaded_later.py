"""A module that is loaded later is whole for everyone who uses something of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import pytest

from sendviewer.loaded_later import answering, loaded_later

SOURCE = """
import time
from counted_by_a_test import times
times.append(1)
time.sleep(0.01)
answer = 42
"""


@pytest.fixture
def times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Give a module ``seldom_used``; the list tells how often it was run."""
    (tmp_path / "counted_by_a_test.py").write_text("times = []", encoding="utf-8")
    (tmp_path / "seldom_used.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("counted_by_a_test").times
    for name in ("counted_by_a_test", "seldom_used"):
        sys.modules.pop(name, None)


def test_it_is_run_when_something_of_it_is_used_and_not_when_it_is_imported(
    times: list[int],
) -> None:
    with loaded_later("seldom_used"):
        module = import_module("seldom_used")
    assert import_module("seldom_used") is module
    assert times == []
    assert module.answer == 42
    assert times == [1]


def test_threads_that_use_it_at_once_get_it_whole(times: list[int]) -> None:
    with loaded_later("seldom_used"):
        module = import_module("seldom_used")
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: module.answer, range(4))) == [42] * 4
    assert times == [1]


def test_what_it_does_not_have_is_an_error_that_names_it(times: list[int]) -> None:
    with loaded_later("seldom_used"):
        module = import_module("seldom_used")
    with pytest.raises(AttributeError, match="'seldom_used' has no 'nonsense'"):
        _ = module.nonsense


def test_other_modules_and_later_imports_are_loaded_at_once(times: list[int]) -> None:
    with loaded_later("another"):
        import_module("seldom_used")
    assert times == [1]
    del sys.modules["seldom_used"]
    import_module("seldom_used")
    assert times == [1, 1]


def test_an_answer_that_is_given_for_a_while_loads_nothing_and_is_gone_afterwards(
    times: list[int],
) -> None:
    with loaded_later("seldom_used"), answering("seldom_used", answer=7):
        assert import_module("seldom_used").answer == 7
    assert times == []
    assert import_module("seldom_used").answer == 42


def test_a_module_that_is_loaded_answers_for_itself(times: list[int]) -> None:
    with answering("seldom_used", answer=7):
        assert import_module("seldom_used").answer == 42
    assert import_module("seldom_used").answer == 42
