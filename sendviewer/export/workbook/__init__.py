"""Writes a page as a workbook for Excel."""
