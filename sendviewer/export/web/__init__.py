"""Writes a page as one HTML file."""
