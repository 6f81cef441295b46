"""Reads DfE's list of statistical neighbours: for each authority the ten that are most like it.

The list comes as a workbook (2025) or as CSV (2021), and is known by its columns, never by its
name. Lists differ from year to year, so each says its version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sendviewer.core.errors import InputError
from sendviewer.sources.area_words import named
from sendviewer.sources.authorities import authority_table
from sendviewer.sources.neighbour_sheets import looks_like_list, read_sheets
from sendviewer.sources.neighbour_table import NeighbourRow, neighbour_rows
from sendviewer.sources.neighbour_versions import version_of

__all__ = ["NeighbourList", "find_neighbours", "read_neighbours"]

_ENDINGS = {".csv", ".xlsx", ".xls"}

#: Beside the data there are some files; a folder with many more is not where data is kept.
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class NeighbourList:
    """The statistical neighbours of every authority, the closest first.

    ``version`` names the list ("May 2025"), or is "undated" where neither the file nor its name
    says. ``date`` is the same as "2025-05" or "". ``source_file`` is the name of the file.
    ``neighbours`` are DfE codes by the DfE code of an authority.
    """

    version: str
    source_file: str
    date: str = ""
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def of(self, dfe_code: str) -> tuple[str, ...]:
        """Return the DfE codes of an authority's neighbours; none if it is not in the list."""
        return self.neighbours.get(dfe_code, ())

    def union_for(self, dfe_codes: Sequence[str]) -> tuple[str, ...]:
        """Return the neighbours of all members of a footprint, less the members.

        They stand in the order in which they first appear, member by member. Raises InputError
        if the list has no neighbours for a member, as the union would not be that of the
        footprint, or if nothing is left.
        """
        for code in dfe_codes:
            if not self.of(code):
                raise self._without(code)
        union = dict.fromkeys(one for code in dfe_codes for one in self.of(code))
        left = tuple(code for code in union if code not in dfe_codes)
        if not left:
            problem = "All neighbours of these areas are among the areas themselves."
            raise InputError(problem, remedy="Compare with England or a region instead.")
        return left

    def _without(self, code: str) -> InputError:
        authority = authority_table().authorities.get(code)
        who = named(authority) if authority else f"the code “{code}”"
        return InputError(
            f"The list of statistical neighbours ({self.version}, {self.source_file}) has no "
            f"neighbours for {who}.",
            remedy="Open a list that has this authority, or compare with something else.",
        )


def read_neighbours(path: Path) -> NeighbourList:
    """Return the list in a workbook or CSV file.

    Raises InputError that says what was found, what was expected and in which sheet and row.
    """
    rows: dict[str, NeighbourRow] = {}
    sheets = read_sheets(path)
    for row in neighbour_rows(path.name, sheets):
        if row.dfe_code in rows:
            problem = f"The authority {row.dfe_code} is there a second time."
            raise row.place.error(problem, "Keep the row that is right.")
        rows[row.dfe_code] = row
    version = version_of(path.name, sheets)
    codes = {code: row.neighbours for code, row in rows.items()}
    return NeighbourList(version.words, path.name, version.date, codes)


def find_neighbours(folder: Path) -> NeighbourList | None:
    """Return the newest list that lies in ``folder``, or None; it is never an error."""
    lists = list(_lists_in(folder))
    return max(lists, key=lambda one: (one.date, one.source_file), default=None)


def _lists_in(folder: Path) -> Iterator[NeighbourList]:
    for path in _files_in(folder):
        if looks_like_list(path):
            try:
                yield read_neighbours(path)
            except InputError:
                continue  # opened by the person, it tells what is wrong with it


def _files_in(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS]
    except OSError:
        return []
    return sorted(found)[:_MOST_FILES]
