"""Turns whatever text a CSV file is in into UTF-8 with line feeds, a megabyte at a time.

Published files are UTF-8, and some hold bytes of Windows-1252 among it; spreadsheets also write
UTF-16 with a mark at the start. A file that already is UTF-8 is left where it is.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable
from pathlib import Path

from sendviewer.core.errors import InputError, Place
from sendviewer.sources.dfe.byte_streams import writing

__all__ = ["TextCheck", "ZeroByteError", "binary_file", "start_of_text", "write_as_utf_8"]

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FALLING_BACK = "sendviewer-windows-1252"
_DOWNLOAD_AGAIN = (
    "Download it again; if it came through a spreadsheet, save it as “CSV UTF-8 (comma delimited)”."
)


def _as_windows_1252(fault: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252; raises UnicodeDecodeError for others."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    try:
        return fault.object[fault.start : fault.end].decode("cp1252"), fault.end
    except UnicodeDecodeError:
        raise fault from None


codecs.register_error(_FALLING_BACK, _as_windows_1252)


class ZeroByteError(Exception):
    """A byte of zero, which no text holds, so many bytes after the start."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class TextCheck:
    """Learns from the bytes of a file, fed in order, whether it can be read as it is."""

    def __init__(self) -> None:
        self._fed = 0
        self._utf_8 = codecs.getincrementaldecoder("utf-8")()
        self._is_utf_8 = True
        self._is_utf_16: bool | None = None
        self._is_inside_sign = False
        self._returns = 0
        self._pairs = 0
        self._ends_in_return = False
        self._has_lone_feeds = False

    @property
    def is_utf_16(self) -> bool:
        """Whether the file begins with the mark of UTF-16."""
        return bool(self._is_utf_16)

    @property
    def reads_as_it_is(self) -> bool:
        """Whether the file is UTF-8 whose lines all end alike, once all has been fed."""
        ends_in_pairs = self._pairs == self._returns and not self._has_lone_feeds
        return self._is_utf_8 and not self.is_utf_16 and (not self._returns or ends_in_pairs)

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; raises ZeroByteError for a zero byte, which no text holds."""
        if self._is_utf_16 is None:
            self._is_utf_16 = chunk.startswith(_UTF_16_MARKS)
        if self._is_utf_16:
            return
        zero = chunk.find(0)
        if zero >= 0:
            raise ZeroByteError(self._fed + zero)
        self._fed += len(chunk)
        self._count_line_ends(chunk)
        self._decode(chunk, final=False)

    def finish(self) -> None:
        """Take note that these were all bytes."""
        if not self._is_utf_16:
            self._decode(b"", final=True)

    def _count_line_ends(self, chunk: bytes) -> None:
        """Count what tells line ends apart; what is not there costs next to nothing to look for."""
        pairs = int(self._ends_in_return and chunk[:1] == b"\n")
        if b"\r" in chunk:
            self._returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n")
            self._has_lone_feeds |= chunk.count(b"\n") > pairs
        else:
            self._has_lone_feeds |= chunk.find(b"\n", pairs) >= 0
        self._pairs += pairs
        self._ends_in_return = chunk.endswith(b"\r")

    def _decode(self, chunk: bytes, *, final: bool) -> None:
        """Take note of bytes that are not UTF-8; plain letters, nearly all there are, are quick."""
        if not self._is_utf_8 or (chunk.isascii() and not self._is_inside_sign and not final):
            return
        try:
            self._utf_8.decode(chunk, final)
            self._is_inside_sign = bool(self._utf_8.getstate()[0])
        except UnicodeDecodeError:
            self._is_utf_8 = False


def start_of_text(start: bytes) -> str:
    """Return the text that ``start``, the first bytes of a file, begins with, without its mark.

    A character cut at the end is left out, and a byte that means nothing becomes a question mark.
    """
    if start.startswith(_UTF_16_MARKS):
        return codecs.getincrementaldecoder("utf-16")("replace").decode(start)
    data = start.removeprefix(codecs.BOM_UTF8)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def write_as_utf_8(
    chunks: Iterable[bytes], target: Path, shown_as: str, *, is_utf_16: bool
) -> None:
    """Write the text of ``chunks`` as UTF-8 with line feeds to ``target``.

    Bytes that are not UTF-8 are read as Windows-1252. Raises InputError with the line of what is
    neither.
    """
    decoding = _Decoding(shown_as, is_utf_16=is_utf_16)
    with writing(target) as stream:
        for chunk in chunks:
            stream.write(decoding.text(chunk).encode())
        stream.write(decoding.text(b"", final=True).encode())


class _Decoding:
    """Decodes bytes, fed in order, to text whose lines end with line feeds, and counts them."""

    def __init__(self, shown_as: str, *, is_utf_16: bool) -> None:
        self.lines = 0
        self._shown_as = shown_as
        encoding, errors = ("utf-16", "strict") if is_utf_16 else ("utf-8-sig", _FALLING_BACK)
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)

    def text(self, chunk: bytes, *, final: bool = False) -> str:
        """Return the next text; raises InputError for bytes that mean nothing."""
        try:
            text = self._decoder.decode(chunk, final)
        except UnicodeDecodeError as fault:
            raise self._not_text(fault) from None
        zero = text.find("\0")
        if zero >= 0:
            raise binary_file(self._shown_as, self.lines + text.count("\n", 0, zero) + 1)
        self.lines += text.count("\n")
        return text

    def _not_text(self, fault: UnicodeDecodeError) -> InputError:
        line = self.lines + fault.object.count(b"\n", 0, fault.start) + 1
        found = fault.object[fault.start : fault.start + 1].hex().upper()
        problem = f"The byte 0x{found} is neither UTF-8 nor Windows-1252 text."
        return InputError(problem, place=Place(self._shown_as, line), remedy=_DOWNLOAD_AGAIN)


def binary_file(shown_as: str, line: int) -> InputError:
    """Return the error for a file with a byte of zero in a line."""
    problem = "Found a byte of zero, which no text holds; expected a CSV file in UTF-8."
    return InputError(problem, place=Place(shown_as, line), remedy=_DOWNLOAD_AGAIN)
