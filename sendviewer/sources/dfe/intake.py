"""Takes in the files that a person opens: what comes out is CSV in UTF-8, named and whole.

A member of a zip file that cannot be read is an error even if others can: half a release would
give figures that look complete and are not. A file that is readable and simply is no data file
of Explore Education Statistics is passed over, and that is said, unless a person named it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sendviewer.core.errors import InputError
from sendviewer.core.errors import Place as FilePlace
from sendviewer.sources.dfe.byte_streams import file_chunks, first_bytes, free_bytes
from sendviewer.sources.dfe.checksums import KnownChecksum, LaterChecksum
from sendviewer.sources.dfe.contents import Content, ContentReader, Examination
from sendviewer.sources.dfe.csv_frames import header_of
from sendviewer.sources.dfe.data_files import DataFile, Intake
from sendviewer.sources.dfe.given_files import (
    GivenFile,
    given_files,
    guidance_beside,
    guidance_in,
)
from sendviewer.sources.dfe.guidance import Guidance
from sendviewer.sources.dfe.recognition import may_hold_figures, why_not
from sendviewer.sources.dfe.release import SkippedFile
from sendviewer.sources.dfe.release_archives import (
    WHY_GUIDANCE,
    Contents,
    contents_of,
    member_name,
    open_release_archive,
    refuse_too_large,
    start_of_member,
    without_data,
)
from sendviewer.sources.dfe.steps import Meter
from sendviewer.sources.watching import UNWATCHED, Silent, Watch

__all__ = ["DataFile", "Intake", "take_in"]

_WHAT_TO_OPEN = "Open CSV files of Explore Education Statistics, or a release as a .zip file."
_NO_GUIDANCE = "is not the guidance of a release, and text files are not read as figures"
_WHY_NOT_GUIDANCE = f"It {_NO_GUIDANCE}."
_ONLY_GUIDANCE = "is the guidance of a release, which lies beside its figures and holds none"


def take_in(
    paths: Sequence[Path], folder: Path, watch: Watch = UNWATCHED, *, reads_ahead: bool = True
) -> Intake:
    """Return the data files at ``paths``, those that need it unpacked or rewritten to ``folder``.

    Of a zip file or folder only what may hold figures on need is taken; ``files`` is empty if
    there are data files and none does. Without ``reads_ahead``, CSV files that cannot be the same
    are left to be examined while they are scanned. Raises InputError, or what ``watch`` raises.
    """
    given = given_files(paths)
    work = sum(file.size_bytes * (2 if file.is_archive else 1) for file in given)
    meter = Meter(watch, work)
    reads_ahead = reads_ahead or not _are_all_different(given)
    reader = ContentReader(folder, meter if reads_ahead else Meter(Silent(watch), work))
    taking = _Taking(folder, meter, reader, reads_ahead=reads_ahead)
    for file in sorted(given, key=lambda file: not file.is_text):
        taking.take(file)
    return taking.intake()


class _Taking:
    """Files while they are being taken in."""

    def __init__(
        self, folder: Path, meter: Meter, reader: ContentReader, *, reads_ahead: bool
    ) -> None:
        self._folder = folder
        self._meter = meter
        self._reader = reader
        self._reads_ahead = reads_ahead
        self._files: list[DataFile] = []
        self._skipped: list[SkippedFile] = []
        self._texts: list[Guidance] = []
        self._text_files: dict[Path, str] = {}
        self._faults: list[InputError] = []
        self._first_name: dict[str, str] = {}
        self._knows_release = False

    def take(self, given: GivenFile) -> None:
        """Take in one file."""
        self._meter.begin(f"Reading {given.path.name}")
        if given.is_text:
            self._take_text(given.path)
        elif given.is_archive:
            self._take_archive(given)
        else:
            self._take_table(given)

    def intake(self) -> Intake:
        """Return what was taken in; raises InputError if nothing is a data file."""
        if not self._files and not self._knows_release:
            raise self._nothing_found()
        own = [file.guidance for file in self._files if file.guidance is not None]
        guidance = next(iter([*own, *self._texts]), None)
        return Intake(tuple(self._files), tuple(self._skipped), guidance, self._folder)

    # --- One file of each kind ------------------------------------------------------------

    def _take_text(self, path: Path) -> None:
        guidance = guidance_in(path)
        self._text_files[path] = _NO_GUIDANCE if guidance is None else _ONLY_GUIDANCE
        if guidance is None:
            self._skip(path.name, _WHY_NOT_GUIDANCE, is_expected=False)
        else:
            self._texts.append(guidance)
            self._skip(path.name, WHY_GUIDANCE)

    def _take_table(self, given: GivenFile) -> None:
        path, name = given.path, given.path.name
        checksum = LaterChecksum(path)  # from the first look into the file on
        guidance = self._guidance_for(path)
        header = self._header(first_bytes(path), str(path), is_named=given.is_named)
        if not header or not (given.is_named or self._is_wanted(name, header, guidance)):
            self._meter.add(given.size_bytes)
            return
        if not self._reads_ahead:
            examination = Examination(self._reader, path, len(header))
            size_bytes = given.size_bytes
            self._files.append(
                DataFile(path, name, "", checksum, size_bytes, header, guidance, examination)
            )
            return
        content = self._reader.of_file(path, len(header))
        if self._is_new(content.sha256, name):
            self._keep(content, name, header, guidance)

    def _take_archive(self, given: GivenFile) -> None:
        path = given.path
        with open_release_archive(path) as archive:
            digest = self._digest(path)
            if self._is_new(digest, path.name):
                self._take_members(archive, given, digest)
            else:
                self._meter.add(given.size_bytes)

    def _take_members(self, archive: zipfile.ZipFile, given: GivenFile, digest: str) -> None:
        path = given.path
        contents = contents_of(archive, path)
        self._skipped += contents.skipped
        found = self._headers(archive, contents, given)
        wanted = [
            (member, header)
            for member, header in found
            if self._is_wanted(member_name(member), header, contents.guidance)
        ]
        refuse_too_large([member for member, _ in wanted], free_bytes(self._folder), path)
        for member, header in wanted:
            name = member_name(member)
            content = self._reader.of_member(archive, member, path, len(header))
            if self._is_new(content.sha256, name):
                kept = replace(content, sha256=digest)
                self._keep(kept, name, header, contents.guidance, archive=path.name)

    def _headers(
        self, archive: zipfile.ZipFile, contents: Contents, given: GivenFile
    ) -> list[tuple[zipfile.ZipInfo, tuple[str, ...]]]:
        """Return the members that are data files, with their columns; raises InputError if none.

        Only the start of each is unpacked.
        """
        known_faults = len(self._faults)
        found = []
        for member in contents.data:
            self._meter.add(0.0)
            start = start_of_member(archive, member, given.path)
            header = self._header(start, f"{given.path}/{member.filename}", is_named=False)
            if header:
                found.append((member, header))
        if not found:
            faults = self._faults[known_faults:]
            fault = _none_of(faults) if faults else without_data(contents, given.path)
            if given.is_named:
                raise fault
            self._set_aside(given.path.name, fault)
        return found

    # --- What is known of a file ----------------------------------------------------------

    def _header(self, start: bytes, shown_as: str, *, is_named: bool) -> tuple[str, ...]:
        """Return the columns of a data file; () for a file that is none and was not named."""
        try:
            header = header_of(start, shown_as)
        except InputError as fault:
            if is_named:
                raise
            self._set_aside(Path(shown_as).name, fault)
            return ()
        self._knows_release = True
        return header

    def _is_wanted(self, name: str, header: tuple[str, ...], guidance: Guidance | None) -> bool:
        """Return whether a file may hold figures on need; one that does not is said to be left."""
        if may_hold_figures(header):
            return True
        told = guidance.file(name) if guidance else None
        why, is_expected = why_not(header, told.title if told else "")
        self._skip(name, why, is_expected=is_expected)
        return False

    def _is_new(self, sha256: str, name: str) -> bool:
        """Return whether this content is here for the first time; a copy is said to be left."""
        first = self._first_name.get(sha256)
        if first is None:
            self._first_name[sha256] = name
            return True
        self._skip(name, f"It is the same, byte by byte, as {first}, and counts once.")
        return False

    def _guidance_for(self, path: Path) -> Guidance | None:
        """Return the opened guidance that names the file, else what lies beside, else any."""
        named = (guidance for guidance in self._texts if guidance.file(path.name))
        return next(named, None) or guidance_beside(path) or next(iter(self._texts), None)

    def _digest(self, path: Path) -> str:
        digest = hashlib.sha256()
        for chunk in file_chunks(path):
            digest.update(chunk)
            self._meter.add(len(chunk))
        return digest.hexdigest()

    # --- What becomes of it ---------------------------------------------------------------

    def _keep(
        self,
        content: Content,
        name: str,
        header: tuple[str, ...],
        guidance: Guidance | None,
        archive: str = "",
    ) -> None:
        checksum = KnownChecksum(content.sha256)
        file = DataFile(content.path, name, archive, checksum, content.size_bytes, header, guidance)
        self._files.append(file)

    def _skip(self, name: str, why: str, *, is_expected: bool = True) -> None:
        self._skipped.append(SkippedFile(name, why, is_expected))

    def _set_aside(self, name: str, fault: InputError) -> None:
        """Pass over a file that nobody named and that is no data file, and remember why."""
        self._faults.append(fault)
        self._skip(name, fault.problem, is_expected=False)

    def _nothing_found(self) -> InputError:
        if self._faults:
            return _none_of(self._faults)
        begin = "Nothing was opened that holds figures"
        if not self._text_files:
            return InputError(f"{begin}.", remedy=_WHAT_TO_OPEN)
        told = "; ".join(f"{path.name} {why}" for path, why in self._text_files.items())
        place = FilePlace(str(next(iter(self._text_files))))
        return InputError(f"{begin}: {told}.", place=place, remedy=_WHAT_TO_OPEN)


def _are_all_different(given: Sequence[GivenFile]) -> bool:
    """Return whether their sizes show that no file is there twice, nor in an archive as well."""
    tables = [file for file in given if not file.is_text]
    sizes = {file.size_bytes for file in tables}
    return len(sizes) == len(tables) and not any(file.is_archive for file in tables)


def _none_of(faults: Sequence[InputError]) -> InputError:
    """Return one error for several files of which none is a data file."""
    first = faults[0]
    if len(faults) == 1:
        return first
    problem = (
        f"None of {len(faults)} files is a data file of Explore Education Statistics. "
        f"The first: {first.problem}"
    )
    return InputError(problem, place=first.place, remedy=first.remedy)
