"""Sizes that several controls, cards and tabs share, in pixels at 100%."""

from __future__ import annotations

__all__ = ["CARD_RADIUS", "CONTROL_HEIGHT", "CONTROL_RADIUS", "PAGE_SIDE", "PAGE_TOP"]

CONTROL_HEIGHT = 32
CONTROL_RADIUS = 6.0
CARD_RADIUS = 10.0

PAGE_SIDE, PAGE_TOP = 24, 18
"""Room between the edges of a tab and what stands on it."""
