"""Opens what the Department for Education publishes, and leaves nothing behind when it is closed.

Asked at every opening whether a path is such a file, so nothing heavy is imported before one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sendviewer.sources.watching import UNWATCHED, Watch

if TYPE_CHECKING:
    from sendviewer.sources.dfe.cube import ScannedRelease
    from sendviewer.sources.dfe.release import Release

__all__ = ["looks_like_release", "open_release"]

_ARCHIVE, _DATA = ".zip", ".csv"
_PAGE_DESCRIPTOR = "datapackage.json"
_PAGE_TABLES = frozenset({"figures.csv", "needs.csv"})
_DATA_FOLDER = "data"
_LOOKED_AT_BYTES = 64 * 1024
_SHARE_OF_INTAKE = 0.4
"""How much of the time goes to unpacking and checking; the rest to reading the figures."""


def looks_like_release(path: Path) -> bool:
    """Tell whether a path is for ``open_release``: a CSV file, or a zip file that is no page.

    A folder is, too, if such files lie in it and it is no page. What is not there is not.
    """
    try:
        if path.is_dir():
            return _is_folder_of_data(path)
        if not path.is_file():
            return False
        ending = path.suffix.lower()
        if ending == _DATA:
            return not _is_table_of_page(path)
        return ending == _ARCHIVE and not _is_page(path)
    except OSError:  # the reader of pages says what is wrong
        return False


def open_release(
    paths: Sequence[Path], watch: Watch = UNWATCHED, copies_folder: Path | None = None
) -> Release:
    """Return the release in files that belong together; close it when it is not needed any more.

    With a folder for copies, files that were read before come from there. Checksums, and copies
    of what was read, are made after this has returned, while nobody waits for them. Raises
    InputError that says what was found, what was expected, where, and what to do; and what
    ``watch`` raises. Whatever is raised, nothing is left on the disk.
    """
    if copies_folder is None:
        release = _read(paths, watch)
        release.work_out_checksums(lambda: None)
        return release
    from sendviewer.sources.dfe.file_marks import are_settled, file_marks  # noqa: PLC0415
    from sendviewer.sources.dfe.kept_copies import KeptCopies  # noqa: PLC0415

    copies = KeptCopies(copies_folder)
    files = file_marks(paths)
    watch.check()
    if (kept := copies.find(files)) is not None:
        return kept
    is_settled = are_settled(files)
    release = _read(paths, watch)

    def keep() -> None:
        from sendviewer.core.errors import InputError  # noqa: PLC0415

        try:
            is_unchanged = file_marks(paths) == files  # nobody wrote to them meanwhile
        except InputError:  # they are gone: a stick was taken out, say
            return
        if is_settled and is_unchanged:
            copies.keep(files, release)

    release.work_out_checksums(keep)
    return release


def _read(paths: Sequence[Path], watch: Watch) -> ScannedRelease:
    import atexit  # noqa: PLC0415 - needed when a file is opened, not when the question is asked
    import shutil  # noqa: PLC0415

    from sendviewer.sources.dfe.byte_streams import new_folder, sweep_forgotten  # noqa: PLC0415
    from sendviewer.sources.dfe.intake import take_in  # noqa: PLC0415
    from sendviewer.sources.dfe.scanning import scan  # noqa: PLC0415 - DuckDB
    from sendviewer.sources.dfe.steps import Stretch  # noqa: PLC0415

    sweep_forgotten()
    folder = new_folder()
    # Whoever ends without closing the release leaves nothing either.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        intake = take_in(paths, folder, Stretch(watch, 0, _SHARE_OF_INTAKE), reads_ahead=False)
        is_read = all(file.examination is None for file in intake.files)
        return scan(intake, Stretch(watch, _SHARE_OF_INTAKE if is_read else 0, 1))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _is_folder_of_data(folder: Path) -> bool:
    if (folder / _PAGE_DESCRIPTOR).exists():
        return False
    data_folder = folder / _DATA_FOLDER
    entries = [*folder.iterdir(), *(data_folder.iterdir() if data_folder.is_dir() else ())]
    return any(
        entry.suffix.lower() in {_ARCHIVE, _DATA} and entry.name not in _PAGE_TABLES
        for entry in entries
    )


def _is_table_of_page(path: Path) -> bool:
    return path.name in _PAGE_TABLES and (path.parent / _PAGE_DESCRIPTOR).is_file()


def _is_page(path: Path) -> bool:
    """Return whether a zip file holds a page, even if its list of contents is cut off."""
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - 15 ms

    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
    except (BadZipFile, NotImplementedError, ValueError):
        with path.open("rb") as stream:
            return _PAGE_DESCRIPTOR.encode() in stream.read(_LOOKED_AT_BYTES)
    return any(name.replace("\\", "/").rpartition("/")[2] == _PAGE_DESCRIPTOR for name in names)
