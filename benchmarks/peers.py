"""Measures what else people open such a file with: the same file, the same answer, the same run.

The Python ones live in an environment of their own, in a folder for temporary files, which is
made when it is not there; the project depends on none of them. What cannot be had is left out,
and the reason is told.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.opening import ONE_QUERY
from benchmarks.rows import Row, Run, skipped
from benchmarks.side_by_side import Cost, whole_process

__all__ = ["peers"]

PLACE_VARIABLE = "SENDVIEWER_BENCH_PEERS"
ROWS = 1_000_000
LIBRE_OFFICE = "LibreOffice Calc"
LEAST_FASTER, MOST_OF_ITS_MEMORY = 20, 8

OURS = """
import sys
from pathlib import Path
from sendviewer.lean_imports import import_msgspec

import_msgspec()  # as the program does when it starts
from sendviewer.sources.dfe.opening import open_release
from sendviewer.sources.dfe.release import ALL_PUPILS, CountKey

release = open_release([Path(sys.argv[1])])
dataset = release.datasets[0]
counts = release.counts(dataset.id, dataset.periods[0].key, ["856"])["856"]
print(counts[CountKey(ALL_PUPILS)].value)
release.close()
"""
WHERE = (
    "old_la_code == '856' and time_period == '202526' and phase_type_grouping == 'Total' and "
    "ethnicity_minor == 'Total' and sen_provision == 'Total' and "
    "sen_primary_need == 'All primary need'"
)
DUCKDB = (
    ONE_QUERY.replace("SELECT sen_provision, sen_primary_need, pupil_count", "SELECT pupil_count")
    .replace(
        "AND ethnicity_minor",
        "AND sen_provision = 'Total' AND sen_primary_need = 'All primary need' AND ethnicity_minor",
    )
    .replace("print(len(rows))", "print(rows[0][0].strip())")
)
PANDAS = f"""
import sys
import pandas

table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
print(table.query({WHERE!r})["pupil_count"].iloc[0].strip())
"""
POLARS = """
import sys
import polars
from polars import col

table = polars.scan_csv(sys.argv[1], infer_schema=False).filter(
    (col("old_la_code") == "856") & (col("time_period") == "202526")
    & (col("phase_type_grouping") == "Total") & (col("ethnicity_minor") == "Total")
    & (col("sen_provision") == "Total") & (col("sen_primary_need") == "All primary need")
)
print(table.collect()["pupil_count"][0].strip())
"""
VISIDATA = """
import sys
from visidata import vd, Path

vd.loadConfigAndPlugins = lambda *args: None
sheet = vd.openSource(Path(sys.argv[1]), filetype="csv")
sheet.ensureLoaded()
vd.sync()
names = {column.name: column for column in sheet.columns}
wanted = {"old_la_code": "856", "time_period": "202526", "phase_type_grouping": "Total",
          "ethnicity_minor": "Total", "sen_provision": "Total",
          "sen_primary_need": "All primary need"}
tests = [(names[name] if name in names else sheet.columns[0], value)
         for name, value in wanted.items()]
for row in sheet.rows:
    if all(column.getValue(row) == value for column, value in tests):
        print(names["pupil_count"].getValue(row).strip())
        break
"""
D_TALE = f"""
import sys
import pandas
import dtale

table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
shown = dtale.show(table, subprocess=True, open_browser=False, ignore_duplicate=True)
print(shown.data.query({WHERE!r})["pupil_count"].iloc[0].strip())
shown.kill()
import os
sys.stdout.flush()
os._exit(0)
"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Main(path As String, answer As String)
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  options(1).Name = "FilterOptions"
  options(1).Value = "44,34,76,1"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, options())
  sheet = document.Sheets.getByIndex(0)
  cell = sheet.getCellByPosition(30, 0)
  cell.setFormula("=SUMIFS($Q$1:$Q$1048576;$H$1:$H$1048576;856;$A$1:$A$1048576;202526;" &amp; _
    "$M$1:$M$1048576;""Total"";$P$1:$P$1048576;""Total"";$N$1:$N$1048576;""Total"";" &amp; _
    "$O$1:$O$1048576;""All primary need"")")
  number = FreeFile
  Open answer For Output As #number
  Print #number, CStr(cell.getValue())
  Close #number
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""
Opening = Callable[[Path], Cost]


