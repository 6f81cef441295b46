"""Makes a picture of a chart without a window: opaque, sharp on paper, always the same bytes."""

from __future__ import annotations

from io import BytesIO

from sendviewer.export.charts.chart_svg import chart_svg
from sendviewer.export.pdf.typesetting import typeset
from sendviewer.present.specs import ChartSpec

__all__ = ["chart_png"]

PIXELS_PER_MM = 96 / 25.4
PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg", width: float(sys.inputs.width_mm) * 1mm)
"""


def chart_png(
    spec: ChartSpec, *, width_mm: float = 170, ppi: int = 300, large: bool = False
) -> bytes:
    """Return a chart as a PNG file ``width_mm`` wide at ``ppi`` pixels to the inch."""
    drawing = chart_svg(spec, width_px=width_mm * PIXELS_PER_MM, large=large)
    inputs = {"drawing": drawing, "width_mm": f"{width_mm:g}"}
    drawn = typeset(PAGE, inputs, file_format="png", ppi=ppi)
    return _finished(drawn, spec, ppi)


def _finished(drawn: bytes, spec: ChartSpec, ppi: int) -> bytes:
    """Return a picture without transparency that knows its size on paper, and what it shows."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_itxt("Title", spec.title, lang="en-GB")
    words.add_itxt("Description", str(spec.description), lang="en-GB")
    finished = BytesIO()
    with Image.open(BytesIO(drawn)) as image:
        image.convert("RGB").save(finished, "PNG", dpi=(ppi, ppi), pnginfo=words)
    return finished.getvalue()
