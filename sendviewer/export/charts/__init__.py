"""Draws charts as SVG and PNG from their specs alone, without a window."""
