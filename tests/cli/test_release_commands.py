"""The commands on DfE files: what cannot be chosen, what they write, how they are stopped."""

from __future__ import annotations

import json
import signal
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dfe_by_hand as made
import pytest

from sendviewer.cli import releases
from sendviewer.cli.main import Exit, main
from sendviewer.cli.progress import TerminalWatch
from sendviewer.core.pages import Area
from sendviewer.core.selections import Level
from sendviewer.sources.dfe.checksums import LaterChecksum
from sendviewer.sources.footprints import Footprint, write_footprint
from sendviewer.sources.pages import read_page

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDVIEWER_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture(scope="module")
def census(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two periods; Cumbria is in the older one only."""
    path = tmp_path_factory.mktemp("census") / "census.csv"
    return made.layout_b_year_group(path, periods=(made.FIRST, made.NEWEST), phases=("all",))


def page(census: Path, *words: str | Path) -> int:
    return main(["page", str(census), *map(str, words)])


def document(census: Path, to: Path, *words: str | Path) -> dict[str, Any]:
    assert page(census, *words, "--to", to) == Exit.DONE
    return json.loads(to.read_text(encoding="utf-8"))


def refused(output: Output) -> str:
    """Return the one line that a refusal consists of."""
    shown = output.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("sendviewer: ")
    assert shown.err.count("\n") == 1
    return shown.err


# --- What is chosen -----------------------------------------------------------------------


def test_a_name_is_the_name_of_the_page_in_one_line(census: Path, tmp_path: Path) -> None:
    found = document(census, tmp_path / "a.json", "--area", "856", "--name", " Two\n lines ")
    assert found["name"] == "Two lines"
    assert "Two lines" in found["title"]
    assert [area["name"] for area in found["areas"]] == ["Leicester"]


@pytest.mark.parametrize("words", ["2024/25", "2024-25", "2024/2025", "202425", "january 2025"])
def test_a_period_may_be_written_in_the_usual_ways(
    census: Path, tmp_path: Path, words: str
) -> None:
    found = document(census, tmp_path / "a.json", "--area", "856", "--period", words)
    assert found["total"]["children"] == made.expected_counts(made.NEWEST, "856", "all-sen")


def test_an_unknown_period_lists_those_that_there_are(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    code = page(census, "--area", "856", "--period", "2019/20", "--to", tmp_path / "a.json")
    assert code == Exit.INPUT
    words = refused(capsys)
    assert "2019/20" in words
    assert "2024/25, 2022/23" in words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--source", "nope"), "There are: census"),
        (("--phase", "independent"), "'independent'"),
        (("--compare", "region", "Leicester"), "'region' cannot stand beside"),
        (("--compare", "856"), "Nothing is left to compare Leicester with"),
        (("--compare-name", "Us"), "--compare-name is for areas"),
        (("--compare", "neighbours"), "--neighbours FILE"),
        (("--text", "nowhere.md"), "nowhere.md: The text cannot be read"),
        (("--area", "East Midlands"), "East Midlands includes Leicester"),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_one_line(
    census: Path, tmp_path: Path, capsys: Output, words: tuple[str, ...], told: str
) -> None:
    to = tmp_path / "a.json"
    assert page(census, "--area", "Leicester", *words, "--to", to) == Exit.INPUT
    assert told in refused(capsys)
    assert not to.exists()


def test_a_list_of_neighbours_that_would_be_passed_over_is_refused(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    words = ("--area", "856", "--neighbours", tmp_path / "list.csv", "--to", tmp_path / "a.json")
    assert page(census, *words) == Exit.INPUT
    assert "--compare neighbours" in refused(capsys)


def test_england_is_an_area_to_compare_with_beside_no_other(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    words = ("--compare", "England", "--compare", "Rutland", "--to", tmp_path / "a.json")
    assert page(census, "--area", "856", *words) == Exit.INPUT
    assert "England includes Rutland" in refused(capsys)


# --- Several files ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the newest period only, where the census has Cumbria no more."""
    path = tmp_path_factory.mktemp("plans") / "plans.csv"
    return made.plans_by_need(path, periods=(made.NEWEST,))


@pytest.fixture(scope="module")
def england(census: Path) -> Path:
    """The rows of England in the census, as a file of DfE that has no others."""
    head, *rows = census.read_text(encoding="utf-8").splitlines(keepends=True)
    path = census.with_name("england.csv")
    path.write_text("".join([head, *(row for row in rows if "National" in row)]), encoding="utf-8")
    return path


@pytest.mark.parametrize("is_first", [True, False])
def test_of_several_files_the_one_that_has_the_areas_is_taken(
    england: Path, plans: Path, tmp_path: Path, is_first: bool
) -> None:
    files = (england, plans) if is_first else (plans, england)
    found = document(files[0], tmp_path / "a.json", files[1], "--area", "Rutland")
    assert found["total"]["children"] == made.expected_plans(made.NEWEST, "857")


def test_of_several_files_the_one_that_has_the_period_is_taken(
    census: Path, plans: Path, tmp_path: Path
) -> None:
    words = (plans, "--area", "856", "--period", "2022/23")
    found = document(census, tmp_path / "a.json", *words)
    assert found["total"]["children"] == made.expected_counts(made.FIRST, "856", "all-sen")


def test_of_several_files_the_one_that_has_the_compared_areas_is_taken(
    census: Path, plans: Path, tmp_path: Path
) -> None:
    head, *rows = census.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if "National" in row or "Leicester," in row]
    few = tmp_path / "few.csv"
    few.write_text("".join([head, *kept]), encoding="utf-8")
    words = ("--area", "Leicester", "--compare", "Rutland")
    found = document(few, tmp_path / "a.json", plans, *words)
    assert found["total"]["children"] == made.expected_plans(made.NEWEST, "856")


