"""The command line: what it prints, how it ends, and what it never loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from own_process import run_alone

from sendviewer import __version__
from sendviewer.cli.main import Exit, main
from sendviewer.sources.pages import read_page, shipped_page_path, write_page

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDVIEWER_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def page_copy(tmp_path: Path) -> Path:
    path = tmp_path / "page"
    write_page(read_page(shipped_page_path()), path)
    return path


def run_program(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sendviewer", *words],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


def refused(output: Output) -> str:
    """Return the one line that a refusal consists of."""
    shown = output.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("sendviewer: ")
    assert shown.err.count("\n") == 1
    return shown.err


# --- show ---------------------------------------------------------------------------------


def test_show_prints_the_shipped_page(capsys: Output) -> None:
    assert main(["show"]) == Exit.DONE
    shown = capsys.readouterr()
    assert "Children with SEND in Leicester, Leicestershire and Rutland" in shown.out
    assert "6,547" in shown.out
    assert shown.err == ""


def test_show_json_is_one_document_with_the_figures(capsys: Output) -> None:
    assert main(["show", "--format", "json"]) == Exit.DONE
    document = json.loads(capsys.readouterr().out)
    assert document["overview"]["children_with_send"] == 21966
    assert len(document["needs"]) == 13


@pytest.mark.parametrize(("kind", "begins"), [("csv", "area,"), ("md", "# Children with SEND")])
def test_show_writes_csv_and_markdown(capsys: Output, kind: str, begins: str) -> None:
    assert main(["show", "--format", kind]) == Exit.DONE
    assert capsys.readouterr().out.startswith(begins)


def test_show_takes_a_folder_a_zip_and_a_confidence(
    capsys: Output, page_copy: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "page.zip"
    write_page(read_page(page_copy), archive)
    shown = []
    for page in (page_copy, archive):
        assert main(["show", str(page), "--format", "json", "--confidence", "99.8"]) == Exit.DONE
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert json.loads(shown[0])["needs"][0]["confidence"] == 99.8


# --- check --------------------------------------------------------------------------------


def test_check_reports_the_settings_the_rounding_and_the_date(capsys: Output) -> None:
    assert main(["check"]) == Exit.FOUND
    said = " ".join(capsys.readouterr().out.split())
    assert "Does not add up: The three school settings add up to 21,968" in said
    assert "21,966" in said
    assert "Rounding: England’s printed shares add up to 100.1%" in said
    assert "school census of January 2019" in said
    assert "5 notes: 1 does not add up; 1 is explained by rounding;" in said


def test_check_json_is_a_list_of_notes(capsys: Output, page_copy: Path) -> None:
    assert main(["check", str(page_copy), "--format", "json"]) == Exit.FOUND
    notes = json.loads(capsys.readouterr().out)
    assert notes[0]["file"] == str(page_copy)
    assert notes[0]["values"] == {"parts": 21968, "whole": 21966}
    assert {note["severity"] for note in notes} == {"note", "rounding", "likelihood", "context"}


def test_check_finds_nothing_wrong_with_a_page_that_adds_up(
    capsys: Output, page_copy: Path
) -> None:
    figures = page_copy / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    assert "7513" in text
    figures.write_text(text.replace("7513", "7511"), encoding="utf-8", newline="")
    assert main(["check", str(page_copy)]) == Exit.DONE
    assert "Everything that can be checked adds up." in capsys.readouterr().out


def test_check_names_each_of_several_pages(capsys: Output, page_copy: Path) -> None:
    assert main(["check", str(page_copy), str(shipped_page_path())]) == Exit.FOUND
    out = capsys.readouterr().out
    assert str(page_copy) in out
    assert str(shipped_page_path()) in out


# --- What is refused ----------------------------------------------------------------------


def test_a_page_that_is_not_there_is_refused_in_one_line(capsys: Output) -> None:
    assert main(["show", "nowhere"]) == Exit.INPUT
    assert "nowhere" in refused(capsys)


def test_a_folder_of_figures_is_called_a_folder(capsys: Output, tmp_path: Path) -> None:
    header = "time_period,time_identifier,geographic_level,country_code,country_name,pupils\n"
    (tmp_path / "counts.csv").write_text(header, encoding="utf-8")
    assert main(["show", str(tmp_path)]) == Exit.INPUT
    assert "This folder holds files of figures, and a page is expected." in refused(capsys)


def test_a_wrong_figure_is_refused_with_file_and_line(capsys: Output, page_copy: Path) -> None:
    needs = page_copy / "needs.csv"
    text = needs.read_text(encoding="utf-8")
    needs.write_text(text.replace("6547", "65x47"), encoding="utf-8", newline="")
    assert main(["show", str(page_copy)]) == Exit.INPUT
    message = refused(capsys)
    assert "needs.csv, line 3" in message
    assert "65x47" in message


def test_what_a_message_quotes_gives_the_terminal_no_orders(
    capsys: Output, page_copy: Path
) -> None:
    needs = page_copy / "needs.csv"
    needs.write_bytes(needs.read_bytes().replace(b"Moderate", b"\x1b[2JModerate"))
    assert main(["show", str(page_copy)]) == Exit.INPUT
    assert "needs.csv, line 3, column 5: Found the control character U+001B" in refused(capsys)
    assert main(["show", "no\x1b[2J\npage"]) == Exit.INPUT
    assert "no\\x1b[2J\\x0apage" in refused(capsys)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["show", ""], "argument PAGE: the name is empty"),
        (["check", "a", " "], "argument PAGE|FILE: the name is empty"),
        (["render", "--to", ""], "argument --to: the name is empty"),
        ([""], "argument PATH: the name is empty"),
        (["show", "--format", "xml"], "sendviewer show --help"),
        (["show", "a", "b"], "unrecognized arguments: b"),
        (["show", "--form", "json"], "--form"),
        (["render"], "required: --to"),
        (["render", "--to", "x", "--scale", "0"], "'0' is not a number from 0.5 to 8.0"),
        (["render", "--to", "x", "--scale", "nan"], "'nan' is not a number"),
        (["render", "--to", "x", "--text-size", "300"], "invalid choice: 300"),
        (["render", "--to", "x", "--size", "10x10"], "such as 1360x860"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_arguments_are_refused_in_one_line(
    capsys: Output, words: list[str], part: str
) -> None:
    assert main(words) == Exit.INPUT
    assert part in refused(capsys)


def test_an_unknown_command_is_answered_with_the_nearest(capsys: Output) -> None:
    assert main(["chekc"]) == Exit.INPUT
    assert "Did you mean 'sendviewer check'?" in refused(capsys)
    assert main(["no/such/page"]) == Exit.INPUT
    assert "'sendviewer --help' lists the commands" in refused(capsys)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
def test_without_a_display_it_names_what_works_without(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == Exit.INPUT
    message = refused(capsys)
    assert "no display" in message
    assert "sendviewer show, sendviewer check, sendviewer render" in message
    assert all(f"sendviewer {command}" in message for command in ("areas", "page", "export"))


# --- The window and pictures --------------------------------------------------------------


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[tuple[Any, ...]]]:
    """Put a program in the place of the real one, which would open a window, and note its calls."""
    calls: list[tuple[Any, ...]] = []

    def install(result: Any) -> list[tuple[Any, ...]]:
        def answer(*arguments: Any) -> Any:
            calls.append(arguments)
            if isinstance(result, BaseException):
                raise result
            return result

        module = ModuleType("sendviewer.app")
        module.__dict__.update(run_window=answer, render_pages=answer)
        monkeypatch.setitem(sys.modules, "sendviewer.app", module)
        monkeypatch.setattr("sendviewer.app", module, raising=False)
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        return calls

    return install


@pytest.mark.parametrize("words", [[], ["open"]])
def test_no_command_opens_the_window(
    app: Callable[[Any], list[tuple[Any, ...]]], words: list[str]
) -> None:
    calls = app(0)
    assert main(words) == Exit.DONE
    assert calls == [([],)]


def test_the_window_opens_on_paths(
    app: Callable[[Any], list[tuple[Any, ...]]], page_copy: Path
) -> None:
    calls = app(0)
    assert main([str(page_copy)]) == Exit.DONE
    assert calls == [([str(page_copy)],)]


def test_a_file_named_like_a_command_can_be_opened(
    app: Callable[[Any], list[tuple[Any, ...]]],
    page_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page_copy.rename(page_copy.parent / "show")
    monkeypatch.chdir(page_copy.parent)
    calls = app(0)
    assert main(["./show"]) == Exit.DONE
    assert main(["--", "show"]) == Exit.DONE
    assert calls == [(["./show"],), (["show"],)]


def test_render_hands_over_what_was_asked_for_and_lists_the_files(
    app: Callable[[Any], list[tuple[Any, ...]]], capsys: Output, tmp_path: Path
) -> None:
    calls = app([tmp_path / "overview.png", tmp_path / "needs.png"])
    words = ["--theme", "dark", "--scale", "2", "--text-size", "150", "--size", "1024x700"]
    assert main(["render", "--to", str(tmp_path), *words, "--force"]) == Exit.DONE
    assert calls == [(None, tmp_path, "dark", 2.0, 150, (1024, 700), True)]
    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "overview.png"),
        str(tmp_path / "needs.png"),
    ]


def test_a_folder_that_cannot_be_written_is_refused(
    app: Callable[[Any], list[tuple[Any, ...]]], capsys: Output
) -> None:
    app(PermissionError(13, "Permission denied", "/locked"))
    assert main(["render", "--to", "/locked"]) == Exit.INPUT
    assert refused(capsys) == "sendviewer: /locked: Permission denied.\n"


@pytest.mark.expects_log
def test_a_fault_of_the_program_is_one_line_and_a_log(
    app: Callable[[Any], list[tuple[Any, ...]]], capsys: Output, tmp_path: Path
) -> None:
    app(ZeroDivisionError("secret"))
    assert main(["render", "--to", "x"]) == Exit.FAULT
    message = refused(capsys)
    assert "ZeroDivisionError" in message
    log = tmp_path / "settings" / "log" / "sendviewer.log"
    assert str(log) in message
    report = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError at" in report
    assert "secret" not in report


def test_ctrl_c_ends_quietly(app: Callable[[Any], list[tuple[Any, ...]]], capsys: Output) -> None:
    app(KeyboardInterrupt())
    assert main(["render", "--to", "x"]) == Exit.INTERRUPTED
    assert capsys.readouterr().err == ""


def test_a_qt_that_does_not_load_is_said_in_one_line(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "sendviewer.app":
                raise ImportError("libEGL.so.1: cannot open", name="PySide6.QtGui")

    monkeypatch.delitem(sys.modules, "sendviewer.app", raising=False)
    monkeypatch.delattr("sendviewer.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refusing(), *sys.meta_path])
    assert main(["render", "--to", "x"]) == Exit.INPUT
    assert "libEGL.so.1" in refused(capsys)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a file that is no folder")
@pytest.mark.parametrize("folder", ["/dev/null", "/dev/null/x", "/proc/x"])
def test_a_place_for_no_pictures_is_refused_with_what_to_do(capsys: Output, folder: str) -> None:
    assert main(["render", "--to", folder]) == Exit.INPUT
    message = refused(capsys)
    assert f"{folder}: The pictures cannot be put here" in message
    assert "Name a folder that can be written to." in message


def test_pictures_that_exist_are_drawn_anew_only_by_force(capsys: Output, tmp_path: Path) -> None:
    mine = tmp_path / "chart.png"
    mine.write_text("mine", encoding="utf-8")
    words = ["render", "--to", str(tmp_path), "--size", "400x400"]
    assert main(words) == Exit.INPUT
    assert f"{mine}: There is something under this name already." in refused(capsys)
    assert [path.name for path in tmp_path.glob("*.png")] == ["chart.png"]
    assert mine.read_text(encoding="utf-8") == "mine"
    assert main([*words, "--force"]) == Exit.DONE
    assert mine.read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there Qt asks for no locale")
@pytest.mark.parametrize("name", ["LC_ALL", "LANG"])
def test_pictures_are_drawn_in_any_locale_without_a_warning(tmp_path: Path, name: str) -> None:
    plain = {"LC_ALL": "", "LC_CTYPE": "", "PYTHONCOERCECLOCALE": "0", name: "C"}
    done = run_program("render", "--to", str(tmp_path), "--size", "400x400", **plain)
    assert done.returncode == 0
    assert done.stderr == b""


# --- Help ---------------------------------------------------------------------------------


def test_version_and_help_end_well(capsys: Output) -> None:
    assert main(["--version"]) == Exit.DONE
    assert capsys.readouterr().out == f"sendviewer {__version__}\n"
    assert main(["-h"]) == Exit.DONE
    text = capsys.readouterr().out
    assert all(word in text for word in ("show", "check", "render", "exit codes", "examples"))


@pytest.mark.parametrize("command", ["show", "page", "export", "check", "render"])
def test_each_command_has_help_with_an_example(capsys: Output, command: str) -> None:
    assert main([command, "--help"]) == Exit.DONE
    text = capsys.readouterr().out
    assert text.startswith(f"usage: sendviewer {command}")
    assert "example" in text


# --- As a program of its own --------------------------------------------------------------


def test_show_and_check_never_load_qt() -> None:
    code = (
        "import sys; from sendviewer.cli.main import main; "
        "loaded = {n for n in sys.modules if n.startswith(('sendviewer.', 'msgspec'))}; "
        "names = ('cli', 'cli.main', 'cli.answering'); "
        "known = {'sendviewer.' + name for name in names}; "
        "assert loaded == known, loaded; "
        "codes = [main(['show']), main(['show', '--format', 'json']), main(['check'])]; "
        "assert codes == [0, 0, 1], codes; "
        "heavy = {'PySide6', 'shiboken6', 'pyqtgraph', 'numpy', 'duckdb'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    run_alone(code)


def test_a_command_loads_no_other_command() -> None:
    code = (
        "import sys; from sendviewer.cli.main import main; assert main(['show']) == 0; "
        "others = ('release_arguments', 'render_arguments', 'help_texts', 'check', 'export', "
        "'releases', 'window'); "
        "loaded = {f'sendviewer.cli.{name}' for name in others} & set(sys.modules); "
        "assert not loaded, loaded; "
        "assert 'shutil' not in sys.modules"
    )
    run_alone(code)


def test_output_is_the_same_utf8_whatever_the_locale() -> None:
    plain = run_program("show")
    others = [
        run_program("show", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
        run_program("show", PYTHONIOENCODING="cp1252"),
    ]
    assert plain.returncode == 0
    assert all(other.stdout == plain.stdout for other in others)
    assert "−3.6" in plain.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in another way")
def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sendviewer", "show", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait(60) == 0
    assert complaints == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("words", [("show",), ("check", "--format", "json"), ("--help",)])
def test_output_that_cannot_be_written_is_said_in_one_line(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sendviewer", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    assert done.returncode == Exit.INPUT
    assert done.stderr.startswith(b"sendviewer: The output cannot be written: No space left")
    assert done.stderr.count(b"\n") == 1


def test_csv_keeps_its_line_ends() -> None:
    done = run_program("show", "--format", "csv")
    assert done.stdout.count(b"\r\n") == 15
    assert b"\r\r\n" not in done.stdout
