#!/usr/bin/env python3
"""Sets up what is missing, then runs the program, its tests or its benchmarks.

    python3 dev.py run [-- ARGS]     open the window, or run "sendviewer ARGS"
    python3 dev.py test [-- ARGS]    run every check and test; ARGS go to pytest
    python3 dev.py bench             run the benchmarks

Needs Python 3.11 to 3.13 and nothing else. Everything that it installs goes into the folder
.venv, in the versions and with the hashes of the lock files.
"""

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
LOWEST, TOO_HIGH = (3, 11), (3, 14)

# What the Qt wheels expect of a Linux system: the library, and the Debian package that has it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main():
    """Carry out one command and return its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("run", "test", "bench"))
    parser.add_argument("arguments", nargs="*", metavar="-- ARGS", help="handed on as they are")
    given = parser.parse_args()
    check_python()
    if given.command == "run":
        set_up("requirements.lock", also_enough="requirements-dev.lock")
        return replace_by([PYTHON, "-m", "sendviewer", *given.arguments])
    set_up("requirements-dev.lock")
    if given.command == "test":
        return run_checks(given.arguments)
    return run_benchmarks(given.arguments)


def check_python():
    """Stop with a sentence where this Python cannot run the program."""
    if not LOWEST <= sys.version_info[:2] < TOO_HIGH:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit(
            f"SEND Viewer needs Python 3.11, 3.12 or 3.13; this is {found}. "
            "Start dev.py with one of those, for example: python3.12 dev.py run"
        )


# --- Setting up ---------------------------------------------------------------------------


def set_up(lock_name, also_enough=None):
    """Install what the lock file names into .venv, unless that or more has been done already."""
    wanted = fingerprint(lock_name)
    enough = {wanted, fingerprint(also_enough or lock_name)}
    if enough.intersection(installed()):
        return
    say(f"Setting up in {VENV.name} (once; this takes a minute or two).")
    make_environment()
    say(f"Installing the locked packages of {lock_name} ...")
    pip("--require-hashes", "--no-deps", "--only-binary=:all:", "-r", ROOT / lock_name)
    say("Installing SEND Viewer itself ...")
    pip("--no-deps", "--no-build-isolation", "--editable", ROOT)
    run([PYTHON, "-m", "compileall", "-q", ROOT / "sendviewer"])
    supply_system_libraries()
    still_true = [line for line in installed() if line == fingerprint(line.split()[0])]
    STAMP.write_text("\n".join([*still_true, wanted]) + "\n", encoding="utf-8")
    say("Ready.")


def fingerprint(lock_name):
    """Return what makes an installation out of date when it changes."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for name in (lock_name, "pyproject.toml", "dev.py"):
        digest.update((ROOT / name).read_bytes())
    return f"{lock_name} {digest.hexdigest()}"


def installed():
    """Return the fingerprints of what .venv holds."""
    if not STAMP.exists() or not PYTHON.exists():
        return []
    return STAMP.read_text(encoding="utf-8").splitlines()


def make_environment():
    """Create .venv with this Python; one of another version is replaced."""
    if PYTHON.exists() and version_of(PYTHON) == sys.version_info[:2]:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "Python could not make a virtual environment. On Debian and Ubuntu this is a "
            "package of its own: apt-get install python3-venv"
        )


def version_of(python):
    """Return the (major, minor) version of an interpreter, or None if it does not start."""
    question = "import sys; print(*sys.version_info[:2])"
    asked = subprocess.run([str(python), "-c", question], capture_output=True, check=False)
    return tuple(int(part) for part in asked.stdout.split()) or None


def pip(*arguments):
    """Install with the environment's own pip, quietly, and stop if that fails."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*command, *arguments])


def supply_system_libraries():
    """On Linux, install the libraries that Qt needs, or say by which command that is done."""
    if not sys.platform.startswith("linux"):
        return
    packages = [package for name, package in SYSTEM_LIBRARIES.items() if not can_load(name)]
    if not packages:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing system libraries that Qt needs: {' '.join(packages)} ...")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], quiet)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], quiet)
        return
    say(
        "Qt needs system libraries that are missing here. On Debian and Ubuntu this installs "
        f"them: sudo apt-get install {' '.join(packages)}"
    )


def can_load(library):
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# --- Checks, tests, benchmarks ------------------------------------------------------------


def run_checks(pytest_arguments):
    """Run every check and test, all of them even if one fails; return 0 if all passed."""
    python = str(PYTHON)
    # A file of tests for each core in turn: fixtures that are costly are made once a file.
    pytest = [python, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *pytest_arguments]
    checks = {
        "ruff: faults and style": [python, "-m", "ruff", "check", "."],
        "ruff: layout": [python, "-m", "ruff", "format", "--check", "."],
        "mypy: types": [python, "-m", "mypy"],
        "import-linter: imports point downwards": [str(PYTHON.parent / "lint-imports")],
        "pytest: tests": pytest,
    }
    failed = [name for name, command in checks.items() if not passes(name, command)]
    say("All checks passed." if not failed else f"Failed: {'; '.join(failed)}.")
    return 1 if failed else 0


def passes(name, command):
    """Run one check under its name."""
    say(f"--- {name}")
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def run_benchmarks(arguments):
    """Run every benchmark."""
    return subprocess.run(
        [str(PYTHON), "-m", "benchmarks", *arguments], cwd=ROOT, check=False
    ).returncode


# --- Processes ----------------------------------------------------------------------------


def run(command, extra_environment=None):
    """Run a command; if it fails, stop with its exit code and say which it was."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **(extra_environment or {})}, check=False
    )
    if done.returncode:
        sys.exit(f"This did not work (exit code {done.returncode}): {' '.join(words)}")


def replace_by(command):
    """Become another program where the system can do that; otherwise run it and wait."""
    words = [str(word) for word in command]
    if os.name == "nt":
        return subprocess.run(words, check=False).returncode
    os.execv(words[0], words)
    return 0


def say(text):
    """Tell the person what is going on, apart from the output of the program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
