"""SEND Viewer: official figures on children with SEND as a key-facts page for any English area."""

__version__ = "0.1.0"
