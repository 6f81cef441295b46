"""Runs a program in a Python of its own: what it has imported and started is no other test's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["run_alone"]

ROOT = Path(__file__).parents[1]


def run_alone(code: str, *arguments: str | Path, **environment: str) -> str:
    """Return what ``code`` prints; a fault of it fails the test with its words."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
