"""The one way in which an export reaches the disk: whole, or not at all."""

from __future__ import annotations

from sendviewer.sources.file_writing import write_beside

__all__ = ["write_beside"]
