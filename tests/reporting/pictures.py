"""Small pictures for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def png(colour: str = "navy") -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return out.getvalue()
