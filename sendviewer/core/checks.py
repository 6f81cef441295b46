"""Finds what does not add up on a page, what rounding explains, and what is likely but unsaid.

A check compares only what is known: a missing figure, or one of which only a part is known,
never makes a note on its own. Findings hold numbers; their sentences are in ``present``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sendviewer.core.census_dates import census_that_fits
from sendviewer.core.figures import (
    WHOLE_PCT,
    AtLeast,
    Figure,
    Missing,
    NotCollected,
    Quantity,
    add,
    round_half_up,
    rounding_range,
    rounding_step,
    share_of,
)
from sendviewer.core.findings import Finding, Severity
from sendviewer.core.pages import Discrepancy, GroupRow, NeedRow, Page, Setting, TotalRow

__all__ = ["Finding", "Severity", "check_page"]


def check_page(page: Page) -> tuple[Finding, ...]:
    """Return everything that the checks find on a page, contradictions first."""
    findings = (
        *_parts_against_wholes(page),
        *_totals_against_each_other(page),
        *_printed_shares_against_counts(page),
        *_shares_against_100("printed-shares-sum", (row.printed_share for row in page.needs)),
        *_comparator_shares_against_100(page),
        *map(_in_the_file, page.discrepancies),
        *_implied_population(page),
        *census_that_fits(page),
        *(Finding(remark.id, Severity.CONTEXT, text=remark.text) for remark in page.remarks),
    )
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))


# --- Parts and wholes ---------------------------------------------------------------------


def _parts_against_wholes(page: Page) -> Iterator[Finding]:
    needs = [row.children for row in page.needs]
    step = rounding_step([*needs, page.total.children])
    yield from _parts_against_whole("needs-do-not-add-up", needs, page.total.children, step)
    parts_of_children: dict[str, Sequence[Setting | GroupRow]] = {
        "settings-do-not-add-up": page.settings,
        "provisions-do-not-add-up": page.provisions,
        "ages-do-not-add-up": page.ages,
    }
    for id_, rows in parts_of_children.items():
        parts = [row.children for row in rows]
        yield from _parts_against_whole(id_, parts, page.children_with_send, step)


def _parts_against_whole(
    id_: str, quantities: Sequence[Quantity], whole: Quantity, step: int
) -> Iterator[Finding]:
    """Compare a sum with its whole; ``step`` is the multiple that the source rounds counts to."""
    if not quantities or not isinstance(whole, Figure):
        return
    together = add(quantities)
    if isinstance(together, Missing):
        return
    # Of "at least N" it is known only that it cannot be less.
    if together.value > whole.value or (
        isinstance(together, Figure) and together.value < whole.value
    ):
        values: dict[str, int | float | str] = {
            "parts": int(together.value),
            "whole": int(whole.value),
        }
        if isinstance(together, AtLeast):
            values["parts_are"] = "at least"
        known = sum(isinstance(quantity, Figure) for quantity in quantities)
        if abs(together.value - whole.value) <= _slack(known, step):
            yield Finding(id_, Severity.ROUNDING, {**values, "rounded_to": step})
        else:
            yield Finding(id_, Severity.NOTE, values)


def _slack(parts: int, step: int) -> Fraction:
    """Return how far rounding alone can move the sum of parts from their whole."""
    return Fraction(step * (parts + 1), 2) if step > 1 else Fraction(0)


def _totals_against_each_other(page: Page) -> Iterator[Finding]:
    total, children = page.total.children, page.children_with_send
    if isinstance(total, Figure) and isinstance(children, Figure) and total.value != children.value:
        values = {"total": int(total.value), "children": int(children.value)}
        yield Finding("totals-differ", Severity.NOTE, values)


def _in_the_file(discrepancy: Discrepancy) -> Finding:
    """Return what does not add up in the published file that the page was made from."""
    values: dict[str, int | float | str] = {
        "whole_name": discrepancy.whole_name,
        "parts_name": discrepancy.parts_name,
        "what": discrepancy.what,
        "whole": discrepancy.whole,
        "parts": discrepancy.parts,
    }
    if discrepancy.parts_are_at_least:
        values["parts_are"] = "at least"
    return Finding("file-does-not-add-up", Severity.NOTE, values)


# --- Printed shares -----------------------------------------------------------------------


def _printed_shares_against_counts(page: Page) -> Iterator[Finding]:
    rows: tuple[NeedRow | TotalRow, ...] = (*page.needs, page.total)
    for row in rows:
        printed, share = row.printed_share, share_of(row.children, page.total.children)
        if not isinstance(printed, Figure) or not isinstance(share, Figure):
            continue
        if printed.decimals is None:
            continue
        recomputed = round_half_up(share.value, printed.decimals)
        if recomputed != printed.value:
            values: dict[str, int | float | str] = {
                "row": _row_id(row),
                "label": row.label,
                "printed": float(printed.value),
                "recomputed": float(recomputed),
            }
            yield Finding("printed-share-differs", Severity.NOTE, values)


def _row_id(row: NeedRow | TotalRow) -> str:
    return row.code if isinstance(row, NeedRow) else "total"


def _comparator_shares_against_100(page: Page) -> Iterator[Finding]:
    """Check the comparator's shares; those of rounded counts need not add up exactly."""
    shares = [row.comparator_share for row in page.needs]
    counts = [row.comparator_children for row in page.needs]
    total = page.total.comparator_children
    step = rounding_step([*counts, total])
    for finding in _shares_against_100("comparator-shares-sum", shares):
        if step == 1 or not isinstance(total, Figure):
            yield finding
            continue
        slack_pct = WHOLE_PCT * _slack(len(counts), step) / total.value
        if abs(Fraction(str(finding.values["sum"])) - WHOLE_PCT) <= slack_pct:
            values = {**finding.values, "rounded_to": step}
            yield Finding(finding.id, Severity.ROUNDING, values)
        else:
            yield finding


