"""Names a footprint after its areas. A pure rule, the same wherever a footprint is named."""

from __future__ import annotations

from collections.abc import Sequence

from sendviewer.core.place_names import joined_names, plain_name

__all__ = ["LONGEST_SHORT_NAME", "footprint_name"]

#: More areas than this are not all named: the first three are, and how many others there are.
_MOST_NAMED = 4
_NAMED_OF_MANY = 3

#: In characters. It stands beside "England" in legends and headers.
LONGEST_SHORT_NAME = 24


def footprint_name(names: Sequence[str]) -> tuple[str, str]:
    """Return the name and the short name of the footprint of areas of these names.

    One area keeps its name for both. Up to four are listed ("Leicester, Leicestershire and
    Rutland"), of more the first three ("Leicester, Leicestershire, Rutland and 4 others");
    where a name itself has a comma or an "and", semicolons divide them. The short name is the
    name if it has at most 24 characters, otherwise the number of areas ("3 areas").
    """
    if len(names) == 1:
        return names[0], names[0]
    plain = [plain_name(name) for name in names]
    named, others = plain, 0
    if len(plain) > _MOST_NAMED:
        named, others = plain[:_NAMED_OF_MANY], len(plain) - _NAMED_OF_MANY
    parts = [*named, f"{others} others"] if others else named
    name = joined_names(parts)
    return name, name if len(name) <= LONGEST_SHORT_NAME else f"{len(names)} areas"
