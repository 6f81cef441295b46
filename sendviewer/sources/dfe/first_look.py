"""Tells from the first bytes of a file whether figures can be read from it, and why not.

Nothing is unpacked and no row is read: it is what an answer about the wrong file can wait for.
"""

from __future__ import annotations

from pathlib import Path

from sendviewer.core.errors import InputError
from sendviewer.sources.dfe.byte_streams import first_bytes
from sendviewer.sources.dfe.csv_frames import header_of
from sendviewer.sources.dfe.given_files import GivenFile, given_files
from sendviewer.sources.dfe.release_archives import (
    contents_of,
    open_release_archive,
    start_of_member,
    without_data,
)

__all__ = ["why_no_figures"]


def why_no_figures(path: Path) -> InputError | None:
    """Return why there are no figures in a file or folder, or None if there seem to be some.

    Of several files in a folder or zip file, one with figures is enough.
    """
    try:
        faults = [_fault_of(given) for given in given_files([path]) if not given.is_text]
    except InputError as fault:
        return fault
    return None if None in faults else next(iter(faults), None)


def _fault_of(given: GivenFile) -> InputError | None:
    try:
        if given.is_archive:
            return _fault_of_archive(given.path)
        header_of(first_bytes(given.path), str(given.path))
    except InputError as fault:
        return fault
    return None


def _fault_of_archive(path: Path) -> InputError | None:
    """Return why no member holds figures; raises InputError if none can be looked into."""
    with open_release_archive(path) as archive:
        contents = contents_of(archive, path)
        fault: InputError = without_data(contents, path)
        for member in contents.data:
            try:
                header_of(start_of_member(archive, member, path), f"{path}/{member.filename}")
            except InputError as found:
                fault = found
            else:
                return None
        return fault