def test_between_different_counts_one_is_asked_for_and_not_chosen(
    census: Path, plans: Path, tmp_path: Path, capsys: Output
) -> None:
    to = tmp_path / "a.json"
    assert page(census, plans, "--area", "England", "--to", to) == Exit.INPUT
    told = refused(capsys)
    assert "census-by-year (School census" in told
    assert "plans (EHC plans by primary need)" in told
    assert "--source census-by-year" in told
    assert not to.exists()
    found = document(census, to, plans, "--area", "England", "--source", "plans")
    assert found["total"]["children"] == made.expected_plans(made.NEWEST, made.ENGLAND)


def test_a_page_for_each_area_takes_the_file_that_has_areas_or_asks(
    england: Path, census: Path, plans: Path, tmp_path: Path, capsys: Output
) -> None:
    words = ("--each-area", "--format", "csv", "--to-folder")
    assert page(census, plans, *words, tmp_path / "none") == Exit.INPUT
    assert "--source census-by-year" in refused(capsys)
    assert page(england, plans, *words, tmp_path / "each") == Exit.DONE
    manifest = json.loads((tmp_path / "each" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["options"]["source"] == "plans"


def test_what_no_file_has_is_told_for_each_of_them(
    england: Path, plans: Path, tmp_path: Path, capsys: Output
) -> None:
    assert page(england, plans, "--area", "Rutlnd", "--to", tmp_path / "a.json") == Exit.INPUT
    told = refused(capsys)
    assert "census-by-year: These figures have no area" in told
    assert "plans: These figures have no area" in told
    assert "The nearest is Rutland" in told
    assert "--source" in told


def test_files_that_count_the_same_are_not_told_apart(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    older = made.layout_b_year_group(tmp_path / "old.csv", periods=(made.FIRST,), phases=("all",))
    found = document(census, tmp_path / "a.json", older, "--area", "Leicester")
    assert found["total"]["children"] == made.expected_counts(made.NEWEST, "856", "all-sen")


def test_sources_of_one_release_go_together(plans: Path, census: Path, tmp_path: Path) -> None:
    archive = tmp_path / "release.zip"
    with zipfile.ZipFile(archive, "w") as release:
        release.write(plans, "plans.csv")
        release.write(census, "census.csv")
    found = document(archive, tmp_path / "a.json", "--area", "England")
    assert found["total"]["children"] == made.expected_counts(made.NEWEST, made.ENGLAND, "all-sen")


@pytest.fixture
def footprint(tmp_path: Path) -> Path:
    path = tmp_path / "city-and-county.sendarea.json"
    city = Area("E06000016", "Leicester", "856")
    county = Area("E10000018", "Leicestershire", "855")
    write_footprint(Footprint("City and county", "C&C", (city, county)), path)
    return path


def test_a_saved_footprint_brings_its_name(census: Path, tmp_path: Path, footprint: Path) -> None:
    found = document(census, tmp_path / "a.json", "--footprint", footprint)
    assert found["name"] == "City and county"
    assert found["total"]["children"] == sum(
        made.expected_counts(made.NEWEST, key, "all-sen") or 0 for key in ("855", "856")
    )


def test_a_footprint_with_one_more_area_has_not_its_name(
    census: Path, tmp_path: Path, footprint: Path
) -> None:
    found = document(census, tmp_path / "a.json", "--footprint", footprint, "--area", "Rutland")
    assert found["name"] == "Rutland, Leicester and Leicestershire"


# --- What is written ----------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["a.xyz", "nowhere/a.json", "taken", "taken.zip", "-"])
def test_with_one_wrong_output_nothing_is_written_at_all(
    census: Path, tmp_path: Path, capsys: Output, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "taken.zip").write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert page(census, "--area", "856", "--to", "good.json", "--to", wrong) == Exit.INPUT
    assert refused(capsys).startswith(f"sendviewer: {wrong}: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_the_same_output_twice_is_refused(census: Path, tmp_path: Path, capsys: Output) -> None:
    same = tmp_path / "x" / ".." / "a.json"
    assert page(census, "--area", "856", "--to", tmp_path / "a.json", "--to", same) == Exit.INPUT
    assert "given twice" in refused(capsys)
    assert not (tmp_path / "a.json").exists()


def test_a_page_is_never_written_over_the_file_it_is_made_from(
    tmp_path: Path, capsys: Output
) -> None:
    path = made.layout_b_year_group(tmp_path / "c.csv", periods=(made.NEWEST,), phases=("all",))
    before = path.read_bytes()
    assert page(path, "--area", "856", "--to", path) == Exit.INPUT
    assert "made from" in refused(capsys)
    assert path.read_bytes() == before


def test_a_page_is_written_over_an_older_one_only_by_force(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    targets = ("--to", tmp_path / "p", "--to", tmp_path / "p.zip", "--to", tmp_path / "p.md")
    assert page(census, "--area", "856", *targets) == Exit.DONE
    for name in ("p", "p.zip", "p.md"):
        capsys.readouterr()
        assert page(census, "--area", "857", "--to", tmp_path / name) == Exit.INPUT
        assert f"{tmp_path / name}: There is something under this name" in refused(capsys)
    assert read_page(tmp_path / "p").name == read_page(tmp_path / "p.zip").name == "Leicester"
    assert page(census, "--area", "857", *targets, "--force") == Exit.DONE
    assert read_page(tmp_path / "p").name == read_page(tmp_path / "p.zip").name == "Rutland"
    assert "Rutland" in (tmp_path / "p.md").read_text(encoding="utf-8")


def test_england_alone_has_a_chart_of_shares_and_none_of_differences(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    to = tmp_path / "chart.svg"
    words = ("--area", "England", "--to", to)
    assert page(census, *words, "--measure", "difference") == Exit.INPUT
    assert "compared with nothing" in refused(capsys)
    assert not to.exists()
    assert page(census, *words) == Exit.DONE
    assert to.read_text("utf-8").startswith("<svg")


# --- areas, check, show -------------------------------------------------------------------


def test_places_are_listed_with_the_period_that_they_are_of(census: Path, capsys: Output) -> None:
    assert main(["areas", str(census)]) == Exit.DONE
    listed = capsys.readouterr().out
    assert "Local authorities in 2024/25 (11)" in listed
    assert "Cumbria\n" not in listed
    assert main(["areas", str(census), "--format", "json"]) == Exit.DONE
    dataset = json.loads(capsys.readouterr().out)["datasets"][0]
    assert dataset["places_period"] == "2024/25"
    names = {one["name"] for one in dataset["places"] if one["level"] == Level.NATIONAL.value}
    assert names == {"England"}


def test_check_of_a_file_that_adds_up_finds_nothing(census: Path, capsys: Output) -> None:
    assert main(["check", str(census)]) == Exit.DONE
    assert capsys.readouterr().out.count("the parts add up.") == len((made.FIRST, made.NEWEST))


@pytest.mark.parametrize("command", ["areas", "check"])
def test_a_file_that_is_changed_while_it_is_read_is_refused(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = made.layout_b_year_group(tmp_path / "a.csv", periods=(made.NEWEST,), phases=("all",))
    before = LaterChecksum.work_out

    def changed_first(checksum: LaterChecksum, stopped: threading.Event) -> bool:
        path.write_bytes(path.read_bytes().replace(b",1", b",2", 1))
        return before(checksum, stopped)

    monkeypatch.setattr(LaterChecksum, "work_out", changed_first)
    assert main([command, str(path)]) == Exit.INPUT
    assert "was changed while it was open" in refused(capsys)


def test_check_names_the_file_and_both_numbers(tmp_path: Path, capsys: Output) -> None:
    path = made.plans_by_need(tmp_path / "plans.csv", periods=(made.NEWEST,))
    england = made.expected_plans(made.NEWEST, made.ENGLAND, "HI")
    text = path.read_text(encoding="utf-8")
    _write_other_count(path, text, england + 7)
    assert main(["check", str(path), "--format", "json"]) == Exit.FOUND
    notes = json.loads(capsys.readouterr().out)
    note = next(one for one in notes if one["values"]["what"] == "Hearing impairment")
    assert note["file"] == str(path)
    assert (note["values"]["whole"], note["values"]["parts"]) == (england + 7, england)
    assert f"{england + 7:,}" in note["text"]
    assert "7 fewer" in note["text"]


def _write_other_count(path: Path, text: str, count: int) -> None:
    """Write another number of plans for hearing impairment in England."""
    head, *rows = text.splitlines()
    column = head.lstrip("\ufeff").split(",").index("number_hi")
    for number, row in enumerate(rows):
        cells = row.split(",")
        if "National" in cells and cells.count("All EHC plans") > 1:
            cells[column] = str(count)
            rows[number] = ",".join(cells)
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")


def test_check_of_a_file_beside_one_that_is_not_there_says_so(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main(["check", str(census), str(tmp_path / "nowhere.csv")]) == Exit.INPUT
    words = refused(capsys)
    assert "nowhere.csv" in words
    assert "no such file" in words


@pytest.mark.parametrize("command", ["show", "render"])
def test_a_file_in_place_of_a_page_is_told_what_to_do(
    tmp_path: Path, capsys: Output, command: str
) -> None:
    path = tmp_path / "my figures.csv"
    made.layout_b_year_group(path, periods=(made.NEWEST,), phases=("all",))
    to = ["--to", str(tmp_path / "pictures")] if command == "render" else []
    assert main([command, str(path), *to]) == Exit.INPUT
    assert f"sendviewer page '{path}' --area NAME" in refused(capsys)


# --- Ctrl+C -------------------------------------------------------------------------------


@pytest.fixture
def pressing() -> Iterator[None]:
    """Put back what Ctrl+C does, whatever a test does with it."""
    before = signal.getsignal(signal.SIGINT)
    yield
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_stops_the_work_where_it_asks(pressing: None) -> None:
    reached = []

    def work() -> None:
        with TerminalWatch().watching() as watch:
            watch.check()
            signal.raise_signal(signal.SIGINT)
            reached.append("after the key")
            watch.check()
            reached.append("after the question")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == ["after the key"]


def test_ctrl_c_counts_even_if_nothing_asks_any_more(pressing: None) -> None:
    with pytest.raises(KeyboardInterrupt), TerminalWatch().watching():
        signal.raise_signal(signal.SIGINT)


def test_a_second_ctrl_c_does_not_wait(pressing: None) -> None:
    reached = []

    def work() -> None:
        with TerminalWatch().watching():
            signal.raise_signal(signal.SIGINT)
            reached.append("first")
            signal.raise_signal(signal.SIGINT)
            reached.append("second")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached == ["first"]


def test_work_in_another_thread_leaves_ctrl_c_alone(pressing: None) -> None:
    seen = []

    def work() -> None:
        with TerminalWatch().watching() as watch:
            seen.append(signal.getsignal(signal.SIGINT))
            watch.check()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]


def test_ctrl_c_while_figures_are_read_leaves_nothing(
    census: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, pressing: None
) -> None:
    """The key is pressed while a query runs, when most is open."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    during: list[list[Path]] = []

    class Pressed(TerminalWatch):
        def report(self, fraction: float, words: str = "") -> None:  # noqa: ARG002
            if fraction > 0.4 and not during:
                during.append(list(tmp_path.iterdir()))
                signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(releases, "TerminalWatch", Pressed)
    to = tmp_path / "a.json"
    assert page(census, "--area", "856", "--to", to) == Exit.INTERRUPTED
    assert during
    assert during[0], "there was nothing that could have been left"
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr() == ("", "")


# --- A file that is no page -----------------------------------------------------------------


def broken_file(folder: Path, name: str) -> Path:
    path = folder / name
    if name == "fake.zip":
        path.write_text("no zip file at all", encoding="utf-8")
    elif name == "random.csv":
        path.write_text("a,b\n1,2\n", encoding="utf-8")
    elif name == "folder":
        path.mkdir()
        broken_file(path, "random.csv")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for member in {"letters.zip": ["letter.txt"], "damaged.zip": ["a.csv"]}.get(name, []):
                archive.writestr(member, "a,b\n" * 1000)
    if name == "damaged.zip":
        path.write_bytes(path.read_bytes()[:500])
    return path


@pytest.mark.parametrize("command", ["show", "export", "render"])
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("fake.zip", "This is not a zip file"),
        ("empty.zip", "The zip file holds no CSV file with data. It is empty."),
        ("letters.zip", "It holds letter.txt."),
        ("damaged.zip", "The end of the zip file is missing"),
        ("random.csv", "Missing: the columns time_period"),
        ("folder", "Missing: the columns time_period"),
    ],
)
def test_what_is_no_page_and_holds_no_figures_is_told_with_its_fault(
    command: str, name: str, fault: str, tmp_path: Path, capsys: Output
) -> None:
    path = broken_file(tmp_path, name)
    to = {"export": ["--to", str(tmp_path / "out.docx")], "render": ["--to", str(tmp_path / "o")]}
    assert main([command, str(path), *to.get(command, [])]) == Exit.INPUT
    told = refused(capsys)
    assert str(path) in told
    assert "neither as a page nor as figures of DfE" in told
    assert fault in told
    assert "Make one from it" not in told


def test_figures_where_a_page_is_expected_are_still_called_so(
    census: Path, tmp_path: Path, capsys: Output
) -> None:
    archive = tmp_path / "release.zip"
    with zipfile.ZipFile(archive, "w") as release:
        release.writestr("letter.csv", "a,b\n1,2\n")
        release.write(census, "census.csv")
    for path, what in (
        (census, "This is a file of"),
        (archive, "This is a file of"),
        (census.parent, "This folder holds files of"),
    ):
        assert main(["show", str(path)]) == Exit.INPUT
        assert f"{what} figures, and a page is expected. Make one from it" in refused(capsys)
