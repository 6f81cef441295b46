"""Writes a page as a briefing for Word."""
