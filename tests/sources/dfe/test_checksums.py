"""A checksum is that of the bytes that the figures were read from, or there is none."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from dfe_by_hand import plans_by_need, release_zip
from intake_files import Stopped, Watcher
from scanned_files import census, england, text_of

from sendviewer.core.errors import DomainError, InputError
from sendviewer.core.selections import Selection
from sendviewer.sources.dfe.checksums import LaterChecksum, WorkAfterwards
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.page_building import build_page


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(text_of([*census(), *census(england())]), encoding="utf-8")
    return path


def _later(file: Path) -> None:
    file.write_bytes(file.read_bytes())


def _one_more_row(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(file.read_bytes().splitlines(keepends=True)[-1])


def _another_in_its_place(file: Path) -> None:
    other = file.with_name("b.csv")
    other.write_bytes(file.read_bytes())
    other.replace(file)


@pytest.mark.parametrize("change", [_later, _one_more_row, _another_in_its_place, Path.unlink])
def test_a_file_that_was_changed_since_it_was_first_looked_into_has_no_checksum(
    change: object, file: Path
) -> None:
    checksum = LaterChecksum(file)
    change(file)  # type: ignore[operator]
    for _ in range(2):
        with pytest.raises(InputError, match=r"changed|cannot be read") as caught:
            checksum.value()
        assert caught.value.place is not None
        assert caught.value.place.file == str(file)


def _other_rights(file: Path) -> None:
    file.chmod(0o600)


def _one_more_name(file: Path) -> None:
    file.with_name("b.csv").hardlink_to(file)


@pytest.mark.parametrize("change", [_other_rights, _one_more_name])
def test_a_file_of_which_no_byte_was_changed_has_its_checksum(change: object, file: Path) -> None:
    checksum = LaterChecksum(file)
    change(file)  # type: ignore[operator]
    assert checksum.value() == hashlib.sha256(file.read_bytes()).hexdigest()


def test_whoever_asks_waits_until_it_is_known(file: Path) -> None:
    checksum = LaterChecksum(file)
    checksum.begin()
    thread = threading.Timer(0.2, checksum.work_out, [threading.Event()])
    thread.start()
    assert checksum.value() == hashlib.sha256(file.read_bytes()).hexdigest()
    thread.join()


def test_waiting_can_be_given_up_and_says_what_is_waited_for(file: Path) -> None:
    checksum = LaterChecksum(file)
    checksum.begin()
    watch = Watcher(stop_at=2)
    with pytest.raises(Stopped):
        checksum.value(watch)
    told = "Reading a.csv again, to tell it apart from other versions"
    assert {words for _, words in watch.reports} == {told}


def test_nothing_follows_where_a_file_was_changed(file: Path) -> None:
    checksum = LaterChecksum(file)
    _one_more_row(file)
    done: list[int] = []
    work = WorkAfterwards([checksum], lambda: done.append(1))
    with pytest.raises(InputError, match="changed"):
        work.finish(Watcher())
    assert not done


def test_a_zip_that_goes_away_while_it_is_read_leaves_a_release_and_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sendviewer.sources.dfe.file_marks._SETTLED_NS", -(10**15))
    path = release_zip(tmp_path / "a.zip", {"a.csv": plans_by_need(tmp_path / "a.csv")})
    before = hashlib.sha256(path.read_bytes()).hexdigest()

    class TakenOut(Watcher):
        def report(self, fraction: float, words: str = "") -> None:
            super().report(fraction, words)
            if fraction > 0.5:
                path.unlink(missing_ok=True)

    release = open_release([path], TakenOut(), tmp_path / "copies")
    assert not path.exists()
    release.finish()  # a fault in the thread would fail the test
    assert release.sha256(release.datasets[0].id) == before
    assert not list((tmp_path / "copies").glob("*"))
    release.close()


def test_a_page_names_the_checksum_and_none_is_made_of_a_file_that_was_changed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = open_release([file])
    dataset = release.datasets[0]
    selection = Selection(dataset.id, dataset.periods[0].key, ("856",))
    page = build_page(release, selection)
    assert page.sources[0].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    release.close()
    before = LaterChecksum.work_out

    def changed_first(checksum: LaterChecksum, stopped: threading.Event) -> bool:
        _later(file)
        return before(checksum, stopped)

    monkeypatch.setattr(LaterChecksum, "work_out", changed_first)
    release = open_release([file])
    with pytest.raises(InputError, match="was changed while it was open"):
        build_page(release, selection)
    release.close()


def test_a_release_that_is_closed_stops_its_checksum(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(64 * 1024**2))
    checksum = LaterChecksum(path)
    work = WorkAfterwards([checksum], lambda: None)
    work.stop()
    with pytest.raises(DomainError):
        checksum.value()


def test_a_file_that_was_changed_keeps_no_other_waiting(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(b"other")
    checksums = [LaterChecksum(file), LaterChecksum(other)]
    _one_more_row(file)
    WorkAfterwards(checksums, lambda: None)
    assert checksums[1].value() == hashlib.sha256(b"other").hexdigest()
