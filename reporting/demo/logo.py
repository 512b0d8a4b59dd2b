"""A plain logo, drawn when the demo is loaded, so that no picture need be kept in the code."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (640, 200)


def draw_logo(words: str, colour: str) -> bytes:
    """A PNG: two hills in the brand colour beside the partnership's name."""
    picture = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(10, 150), (70, 40), (130, 150)], fill=colour)
    pen.polygon([(80, 150), (130, 80), (180, 150)], fill=colour)
    pen.rectangle([(10, 162), (180, 174)], fill=colour)
    for line, part in enumerate(words.split()):
        pen.text((210, 38 + 62 * line), part, fill=colour, font=ImageFont.load_default(52))
    kept = BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()
