"""Runs the program as ``python -m sendviewer``."""

from __future__ import annotations

from sendviewer.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
