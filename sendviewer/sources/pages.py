"""Opens and saves a page on disk: a folder, or that folder zipped; opens one in a workbook.

A page is a Frictionless Data Package of four files, written so that a person edits it with a
spreadsheet and a text editor. Saved and opened again, it is the same page.
"""

from __future__ import annotations

from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.core.pages import Page
from sendviewer.resources import resource_path
from sendviewer.sources.page_files import (
    DESCRIPTOR,
    PAGE_FILES,
    FileContent,
    files_from_page,
    page_from_files,
)

__all__ = ["read_page", "shipped_page_path", "write_page"]

ARCHIVE_SUFFIX, WORKBOOK_SUFFIX = ".zip", ".xlsx"

#: A page is some kilobytes; whatever is far larger is not one.
LARGEST_FILE_BYTES = 4 * 1024 * 1024

_WHAT_A_PAGE_IS = (
    f"A page is a folder with the files {', '.join(PAGE_FILES)}, that folder as a .zip file, or a "
    "workbook (.xlsx) that SEND Viewer wrote."
)


def shipped_page_path() -> Path:
    """Return the folder of the page that the program opens on."""
    return resource_path("pages", "llr-2020-04")


def read_page(path: Path) -> Page:
    """Return the page in a folder, in a zip file or a workbook, or around a datapackage.json.

    Raises InputError that says what is wrong, where (file, line, column), and what to do.
    """
    if path.is_dir():
        return page_from_files(_files_in_folder(path))
    if path.suffix.lower() == ARCHIVE_SUFFIX and path.is_file():
        from sendviewer.sources.archives import files_in_archive  # noqa: PLC0415 - zipfile: 15 ms

        return page_from_files(files_in_archive(path, LARGEST_FILE_BYTES))
    if path.suffix.lower() == WORKBOOK_SUFFIX and path.is_file():
        from sendviewer.sources.page_workbooks import page_from_workbook  # noqa: PLC0415 - seldom

        return page_from_workbook(path)
    if path.name == DESCRIPTOR and path.is_file():
        return page_from_files(_files_in_folder(path.parent))
    raise _not_a_page(path)


def write_page(page: Page, path: Path) -> None:
    """Save a page as a folder, or as one file if ``path`` ends in .zip.

    It is written beside and renamed, so that there is never half a page. Raises InputError if
    the place cannot be written or holds something that is not a page, DomainError if the page
    holds what its files cannot.
    """
    from sendviewer.sources import saving  # noqa: PLC0415 - reading, at every start, is without it

    files = files_from_page(page)
    if path.suffix.lower() == ARCHIVE_SUFFIX:
        saving.save_archive(files, path)
    else:
        saving.save_folder(files, path)


def _files_in_folder(folder: Path) -> dict[str, FileContent]:
    if not (folder / DESCRIPTOR).is_file():
        problem = f"This folder is not a page: it holds no {DESCRIPTOR}."
        raise InputError(problem, place=Place(str(folder)), remedy=_WHAT_A_PAGE_IS)
    return {name: _file_content(folder / name) for name in PAGE_FILES}


def _file_content(path: Path) -> FileContent:
    shown_as = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        remedy = f"Put it back. {_WHAT_A_PAGE_IS}"
        raise InputError("The file is missing.", place=Place(shown_as), remedy=remedy) from None
    except OSError as fault:
        if path.is_dir():  # some systems only say that it may not be read
            raise _folder_for_file(shown_as) from None
        problem = f"The file cannot be read: {fault.strerror}."
        remedy = "Close it in other programs, and check that you may read it."
        raise InputError(problem, place=Place(shown_as), remedy=remedy) from fault
    if len(data) > LARGEST_FILE_BYTES:
        problem = f"The file is larger than {LARGEST_FILE_BYTES // 1024**2} MB."
        raise InputError(problem, place=Place(shown_as), remedy=_WHAT_A_PAGE_IS)
    return FileContent(shown_as, data)


def _folder_for_file(shown_as: str) -> InputError:
    problem = "There is a folder under this name; expected a file."
    remedy = "Move the folder away, and put the file in its place."
    return InputError(problem, place=Place(shown_as), remedy=remedy)


def _not_a_page(path: Path) -> InputError:
    place = Place(str(path))
    if not path.exists():
        problem = "There is no such file or folder."
        return InputError(problem, place=place, remedy="Check the name and where it is.")
    if path.name in PAGE_FILES and (path.parent / DESCRIPTOR).is_file():
        problem = "This is one file of a page."
        remedy = f"Open the folder “{path.parent}” instead."
        return InputError(problem, place=place, remedy=remedy)
    return InputError("This file is not a page.", place=place, remedy=_WHAT_A_PAGE_IS)
