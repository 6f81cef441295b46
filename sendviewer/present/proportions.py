"""Says a share as so many in every 10 or in every 100, by one written rule.

A form is made from a known share only: never from "at least", and never from what is missing.

============================  ==================================================================
share                         words
============================  ==================================================================
exactly 0%, or exactly 100%   none, all
under 1%                      fewer than 1 in every 100
over 99%                      more than 99 in every 100
within 1 point of a tenth     about 3 in every 10
any other                     about 14 in every 100
============================  ==================================================================

Numbers are half up, and whether a share is under 1% or over 99% goes by how it is shown. "About"
is left out where the share is exactly that. Shares that stand beside each other are both said in
every 10 or both in every 100; in every 10 only if that does not make two of them look alike which
differ in every 100. A share that was printed as 0.0 or 100.0 is rounded, so it is neither none nor
all.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sendviewer.core.figures import WHOLE_PCT, Figure, Quantity, round_half_up

__all__ = ["InEvery", "in_every", "of_whom"]

TENTH = 10
SHOWN = 1
"""Decimals with which a share stands beside its words: 1.0% is not fewer than 1 in every 100."""

NEAR = 1
"""Percentage points by which "in every 10" may miss a share."""


class InEvery(Struct, frozen=True):
    """A share as whole ones out of ``of``, which is 10 or 100, with its words.

    ``has_part`` tells that a part of one more belongs to it: of fewer than 1 in every 100,
    ``filled`` is 0 and a part of the first one is filled.
    """

    filled: int
    of: int
    words: str
    has_part: bool = False

    @property
    def picture(self) -> str:
        """What a picture of the form shows, in words."""
        if not self.has_part:
            return f"{self.filled} of {self.of} are filled in"
        if not self.filled:
            return f"a part of 1 of {self.of} is filled in"
        return f"{self.filled} of {self.of} are filled in, and a part of the last one"


def in_every(*shares: Quantity) -> tuple[InEvery | None, ...]:
    """Return the forms of shares in percent that stand beside each other; None if not known."""
    known = [share for share in shares if isinstance(share, Figure)]
    of = TENTH if _fit_tenths(known) else WHOLE_PCT
    return tuple(_form(share, of) if isinstance(share, Figure) else None for share in shares)


def of_whom(form: InEvery, whole: str) -> str:
    """Return a form with what it is of: "about 3 in every 10 children", "all children"."""
    return f"none of the {whole}" if form.words == "none" else f"{form.words} {whole}"


def _fit_tenths(shares: Sequence[Figure]) -> bool:
    if not all(map(_is_near_a_tenth, shares)):
        return False
    tenths = {_whole(share, TENTH) for share in shares}
    return len(tenths) == len({_whole(share, WHOLE_PCT) for share in shares})


def _is_near_a_tenth(share: Figure) -> bool:
    if _extreme(share):
        return True
    tenth = _whole(share, TENTH)
    return 0 < tenth < TENTH and abs(share.value - tenth * TENTH) <= NEAR


def _form(share: Figure, of: int) -> InEvery:
    extreme = _extreme(share)
    if extreme:
        return InEvery(of if extreme == "all" else 0, of, extreme)
    shown = round_half_up(share.value, SHOWN)
    if shown < 1:
        return InEvery(0, WHOLE_PCT, "fewer than 1 in every 100", has_part=True)
    if shown > WHOLE_PCT - 1:
        return InEvery(WHOLE_PCT - 1, WHOLE_PCT, "more than 99 in every 100", has_part=True)
    number = _whole(share, of)
    is_exact = share.decimals is None and share.value * of == number * WHOLE_PCT
    return InEvery(number, of, f"{'' if is_exact else 'about '}{number} in every {of}")


def _extreme(share: Figure) -> str:
    """Return "none" or "all" where a share is exactly that, and "" for any other."""
    if share.decimals is not None:
        return ""
    return {0: "none", WHOLE_PCT: "all"}.get(int(share.value), "") if _is_whole(share) else ""


def _is_whole(share: Figure) -> bool:
    return share.value.denominator == 1


def _whole(share: Figure, of: int) -> int:
    return int(round_half_up(share.value * of / WHOLE_PCT, 0))
