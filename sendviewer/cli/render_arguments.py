"""What can be written after ``sendviewer render``: a page, and how its pictures are to look.

Reads words into a namespace and does nothing else; it imports the standard library only.
"""

from __future__ import annotations

import argparse
import re

from sendviewer.choices import FIRST_SIZE, NORMAL_TEXT_SIZE, TEXT_SIZES, ThemeName
from sendviewer.cli.output_arguments import Commands, add_force, path_argument
from sendviewer.cli.page_arguments import add_page_to_read

__all__ = ["FIRST_SIZE_WORDS", "THEMES", "add_render"]

THEMES = tuple(theme.value for theme in ThemeName)
FIRST_SIZE_WORDS = "x".join(map(str, FIRST_SIZE))

SCALES = (0.5, 8.0)
SIDES = (320, 8000)

_RENDER_EXAMPLES = """example:
  sendviewer render --to pictures --theme dark --scale 2 --text-size 150 --size 1024x700"""


def add_render(commands: Commands) -> None:
    """Add the command that draws pictures."""
    render = commands.add_parser(
        "render",
        help="draw each tab as a picture",
        description="Draw each tab of the window as a PNG file. Needs no display.",
        epilog=_RENDER_EXAMPLES,
    )
    add_page_to_read(render)
    render.add_argument(
        "--to",
        metavar="FOLDER",
        type=path_argument,
        required=True,
        help="where to put the pictures",
    )
    render.add_argument("--theme", choices=THEMES, default=THEMES[0], help=f"default: {THEMES[0]}")
    render.add_argument(
        "--scale",
        metavar="FACTOR",
        type=_scale,
        default=1.0,
        help="pixels of the picture for each pixel of the window (default: 1)",
    )
    render.add_argument(
        "--text-size",
        choices=TEXT_SIZES,
        type=int,
        default=NORMAL_TEXT_SIZE,
        help=f"size of the text in per cent (default: {NORMAL_TEXT_SIZE})",
    )
    render.add_argument(
        "--size",
        metavar="WIDTHxHEIGHT",
        type=_size,
        default=FIRST_SIZE,
        help=f"size of the window in pixels (default: {FIRST_SIZE_WORDS})",
    )
    add_force(render)


def _scale(text: str) -> float:
    lowest, highest = SCALES
    try:
        scale = float(text)
    except ValueError:
        scale = -1.0
    if not lowest <= scale <= highest:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {lowest} to {highest}")
    return scale


def _size(text: str) -> tuple[int, int]:
    lowest, highest = SIDES
    match = re.fullmatch(r"([0-9]+)x([0-9]+)", text)
    sides = [int(side) for side in match.groups()] if match else []
    if not sides or min(sides) < lowest or max(sides) > highest:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a width and a height from {lowest} to {highest}, "
            f"such as {FIRST_SIZE_WORDS}"
        )
    width, height = sides
    return width, height
