"""Writes release zips as the department does, and broken ones."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_WHEN = (2025, 7, 1, 10, 15, 0)


def guidance(
    title: str = "Special educational needs in England",
    files: Sequence[str] = (),
    swapped: bool = False,
) -> str:
    """Return a data-guidance.txt. ``swapped`` explains x and z the other way round."""
    not_applicable, not_available = ("x", "z") if swapped else ("z", "x")
    parts = [
        f"{title}\nAcademic year 2024/25\n\nDescription\n",
        f"This document describes the data of the {title} National Statistics release.\n",
        "Conventions\n\nThe following convention is used throughout the underlying data.\n",
        f"\u2018{not_applicable}\u2019 Not applicable\n",
        f"\u2018{not_available}\u2019 Not available\n",
        "Data files\n",
    ]
    for name in files:
        stem = name.removesuffix(".csv").replace("_", " ").capitalize()
        parts.append(
            f"{stem}\n\nFilename: {name}\n"
            "Geographic levels: Local authority; National; Regional\n"
            "Time period: 2022/23 to 2024/25\n"
            f"Content summary: {stem}, made up.\n\n"
            "Variable names and descriptions for this file are provided below:\n\n"
            "Variable name     |  Variable description\n"
            "----------------  |  --------------------\n"
            "number_of_pupils  |  Headcount\n"
        )
    return "\n".join(parts)


def release_zip(
    path: Path,
    members: Mapping[str, Path | str | bytes],
    *,
    title: str = "Special educational needs in England",
    swapped: bool = False,
    supporting: bool = True,
) -> Path:
    """Write a release: each member into data/, with guidance and perhaps a supporting file.

    A member whose name has a slash is put where it says.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            _add(archive, name if "/" in name else f"data/{name}", _bytes(content))
        if "data-guidance/data-guidance.txt" not in members:
            text = guidance(title, [name for name in members if "/" not in name], swapped)
            _add(archive, "data-guidance/data-guidance.txt", text.encode("utf-8-sig"))
        if supporting:
            odd = "SEND tribunals\n\nYear;Appeals\n2024;\xa321,000\n".encode("cp1252")
            _add(archive, "supporting-files/Appeals 2014 to 2024.csv", odd)
    return path


def break_member(path: Path, member: str) -> Path:
    """Change bytes in the middle of a member's data, so that it can no longer be unpacked."""
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(member)
    content = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(info.filename.encode())
    for place in range(start + info.compress_size // 3, start + info.compress_size * 2 // 3):
        content[place] ^= 0x5A
    path.write_bytes(bytes(content))
    return path


def _bytes(content: Path | str | bytes) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)
