"""Reads from a finished document what people who do not see it depend on. Knows nothing of Qt.

The document itself is read, and not what was meant to be in it: a picture without an alternative
text is found whatever the reason. Only documents that this program has made are read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, fromstring

from msgspec import Struct

from sendviewer.export.xml_parts import holds, local_name, named

__all__ = ["DocumentFacts", "document_facts"]


class DocumentFacts(Struct, frozen=True):
    """What is in a document. None stands for what its kind cannot say.

    ``described`` counts the ``graphics`` that have an alternative text, ``headed`` the ``tables``
    that mark their headers.
    """

    title: str | None = None
    language: str | None = None
    graphics: int | None = None
    described: int = 0
    tables: int | None = None
    headed: int = 0


def document_facts(ending: str, data: bytes) -> DocumentFacts:
    """Return the facts of a document; none of a kind that has nothing to be read."""
    reader = _READERS.get(ending)
    return reader(data) if reader else DocumentFacts()


# --- Office documents ---------------------------------------------------------------------


def _word(data: bytes) -> DocumentFacts:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = fromstring(parts.read("word/document.xml"))
        pictures = list(named(body, "docPr"))
        tables = list(named(body, "tbl"))
        return DocumentFacts(
            title=_core_title(parts),
            language=_first_language(_parts(parts, r"word/(styles|document)\.xml"), "lang", "val"),
            graphics=len(pictures),
            described=sum(map(_is_described, pictures)),
            tables=len(tables),
            headed=sum(holds(table, "tblHeader") for table in tables),
        )


def _slides(data: bytes) -> DocumentFacts:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        slides = list(_parts(parts, r"ppt/slides/slide\d+\.xml"))
        frames = [frame for slide in slides for frame in named(slide, "graphicFrame", "pic")]
        tables = [table for slide in slides for table in named(slide, "tbl")]
        graphics = [frame for frame in frames if not holds(frame, "tbl")]
        return DocumentFacts(
            title=_core_title(parts),
            language=_first_language(slides, "rPr", "lang"),
            graphics=len(graphics),
            described=sum(any(map(_is_described, named(one, "cNvPr"))) for one in graphics),
            tables=len(tables),
            headed=sum(_has(table, "tblPr", "firstRow") for table in tables),
        )


def _workbook(data: bytes) -> DocumentFacts:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        drawings = list(_parts(parts, r"xl/drawings/drawing\d+\.xml"))
        graphics = [one for drawing in drawings for one in named(drawing, "cNvPr")]
        tables = list(_parts(parts, r"xl/tables/table\d+\.xml"))
        return DocumentFacts(
            title=_core_title(parts),
            graphics=len(graphics),
            described=sum(map(_is_described, graphics)),
            tables=len(tables),
            headed=sum(table.get("headerRowCount", "1") != "0" for table in tables),
        )


def _parts(archive: zipfile.ZipFile, pattern: str) -> Iterator[Element]:
    for name in archive.namelist():
        if re.fullmatch(pattern, name):
            yield fromstring(archive.read(name))


def _core_title(archive: zipfile.ZipFile) -> str:
    for core in _parts(archive, r"docProps/core\.xml"):
        for title in named(core, "title"):
            return (title.text or "").strip()
    return ""


def _is_described(element: Element) -> bool:
    return bool(element.get("descr", "").strip())


def _has(root: Element, name: str, attribute: str) -> bool:
    return any(element.get(attribute) in {"1", "true"} for element in named(root, name))


def _first_language(parts: Iterator[Element] | list[Element], name: str, attribute: str) -> str:
    for part in parts:
        for element in named(part, name):
            for key, value in element.attrib.items():
                if local_name(key) == attribute and value:
                    return value
    return ""


# --- The web, drawings and pictures -------------------------------------------------------


class _WebReader(HTMLParser):
    """Counts what a browser would hand on to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.language = ""
        self.graphics = self.described = self.tables = self.headed = 0
        self._open: list[str] = []
        self._in_head, self._in_title = True, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count graphics and tables, and note what they have."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        elif tag == "img":
            self.graphics += 1
            self.described += bool(given.get("alt"))
        elif tag == "svg" and given.get("aria-hidden") != "true":
            self.graphics += 1
            self._open.append("svg")
        elif tag == "table":
            self.tables += 1
            self._open.append("table")
        elif tag == "th" and given.get("scope") and self._leaves("table"):
            self.headed += 1
        elif tag == "desc" and self._leaves("svg"):
            self.described += 1
        self._in_head = self._in_head and tag != "body"
        self._in_title = self._in_head and tag == "title"

    def handle_endtag(self, tag: str) -> None:
        """Leave a title, a graphic or a table."""
        self._in_title = False
        self._leaves(tag)

    def handle_data(self, data: str) -> None:
        """Take the title of the document."""
        if self._in_title and not self.title:
            self.title = data.strip()

    def _leaves(self, tag: str) -> bool:
        """Return whether this is the first sign that an open element has what it needs."""
        if tag in self._open:
            self._open.remove(tag)
            return True
        return False


def _web_page(data: bytes) -> DocumentFacts:
    reader = _WebReader()
    reader.feed(data.decode())
    return DocumentFacts(
        reader.title,
        reader.language,
        reader.graphics,
        reader.described,
        reader.tables,
        reader.headed,
    )


def _drawing(data: bytes) -> DocumentFacts:
    root = fromstring(data)
    names = {local_name(child.tag): (child.text or "").strip() for child in root}
    language = next((value for key, value in root.attrib.items() if local_name(key) == "lang"), "")
    described = int(bool(names.get("desc")))
    return DocumentFacts(names.get("title", ""), language, 1, described)


def _picture(data: bytes) -> DocumentFacts:
    """Read the texts of a PNG. Few programs look at them when they take the picture over."""
    return DocumentFacts(title=_png_texts(data).get("Title", ""))


def _png_texts(data: bytes) -> dict[str, str]:
    texts = {}
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        if kind == b"iTXt":
            keyword, _, rest = data[place + 8 : place + 8 + length].partition(b"\0")
            texts[keyword.decode("latin-1")] = rest[2:].split(b"\0", 2)[2].decode(errors="replace")
        place += length + 12
    return texts


# --- PDF ----------------------------------------------------------------------------------

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PDF_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def _paper(data: bytes) -> DocumentFacts:
    text = "\n".join(_pdf_texts(data))
    title = _PDF_TITLE.search(text)
    language = re.search(r"/Lang\s*\(([^)]*)\)", text)
    graphics = re.findall(r"/S\s*/Figure\b", text)
    tables = re.findall(r"/S\s*/Table\b", text)
    headers = len(re.findall(r"/S\s*/TH\b", text))
    return DocumentFacts(
        title=title.group(1).strip().encode("latin-1").decode() if title else "",
        language=language.group(1) if language else "",
        graphics=len(graphics),
        described=min(len(graphics), len(re.findall(r"/Alt\s*[(<]", text))),
        tables=len(tables),
        headed=min(len(tables), headers),
    )


def _pdf_texts(data: bytes) -> Iterator[str]:
    """Yield what stands in the file and in each of its packed parts."""
    yield data.decode("latin-1")
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompress(match.group(1)).decode("latin-1")
        except zlib.error:
            continue


_READERS: Mapping[str, Callable[[bytes], DocumentFacts]] = {
    ".docx": _word,
    ".pptx": _slides,
    ".xlsx": _workbook,
    ".pdf": _paper,
    ".html": _web_page,
    ".svg": _drawing,
    ".png": _picture,
}
