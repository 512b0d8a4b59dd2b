"""Logos and pictures, known by the digest of their bytes so that old versions keep their look."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from PIL import Image, UnidentifiedImageError

from csp.files.pictures import UnfitPicture, cleaned
from reporting.facts.plan import PictureFacts, WholePlanFacts

EXTENSIONS = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}


def picture_of(file: FieldFile, alt: str) -> PictureFacts:
    """What a stored picture is; an empty fact when there is none or its file cannot be read."""
    data = picture_bytes(file)
    ext = picture_extension(data)
    return PictureFacts(alt, sha256(data).hexdigest(), ext) if ext else PictureFacts()


def bytes_of(file: FieldFile) -> bytes:
    if not file or not file.name:
        return b""
    try:
        with file.storage.open(file.name) as opened:
            return opened.read()
    except OSError:
        return b""


def picture_bytes(file: FieldFile) -> bytes:
    """A stored picture as others may have it."""
    return open_to_all(bytes_of(file))


@lru_cache(maxsize=8)  # What was stored before pictures were cleaned is asked for again and again.
def open_to_all(data: bytes) -> bytes:
    """A picture without what its camera wrote into it; nothing where it cannot be opened."""
    try:
        return cleaned(data)
    except UnfitPicture:
        return b""


def picture_extension(data: bytes) -> str:
    try:
        with Image.open(BytesIO(data)) as picture:
            return EXTENSIONS.get(picture.format or "", "")
    except (UnidentifiedImageError, OSError):
        return ""


def frozen_name(partnership_id: int, name: str) -> str:
    """Where a frozen picture is kept; each partnership's apart, so that none reads another's."""
    return f"frozen/{partnership_id}/{name}"


def live_pictures(files: Iterable[FieldFile]) -> dict[str, bytes]:
    """The pictures of a plan as they are now, by the names that the facts give them."""
    found = {}
    for file in files:
        if (data := picture_bytes(file)) and (ext := picture_extension(data)):
            found[f"{sha256(data).hexdigest()}.{ext}"] = data
    return found


def read_frozen_pictures(partnership_id: int, facts: WholePlanFacts) -> dict[str, bytes]:
    """The frozen pictures that a snapshot names; one that was frozen whole leaves without what it tells."""
    found = {}
    for picture in facts.pictures():
        with default_storage.open(frozen_name(partnership_id, picture.name)) as file:
            found[picture.name] = open_to_all(file.read())
    return found
