"""Reads the guidance that comes with a release: titles, labels, footnotes and symbols.

It is written by hand for people, so whatever cannot be understood is left out; nothing in it is
ever an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

__all__ = ["FileGuidance", "Guidance", "guidance_from"]

_PERIOD = r"\d{4}(?:\s?[/-]\s?\d{2,4})?"
_REPORTING_LINE = re.compile(
    rf"(?:[a-z]+ year\s+)?(?P<period>{_PERIOD})(?:\s+[a-z]+ year)?", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?P<name>Filename|Geographic levels|Time period|Content summary)\s*:\s*(?P<text>.*)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\d+[.)]\s+(?P<text>\S.*)")
_RULE = re.compile(r"[-=|+\s]*")
_CONVENTIONS = re.compile(r"conventions?\b|symbols?\b", re.IGNORECASE)
_DATA_FILES = re.compile(r"data files:?", re.IGNORECASE)

#: Opening and closing marks, straight and curly, and brackets.
_MARKS = r"[\u2018\u2019\u201C\u201D'\"`()\[\]]*"
_SIGNS = r"\s*[-\u2013\u2014:=|]+|\s+(?:is|means|indicates|denotes|represents)\b"
_SYMBOL = re.compile(
    rf"(?:[•*·-]\s+)?(?P<before>{_MARKS})(?P<symbol>z|x|c|k|u|low|supp|null|\.\.?|:|~|-)"
    rf"(?P<after>{_MARKS})(?P<sign>{_SIGNS})?\s+(?P<meaning>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FileGuidance:
    """What the guidance says on one data file; whatever it does not say is empty.

    ``variables`` maps the name of a column to its label, ``levels`` are as written.
    """

    filename: str
    title: str = ""
    time_period: str = ""
    levels: tuple[str, ...] = ()
    summary: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the guidance says on a release; whatever it does not say is empty.

    ``title`` is the first line, ``reporting`` the line on its year as written, ``symbols`` maps
    a symbol in small letters to its meaning in small letters, as this release explains it.
    """

    title: str = ""
    reporting: str = ""
    files: tuple[FileGuidance, ...] = ()
    symbols: Mapping[str, str] = field(default_factory=dict)

    @property
    def release_title(self) -> str:
        """The release as a person knows it: "Education, health and care plans 2025"."""
        year = _REPORTING_LINE.fullmatch(self.reporting)
        return f"{self.title} {year['period'] if year else self.reporting}".strip()

    def file(self, name: str) -> FileGuidance | None:
        """Return what is said on the data file of this name, or None."""
        wanted = _name_key(name)
        return next((file for file in self.files if _name_key(file.filename) == wanted), None)


def guidance_from(data: bytes) -> Guidance | None:
    """Return the guidance in the bytes of a text file; None if it describes no release."""
    lines = [line.strip() for line in _decoded(data).splitlines()]
    starts = [index for index, line in enumerate(lines) if _field(line, "filename")]
    files = tuple(_files(lines, starts))
    head = lines[: starts[0]] if starts else lines
    symbols = MappingProxyType(dict(_symbols(head)))
    if not files and not symbols:
        return None
    first_lines = [line for line in head[:10] if line]
    return Guidance(_title(first_lines), _reporting(first_lines), files, symbols)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _title(first_lines: Sequence[str]) -> str:
    title = first_lines[0] if first_lines else ""
    return "" if _field(title, "filename") else title


def _reporting(first_lines: Sequence[str]) -> str:
    """Return the line under the title if it speaks of a year."""
    line = first_lines[1] if len(first_lines) > 1 else ""
    return line if re.search(_PERIOD, line) and len(line) <= 60 else ""  # noqa: PLR2004


def _name_key(name: str) -> str:
    """Return a file's name as it is compared: the guidance may end it in an underscore."""
    return name.strip().casefold().removesuffix(".csv").rstrip("_ ")


def _field(line: str, name: str) -> str:
    found = _FIELD.fullmatch(line)
    return found["text"].strip() if found and found["name"].casefold() == name else ""


# --- Files --------------------------------------------------------------------------------


def _files(lines: Sequence[str], starts: Sequence[int]) -> Iterator[FileGuidance]:
    """Yield what is said on each file: from the line with its name to the title of the next."""
    for start, end in pairwise([*starts, len(lines)]):
        block = lines[start:end]
        yield FileGuidance(
            filename=_field(lines[start], "filename"),
            title=_text_before(lines, start),
            time_period=_field_of(block, "time period"),
            levels=_levels(block),
            summary=_field_of(block, "content summary"),
            variables=MappingProxyType(dict(_variables(block))),
            footnotes=tuple(_footnotes(block)),
        )


def _text_before(lines: Sequence[str], start: int) -> str:
    """Return the last line before ``start`` that is not blank."""
    line = next((line for line in reversed(lines[:start]) if line), "")
    return "" if "|" in line or _DATA_FILES.fullmatch(line) else " ".join(line.split())


def _field_of(block: Sequence[str], name: str) -> str:
    return next((text for line in block if (text := _field(line, name))), "")


def _levels(block: Sequence[str]) -> tuple[str, ...]:
    levels = _field_of(block, "geographic levels").split(";")
    return tuple(level.strip() for level in levels if level.strip())


def _variables(block: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in block:
        name, bar, label = line.partition("|")
        if bar and not _RULE.fullmatch(line) and name.strip().casefold() != "variable name":
            yield name.strip(), label.strip()


def _footnotes(block: Sequence[str]) -> Iterator[str]:
    headings = [index for index, line in enumerate(block) if line.casefold() == "footnotes:"]
    for line in block[headings[0] + 1 :] if headings else ():
        footnote = _FOOTNOTE.fullmatch(line)
        if footnote:
            yield footnote["text"]


# --- Symbols ------------------------------------------------------------------------------


def _symbols(head: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the symbols that are explained under the heading on conventions, and their meaning."""
    is_on_symbols = False
    for line in head:
        found = _SYMBOL.fullmatch(line)
        if found is not None and is_on_symbols:
            if _is_meant(found):
                yield found["symbol"].casefold(), _meaning(found["meaning"])
        elif line:
            is_on_symbols = (is_on_symbols or bool(_CONVENTIONS.search(line))) and not (
                _DATA_FILES.fullmatch(line)
            )


def _is_meant(found: re.Match[str]) -> bool:
    """Return whether a sign that also begins sentences and lists is meant as a symbol."""
    is_sign = not found["symbol"].isalpha()
    return bool(not is_sign or (found["before"] and found["after"]) or found["sign"])


def _meaning(words: str) -> str:
    return " ".join(words.split()).rstrip(".").lower()
