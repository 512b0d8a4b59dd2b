"""Pictures of a Word file, each with the words that stand for it."""

from __future__ import annotations

import io
import re
from textwrap import wrap
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from csp.charts.signs import sign_svg
from csp.prose.blocks import Sign
from csp.prose.characters import normalise
from reporting.document import Picture
from reporting.document.renderers.word_drawing import draw_chart_png
from reporting.document.renderers.word_xml import Element, w

SVG_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
SVG_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
# How Word names a vector drawing that stands in for the picture of points around it.
SVG_MARK = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{}"/></a:ext></a:extLst>'
)

# How Word names a picture that readers pass over.
SILENT_MARK = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
SIGN_SIDE, SIGN_POINTS = 48, 8


def inline_picture(docx: Any, picture: Picture, widest: int) -> Element | None:
    """A run that holds the picture, ``widest`` points wide at most; None where it cannot be drawn."""
    size = svg_size(picture.svg) if picture.svg else None
    data = as_png(picture.data)
    if size:
        data = draw_chart_png(picture.svg, size) or draw_alt_words(picture, size)
    if not data:
        return None
    inline = docx.part.new_pic_inline(io.BytesIO(data))
    inline.docPr.set("descr", normalise(picture.alt))
    fit(inline, widest)
    if picture.svg:
        add_svg(docx, inline, picture.svg)
    return w("r", w("drawing", inline))


def inline_sign(docx: Any, sign: Sign) -> Element | None:
    """A run that holds a shape as high as the words, marked as one that need not be read aloud."""
    svg = sign_svg(sign.shape, sign.colour, side=SIGN_SIDE)
    data = draw_chart_png(svg, (SIGN_SIDE, SIGN_SIDE), ground=None) if svg else None
    if not data:
        return None
    inline = docx.part.new_pic_inline(io.BytesIO(data))
    inline.docPr.append(parse_xml(SILENT_MARK))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    fit(inline, SIGN_POINTS)
    add_svg(docx, inline, svg)
    return w("r", w("rPr", w("position", val=-2)), w("drawing", inline))


def fit(inline: Any, widest: int) -> None:
    wide, high = inline.extent.cx, inline.extent.cy
    if wide > Pt(widest):
        wide, high = Pt(widest), round(high * Pt(widest) / wide)
    inline.extent.cx, inline.extent.cy = wide, high
    shape = inline.graphic.graphicData.pic.spPr
    shape.cx, shape.cy = wide, high


def add_svg(docx: Any, inline: Any, svg: str) -> None:
    part = svg_part(docx.part.package, svg.encode())
    blip = inline.graphic.graphicData.pic.blipFill.blip
    blip.append(parse_xml(SVG_MARK.format(docx.part.relate_to(part, SVG_REL))))


def svg_part(package: Any, data: bytes) -> Part:
    """The drawing as a part of the file, once however often it is shown."""
    drawings = [part for part in package.iter_parts() if str(part.partname).endswith(".svg")]
    if same := next((part for part in drawings if part.blob == data), None):
        return same
    name = PackURI(f"/word/media/drawing{len(drawings) + 1}.svg")
    return Part(name, "image/svg+xml", data, package)


def svg_size(svg: str) -> tuple[int, int] | None:
    found = SVG_BOX.search(svg)
    return (round(float(found[1])) or 1, round(float(found[2])) or 1) if found else None


def draw_alt_words(picture: Picture, size: tuple[int, int]) -> bytes:
    """What a reader without vector drawings shows: the words for it, in the drawing's size."""
    made, drawn = io.BytesIO(), Image.new("RGB", size, "white")
    lines = wrap(picture.alt, max(8, size[0] // 7))
    ImageDraw.Draw(drawn).multiline_text(
        (4, 4), "\n".join(lines), "black", ImageFont.load_default(12)
    )
    drawn.save(made, "PNG", dpi=(96, 96))
    return made.getvalue()


def as_png(data: bytes) -> bytes:
    """Bytes that Word takes: PNG and JPEG as they are, anything else drawn anew."""
    if not data or data.startswith((b"\x89PNG", b"\xff\xd8")):
        return data
    try:
        made = io.BytesIO()
        Image.open(io.BytesIO(data)).save(made, "PNG")
        return made.getvalue()
    except (UnidentifiedImageError, OSError):
        return b""
