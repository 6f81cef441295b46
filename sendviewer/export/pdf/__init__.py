"""Writes a page as tagged PDF."""
