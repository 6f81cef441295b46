"""The command ``export``: what it writes, what it says, and what it never writes over."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import docx
import pytest

from sendviewer.cli.main import Exit, main
from sendviewer.export import document_formats
from sendviewer.export.document_formats import DOCUMENT_FORMATS
from sendviewer.sources.pages import read_page, shipped_page_path, write_page

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDVIEWER_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def export(*words: str | Path) -> int:
    return main(["export", *map(str, words)])


def refused(output: Output) -> str:
    shown = output.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("sendviewer: ")
    assert shown.err.count("\n") == 1
    return shown.err


def test_the_shipped_page_is_written_as_what_the_names_ask_for(out: Path, capsys: Output) -> None:
    targets = [out / "a.json", out / "A.MD", out / "page.zip", out / "page"]
    assert export(*(word for path in targets for word in ("--to", path))) == Exit.DONE
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [str(path) for path in targets]
    assert shown.err == ""
    assert json.loads(targets[0].read_text("utf-8"))["overview"]["children_with_send"] == 21966
    assert targets[1].read_text("utf-8").startswith("# Children with SEND")
    shipped = read_page(shipped_page_path())
    assert read_page(targets[2]) == read_page(targets[3]) == shipped


def test_what_a_document_leaves_out_is_said_once(out: Path, capsys: Output) -> None:
    assert export("--to", out / "a.csv", "--to", out / "b.csv") == Exit.DONE
    said = capsys.readouterr().err
    assert said == f"sendviewer: .csv: {DOCUMENT_FORMATS['.csv'].left_out()}\n"


def test_a_summary_says_that_it_is_one(out: Path, capsys: Output) -> None:
    assert export("--to", out / "a.pdf", "--summary") == Exit.DONE
    assert "A summary holds the overview;" in capsys.readouterr().err
    assert (out / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_template_is_taken_by_the_document_of_its_kind(out: Path, capsys: Output) -> None:
    template = out / "council.docx"
    council = docx.Document()
    council.core_properties.title = "Council"
    council.styles["Heading 1"].font.name = "Councilfont"
    council.save(str(template))
    words = ("--template", template, "--to", out / "a.docx", "--to", out / "a.pptx")
    assert export(*words) == Exit.DONE
    made = docx.Document(str(out / "a.docx"))
    assert made.styles["Heading 1"].font.name == "Councilfont"
    assert "21,966" in "".join(text for text in made.element.itertext())
    assert export("--template", template, "--to", template, "--force") == Exit.INPUT
    assert "a file that it is made from" in capsys.readouterr().err


def test_two_templates_of_one_kind_are_refused(out: Path, capsys: Output) -> None:
    for name in ("a.docx", "b.dotx"):
        docx.Document().save(str(out / name))
    words = ("--template", out / "a.docx", "--template", out / "b.dotx")
    assert export(*words, "--to", out / "c.docx") == Exit.INPUT
    assert "Two templates are given for the same kind of document" in refused(capsys)


def test_what_exists_is_refused_and_named_before_anything_is_written(
    out: Path, capsys: Output
) -> None:
    kept = out / "kept.md"
    kept.write_text("mine", "utf-8")
    assert export("--to", out / "new.json", "--to", kept) == Exit.INPUT
    assert f"{kept}: There is something under this name already." in refused(capsys)
    assert [path.name for path in out.iterdir()] == ["kept.md"]
    assert export("--to", kept, "--force") == Exit.DONE
    assert "# Children with SEND" in kept.read_text("utf-8")


def test_what_is_no_page_never_becomes_one(out: Path, capsys: Output) -> None:
    mine = out / "mine" / "notes.txt"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    archive = out / "mine.zip"
    archive.write_text("mine", "utf-8")
    for target in (mine.parent, archive):
        assert export("--to", target, "--force") == Exit.INPUT
        assert "not a page; it stays" in refused(capsys)
    assert mine.read_text("utf-8") == archive.read_text("utf-8") == "mine"


def test_no_document_is_written_over_the_page_that_it_is_made_from(
    out: Path, capsys: Output
) -> None:
    page = out / "page"
    write_page(read_page(shipped_page_path()), page)
    for target in (page, page / "needs.csv"):
        assert export(page, "--to", target, "--force") == Exit.INPUT
        assert "a file that it is made from" in refused(capsys)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "There is nowhere to write to"),
        (("--to", "a.xyz"), "A page cannot be written as .xyz."),
        (("--to", "-"), "not written to standard output"),
        (("--to", "nowhere/a.md"), "The folder does not exist"),
        (("--to", "a.md", "--summary"), "--summary is for kinds of document"),
        (("--to", "a.md", "--measure", "children"), "--measure is for kinds of document"),
        (("--to", "a.md", "--template", "a.docx"), "takes this file as its template"),
        (("--to", "a.md", "--measure", "length"), "invalid choice: 'length'"),
        (("nowhere", "--to", "a.md"), "nowhere: There is no such file or folder"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    out: Path, capsys: Output, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    assert export(*words) == Exit.INPUT
    assert told in refused(capsys)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("letters", [240, 300])
@pytest.mark.parametrize("ending", [".docx", ".zip", ""])
def test_a_name_that_is_too_long_is_refused_as_that(
    out: Path, capsys: Output, letters: int, ending: str
) -> None:
    name = f"{'n' * letters}x{ending}"
    assert export("--to", out / "good.md", "--to", out / name) == Exit.INPUT
    told = refused(capsys)
    assert told.endswith(": The name is too long for a file. Choose a shorter name.\n")
    assert name not in told  # as much of it as it takes to know it again
    assert list(out.iterdir()) == []


def test_a_folder_of_pictures_with_too_long_a_name_is_refused_as_that(
    out: Path, capsys: Output
) -> None:
    assert main(["render", "--to", str(out / ("n" * 300))]) == Exit.INPUT
    assert "The name is too long for a file." in refused(capsys)


def test_all_kinds_are_named_where_one_is_unknown(out: Path, capsys: Output) -> None:
    assert export("--to", out / "a.xyz") == Exit.INPUT
    message = refused(capsys)
    assert all(ending in message for ending in DOCUMENT_FORMATS)


def test_help_names_every_kind(capsys: Output) -> None:
    assert main(["export", "--help"]) == Exit.DONE
    text = capsys.readouterr().out
    assert all(ending.removeprefix(".") in text for ending in DOCUMENT_FORMATS)


def test_ctrl_c_while_documents_are_made_leaves_nothing(
    out: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = document_formats.documents.page_json

    def pressed(*words: object) -> str:
        signal.raise_signal(signal.SIGINT)
        return made(*words)

    monkeypatch.setattr(document_formats.documents, "page_json", pressed)
    assert export("--to", out / "a.md", "--to", out / "a.json") == Exit.INTERRUPTED
    assert list(out.iterdir()) == []
    assert capsys.readouterr() == ("", "")