def _shares_against_100(id_: str, quantities: Iterable[Quantity]) -> Iterator[Finding]:
    # What was not collected leaves no gap: the others are all that there is.
    shares = [share for share in quantities if not isinstance(share, NotCollected)]
    figures = [share for share in shares if isinstance(share, Figure)]
    if not figures or len(figures) < len(shares):
        return
    together = sum((figure.value for figure in figures), Fraction(0))
    if together == WHOLE_PCT:
        return
    ranges = [rounding_range(figure) for figure in figures]
    lowest = sum((low for low, _ in ranges), Fraction(0))
    above_highest = sum((high for _, high in ranges), Fraction(0))
    explained = lowest <= WHOLE_PCT < above_highest
    towards_100 = together - lowest if together > WHOLE_PCT else above_highest - together
    values = {
        "sum": float(together),
        "parts": len(figures),
        "rounding_explains": float(towards_100),
    }
    yield Finding(id_, Severity.ROUNDING if explained else Severity.NOTE, values)


# --- What the figures imply ---------------------------------------------------------------


def _implied_population(page: Page) -> Iterator[Finding]:
    """Divide the children by their share of all pupils, and by the ends of its rounding.

    The limits follow from what the share rounds to. The likely value is rounded to the largest
    power of ten within a tenth of their distance, and the limits to a tenth of that, so that no
    more digits are shown than the share carries. All half up. Where the page itself says how
    many pupils there are, nothing has to be implied.
    """
    children, share = page.children_with_send, page.share_of_pupils
    if isinstance(page.pupils, Figure):
        return
    if not isinstance(children, Figure) or not isinstance(share, Figure) or not children.value:
        return
    lowest_share, highest_share = rounding_range(share)
    if lowest_share <= 0:
        return
    lowest, highest = (WHOLE_PCT * children.value / end for end in (highest_share, lowest_share))
    digits = len(str(int((highest - lowest) / 10))) - 1
    values = {
        "likely": _to_power_of_ten(WHOLE_PCT * children.value / share.value, digits),
        "lowest": _to_power_of_ten(lowest, max(0, digits - 1)),
        "highest": _to_power_of_ten(highest, max(0, digits - 1)),
    }
    yield Finding("implied-population", Severity.LIKELIHOOD, values)


def _to_power_of_ten(value: Fraction, power: int) -> int:
    step: int = 10**power
    return int(round_half_up(value / step, 0)) * step
