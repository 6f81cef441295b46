"""What ``sendviewer --help`` says."""

from __future__ import annotations

from sendviewer.choices import CONFIDENCES
from sendviewer.cli.render_arguments import FIRST_SIZE_WORDS, THEMES

__all__ = ["ABOUT", "MORE", "USAGE"]

USAGE = f"""sendviewer [PATH ...]
       sendviewer show   [PAGE] [--format text|json|csv|md] [--confidence {"|".join(CONFIDENCES)}]
       sendviewer areas  FILE ... [--format text|json]
       sendviewer page   FILE ... --area AREA [--area AREA ...] --to OUT [--to OUT ...]
                         [--name NAME] [--period 2024/25] [--compare COMPARATOR]
       sendviewer page   FILE ... --each-area --to-folder FOLDER --format docx ...
       sendviewer export [PAGE] --to OUT [--to OUT ...] [--force]
       sendviewer check  [PAGE|FILE ...] [--format text|json]
       sendviewer render [PAGE] --to FOLDER [--theme {"|".join(THEMES)}] [--scale 2]
                         [--text-size 150] [--size {FIRST_SIZE_WORDS}] [--force]"""

ABOUT = """The official figures on children with SEND (special educational needs and
disabilities) as a key-facts page. Without a command, the window opens.

PAGE is the folder of a page, that folder as a .zip file, or a workbook that this program
wrote. Left out, it is the page that comes with the program. FILE is a CSV or a release
.zip from Explore Education Statistics."""

MORE = """exit codes: 0 done; 1 check found something that does not add up; 2 the input or
the arguments are wrong; 3 a fault of the program; 130 stopped by Ctrl+C

A file that is named like a command is opened as ./show.

examples:
  sendviewer                              open the window
  sendviewer my-page.zip                  open the window on a page
  sendviewer release.zip                  open the window on a DfE release
  sendviewer page release.zip --area Rutland --to rutland.md
  sendviewer show | less                  read the page in the terminal
  sendviewer show --format json           the page for programs
  sendviewer export --to llr.docx         a Word document; also .pptx .pdf .xlsx .html …
  sendviewer check my-page                what does not add up?
  sendviewer render --to pictures         one picture for each tab"""
