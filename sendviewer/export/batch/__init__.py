"""Writes documents for many areas, in processes of their own, with a manifest."""
