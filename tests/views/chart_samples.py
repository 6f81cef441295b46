"""Charts built by hand, so that views are tested without the rules that fill a chart."""

from __future__ import annotations

from msgspec.structs import replace

from sendviewer.core.comparisons import Compared
from sendviewer.present.specs import (
    AxisSpec,
    BarSpec,
    ChartDescription,
    ChartSpec,
    Measure,
    TickSpec,
)

LONG_LABEL = (
    "Support in school because of communication and interaction, sensory and physical needs "
    "while no specialist has made an assessment"
)

DESCRIPTION = ChartDescription("A bar chart.", "One need is higher.", "Largest: MLD.")


def share_bar(bar_id: str, label: str, shares: tuple[float, float], answer: Compared) -> BarSpec:
    share, other = shares
    half_width = 0.1 + share / 60
    return BarSpec(
        bar_id,
        label,
        share,
        f"{share}%",
        other,
        f"England {other}%",
        (share - half_width, share + half_width),
        answer,
        f"{label}: {share}%, {answer.value} in comparison with England’s {other}%.",
    )


BARS = (
    share_bar("MLD", "Moderate Learning Disability", (29.8, 20.4), Compared.HIGHER),
    share_bar("SLCN", "Speech, Language and Communication needs", (18.6, 21.7), Compared.LOWER),
    share_bar("SEMH", "Social, Emotional and Mental Health", (16.1, 17.1), Compared.LOWER),
    share_bar("PD", "Physical Disability", (3.0, 2.9), Compared.SIMILAR),
    share_bar("MSI", "Multi-Sensory", (0.3, 0.3), Compared.SIMILAR),
)


def share_chart(bars: tuple[BarSpec, ...] = BARS) -> ChartSpec:
    ticks = tuple(TickSpec(float(value), f"{value}%") for value in range(0, 31, 5))
    return ChartSpec(
        title="Moderate Learning Disability is higher here than in England",
        subtitle="Share of children with SEND by primary need (%) · LLR · April 2020",
        caption="Source: school census. Open Government Licence v3.0.",
        measure=Measure.SHARE,
        axis=AxisSpec(0.0, 30.0, "% of children with SEND", ticks),
        local_name="LLR",
        comparator_name="England",
        interval_name="95% interval",
        bars=bars,
        description=DESCRIPTION,
    )


def difference_chart() -> ChartSpec:
    ticks = tuple(TickSpec(float(value), f"{value:+d}") for value in range(-4, 11, 2))
    bars = (
        BarSpec("MLD", "Moderate", 9.4, "+9.4", None, "", (8.8, 10.0), Compared.HIGHER, "MLD."),
        BarSpec("PD", "Physical", 0.1, "+0.1", None, "", (-0.1, 0.3), Compared.SIMILAR, "PD."),
        BarSpec(
            "ASD",
            "Autistic",
            -3.6,
            "\N{MINUS SIGN}3.6",
            None,
            "",
            (-3.9, -3.2),
            Compared.LOWER,
            "ASD.",
        ),
    )
    return replace(
        share_chart(),
        measure=Measure.DIFFERENCE,
        axis=AxisSpec(-4.0, 10.0, "Percentage points", ticks),
        bars=bars,
    )


def missing_bar(comparator: float | None = 12.0) -> BarSpec:
    text = "c (fewer than five children, not published to keep them from being recognised)"
    beside = "" if comparator is None else f"England {comparator}%"
    return BarSpec("VI", "Visual", None, text, comparator, beside, None, None, "Not published.")


def lower_chart() -> ChartSpec:
    """Return differences that are all below zero, which lies at the right edge, and one missing."""
    spec = difference_chart()
    missing = replace(missing_bar(None), local_text="not collected (with another need)")
    bars = (*(bar for bar in spec.bars if bar.compared is Compared.LOWER), missing)
    ticks = tuple(tick for tick in spec.axis.ticks if tick.value <= 0)
    return replace(spec, bars=bars, axis=AxisSpec(-4.0, 0.0, "Percentage points", ticks))
