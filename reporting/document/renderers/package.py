"""Office files are packages: the same parts always packed the same way."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES = "[Content_Types].xml"


def repacked(data: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The package with its parts in order and no hour of making; ``instead`` replaces some of them."""
    made, others = io.BytesIO(), instead or {}
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            part = ZipInfo(name, FIRST_DAY)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            new.writestr(part, others.get(name) or old.read(name))
    return made.getvalue()
