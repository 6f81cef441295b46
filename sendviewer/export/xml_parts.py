"""Finds elements in XML by their names alone, whatever their name spaces. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["holds", "local_name", "named"]


def local_name(name: str) -> str:
    """Return the name of an element or attribute without its name space."""
    return name.rpartition("}")[2]


def named(root: Element, *names: str) -> Iterator[Element]:
    """Yield an element and all below it that have one of these names, in their order."""
    return (element for element in root.iter() if local_name(element.tag) in names)


def holds(root: Element, name: str) -> bool:
    """Return whether there is an element of this name in ``root``."""
    return next(named(root, name), None) is not None
