"""Finds the files that ship with the program, in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

__all__ = ["resource_path"]


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``("fonts", "Inter-Regular.ttf")``.

    An installed package holds the resources inside itself; a checkout has them beside it.
    """
    package = Path(__file__).parent
    installed = package / "_resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
