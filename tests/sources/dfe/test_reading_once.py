"""A CSV file is examined while its figures are read, and neither gets in the way of the other."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest
from intake_files import Stopped, Watcher
from scanned_files import authority, census, leicester, needs_of, text_of

from sendviewer.core.errors import InputError
from sendviewer.sources.dfe.csv_scan import (
    CsvTable,
    connected,
    counting_rows,
    rows_counted,
    watched,
)
from sendviewer.sources.dfe.opening import open_release


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n3,4\n", 2),
        ("a,b\n1,2\n3,4", 2),
        ('a,b\n1,"2\n3"\n"4\n",5\n', 2),
        ("a,b\n1,2\n\n\n3,4\n\n", 2),
        ("a,b\r\n1,2\r\n3,4\r\n", 2),
        ("a,b\n" + "1,2\n" * 300_000, 300_000),
    ],
)
def test_the_rows_that_a_query_looks_at_are_counted_whether_or_not_it_takes_them(
    text: str, rows: int, tmp_path: Path
) -> None:
    table = CsvTable(saved(tmp_path / "a.csv", text.encode()), 2, "a.csv")
    connection = connected(tmp_path)
    counting_rows(connection, on=True)
    connection.execute(
        *table.query("CREATE TABLE taken AS SELECT c1 FROM {file} WHERE c0 IN ('3')")
    )
    assert rows_counted(connection) == rows
    counting_rows(connection, on=False)
    connection.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_of_any_kind_gives_the_same_figures_and_its_own_checksum(
    encoding: str, line_end: str, tmp_path: Path
) -> None:
    places = [leicester(), authority("943", "E06000064", "Westmorland \u2013 and Fürness")]
    text = text_of([row for place in places for row in census(place)])
    content = text.replace("\n", line_end).encode(encoding)
    release = open_release([saved(tmp_path / "a.csv", content)])
    assert needs_of(release)["sen-support", "MLD"] == 7
    names = [place.name for place in release.places("census", "202324")]
    assert "Westmorland \u2013 and Fürness" in names
    dataset = release.datasets[0]
    assert release.sha256(dataset.id) == hashlib.sha256(content).hexdigest()
    assert dataset.file.rows == 16
    release.close()


def test_what_is_wrong_with_the_text_is_told_before_what_that_leads_to(tmp_path: Path) -> None:
    lines = text_of(census()).encode().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"Leicester", b"Leic\0ster")
    lines[5] = b"too,few,cells\n"
    path = saved(tmp_path / "a.csv", b"".join(lines))
    with pytest.raises(InputError, match="byte of zero") as caught:
        open_release([path])
    assert caught.value.place is not None
    assert caught.value.place.line == 4


def test_stopping_at_any_moment_leaves_no_thread(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", text_of(census()).replace("Leic", "Léic").encode("cp1252"))
    for moment in range(1000):
        try:
            open_release([path], Watcher(stop_at=moment)).close()
        except Stopped:
            left = {thread.name for thread in threading.enumerate()}
            assert left.isdisjoint({"checking-text", "reading-figures", "working-out-checksums"})
        else:
            break
    assert moment > 5


def test_how_far_a_query_is_can_be_asked_and_is_printed_nowhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "a.csv", b"a,b\n" + b"1,2\n" * 3_000_000)
    connection = connected(tmp_path)
    told: list[float] = []
    table = CsvTable(path, 2, "a.csv")
    sql, parameters = table.query("SELECT max(md5(c0 || c1)) FROM {file}")
    watched(connection, sql, parameters, Watcher(), told.append)
    assert any(0 < fraction < 1 for fraction in told)
    connection.close()
    assert capfd.readouterr() == ("", "")