def peers(run: Run) -> Iterator[Row]:
    """Measure ours and every peer that can be had, in turn, on a million rows."""
    path = run.file(ROWS - 1).path  # Calc has 1,048,576 rows, and one is the header
    environment = _environment()
    openings: dict[str, Opening | str] = {
        "SEND Viewer": lambda file: whole_process(sys.executable, "-c", OURS, str(file)),
        "DuckDB, one query": lambda file: whole_process(sys.executable, "-c", DUCKDB, str(file)),
        "polars, lazy": _python(environment, "polars", POLARS),
        "pandas": _python(environment, "pandas", PANDAS),
        "VisiData": _python(environment, "visidata", VISIDATA),
        "D-Tale": _python(environment, "dtale", D_TALE),
        LIBRE_OFFICE: _libre_office(run.folder),
    }
    costs = _measured(path, {k: v for k, v in openings.items() if callable(v)}, rounds=2)
    failed = {name: cost for name, cost in costs.items() if isinstance(cost, str)}
    missing = {name: why for name, why in openings.items() if isinstance(why, str)}
    ours = costs["SEND Viewer"]
    assert isinstance(ours, Cost), ours
    for name in openings:
        cost = costs.get(name)
        if isinstance(cost, Cost):
            yield _row(name, cost, ours)
        else:
            yield skipped(name, missing.get(name) or failed[name])


def _measured(path: Path, openings: dict[str, Opening], rounds: int) -> dict[str, Cost | str]:
    """Return the median cost of each, or why there is none; all must give the same answer."""
    costs: dict[str, list[Cost]] = {name: [] for name in openings}
    failed: dict[str, str] = {}
    for _ in range(rounds):
        for name, open_it in openings.items():
            if name in failed:
                continue
            try:
                costs[name].append(open_it(path))
            except (subprocess.SubprocessError, OSError) as fault:
                failed[name] = f"it did not work here: {fault}"[:200]
    answer = float(costs["SEND Viewer"][0].answer)
    found: dict[str, Cost | str] = dict(failed)
    for name, each in costs.items():
        if name not in failed:
            found[name] = _median(each, answer)
    return found


def _median(costs: list[Cost], answer: float) -> Cost | str:
    told = costs[0].answer.split()
    if not told or float(told[-1]) != answer:
        return f"its answer is {costs[0].answer!r} and ours {answer:.0f}"
    peaks = [cost.peak_mb for cost in costs if cost.peak_mb is not None]
    ms = statistics.median(cost.ms for cost in costs)
    return Cost(ms, max(peaks, default=None), costs[0].answer)


def _row(name: str, cost: Cost, ours: Cost) -> Row:
    memory = f", {cost.peak_mb:,.0f} MB" if cost.peak_mb else ""
    shown = f"{cost.ms / 1000:.2f} s{memory}"
    if name == "SEND Viewer":
        return Row(name, shown)
    times = cost.ms / ours.ms
    note = f"ours is {times:.1f} times as fast"
    if cost.peak_mb and ours.peak_mb:
        note += f" and takes {ours.peak_mb / cost.peak_mb:.2f} of its memory"
    if name != LIBRE_OFFICE:
        return Row(name, shown, note=note)
    share = (cost.peak_mb or 0) / (ours.peak_mb or 1)
    is_met = times >= LEAST_FASTER and share >= MOST_OF_ITS_MEMORY
    target = f"{LEAST_FASTER} times as fast, an eighth of its memory"
    return Row(name, shown, target, is_met, note)


# --- Where peers are ------------------------------------------------------------------------


def _environment() -> Path:
    """Return the folder of the peers' own environment, made if it is not there."""
    chosen = os.environ.get(PLACE_VARIABLE)
    folder = Path(chosen) if chosen else Path(tempfile.gettempdir()) / "sendviewer-bench-peers"
    if not (folder / "pyvenv.cfg").exists():
        venv.create(folder, with_pip=True)
        for packages in (("pandas", "polars", "visidata"), ("dtale",)):
            command = [str(_python_in(folder)), "-m", "pip", "install", "--quiet", *packages]
            subprocess.run([*command, "--disable-pip-version-check"], check=False)
    return folder


def _python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _python(folder: Path, module: str, code: str) -> Opening | str:
    python = str(_python_in(folder))
    asked = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False)
    if asked.returncode:
        reason = asked.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        return f"not to be had here: {' '.join(reason)}"
    clean = {"PYTHONPATH": "", "TERM": os.environ.get("TERM", "dumb")}
    return lambda path: whole_process(python, "-c", code, str(path), environment=clean)


def _libre_office(folder: Path) -> Opening | str:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return "not to be had here: there is no soffice"
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    small = folder / "office.csv"
    small.write_text("a\n1\n", encoding="utf-8")
    first = (office, profile, "--headless", "--convert-to", "ods", "--outdir", str(folder))
    subprocess.run([*first, str(small)], capture_output=True, check=False)
    module = folder / "office" / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():
        return "it does not start here"
    module.write_text(_MACRO, encoding="utf-8")

    def open_it(path: Path) -> Cost:
        answer = folder / "office-answer.txt"
        macro = f'macro:///Standard.Module1.Main("{path}","{answer}")'
        command = (office, profile, "--headless", macro)
        cost = whole_process(*command)
        told = answer.read_text("utf-8")
        answer.unlink()
        return Cost(cost.ms, cost.peak_mb, told.strip())

    return open_it
