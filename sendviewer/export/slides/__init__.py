"""Writes a page as slides for PowerPoint."""
