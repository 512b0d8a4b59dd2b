"""Pictures without what a camera, a phone or a program wrote into them: a victim's home, for one.

A file is taken apart only as far as to see what it holds. Whatever holds more than the picture itself
is drawn anew, upright, which leaves all else behind: in headers, between parts, and after the end.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageOps

MOST_PIXELS = 60_000_000
STARTS = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
# What says how the numbers of a picture are meant, of all that a program may note beside them.
MEANT = ("icc_profile", "transparency")
# The parts of a file that are the picture and how its colours are meant. Anything else may tell.
PNG_PARTS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs".split())
WEBP_PARTS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))


class UnfitPicture(Exception):
    """A picture that cannot be opened."""


class TooManyPixels(UnfitPicture):
    """A picture that would fill the memory, which is known before it is opened."""


def picture_kind(data: bytes) -> str:
    """JPEG, PNG, WEBP, or nothing."""
    kind = next((each for each, start in STARTS.items() if data.startswith(start)), "")
    return "" if kind == "WEBP" and data[8:12] != b"WEBP" else kind


def cleaned(data: bytes) -> bytes:
    """The picture as it stands if it holds nothing else, and drawn anew if it does.

    Raises UnfitPicture, as ``drawn_anew`` does.
    """
    kind = picture_kind(data)
    return data if kind and holds_nothing_else(kind, data) else drawn_anew(data)


def drawn_anew(data: bytes) -> bytes:
    """The picture upright, with its colours and nothing else.

    Raises TooManyPixels before anything is unpacked, and UnfitPicture for one that cannot be opened.
    """
    kind = picture_kind(data)
    if not kind:
        raise UnfitPicture
    try:
        with Image.open(io.BytesIO(data), formats=[kind, "MPO"]) as taken:
            if taken.width * taken.height > MOST_PIXELS:
                raise TooManyPixels
            return saved(kind, taken, lossless=kind == "WEBP" and is_lossless(data))
    except (TooManyPixels, Image.DecompressionBombError) as problem:
        raise TooManyPixels from problem
    except Exception as problem:
        # The readers are other people's code, and a damaged picture can trip any line of it.
        raise UnfitPicture from problem


def saved(kind: str, taken: Image.Image, *, lossless: bool) -> bytes:
    meant = {name: taken.info[name] for name in MEANT if name in taken.info}
    upright, made = ImageOps.exif_transpose(taken), io.BytesIO()
    upright.info = {}
    upright.save(made, kind, quality=90, lossless=lossless, **meant)
    return made.getvalue()


def is_lossless(data: bytes) -> bool:
    return any(name == b"VP8L" for name, _ in webp_parts(data))


def holds_nothing_else(kind: str, data: bytes) -> bool:
    """Whether every part of a file is needed to show it, and the file ends where the picture does."""
    if kind == "JPEG":
        return is_bare_jpeg(data)
    parts, known = (png_parts, PNG_PARTS) if kind == "PNG" else (webp_parts, WEBP_PARTS)
    places = list(parts(data))
    ends = [end for _, end in places]
    return all(name in known for name, _ in places) and ends[-1:] == [len(data)]


def png_parts(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The name of each part, and where it ends."""
    place, name = 8, b""
    while name != b"IEND" and place + 8 <= len(data):
        name = data[place + 4 : place + 8]
        place += 12 + int.from_bytes(data[place : place + 4], "big")
        yield name, place


def webp_parts(data: bytes) -> Iterator[tuple[bytes, int]]:
    place, end = 12, 8 + int.from_bytes(data[4:8], "little")
    while place + 8 <= end:
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        place += 8 + size + size % 2
        yield name, place


def is_bare_jpeg(data: bytes) -> bool:
    """Whether a JPEG file has tables, colours and the picture, and nothing before, between or after."""
    place = 2
    while data[place : place + 1] == b"\xff" and place + 4 <= len(data):
        marker, size = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if not is_of_picture(marker, data[place + 4 : place + 2 + size]):
            return False
        place += 2 + size
        place = end_of_scan(data, place) if marker == 0xDA else place
        if data[place : place + 2] == b"\xff\xd9":
            return place + 2 == len(data)
    return False


def is_of_picture(marker: int, content: bytes) -> bool:
    """Whether a part of a JPEG file is tables or frames, or says what the numbers mean."""
    if marker == 0xE0:
        return content.startswith(b"JFIF\0") and len(content) == 14  # No smaller picture in it.
    if marker == 0xE2:
        return content.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return content.startswith(b"Adobe") and len(content) == 12
    return 0xC0 <= marker <= 0xDF and marker not in (0xD8, 0xD9)


def end_of_scan(data: bytes, place: int) -> int:
    """Where the numbers of the picture end: at a mark that is neither stuffing nor a fresh start."""
    while (place := data.find(b"\xff", place)) >= 0:
        if data[place + 1 : place + 2] not in SCANNED:
            return place
        place += 2
    return len(data)


SCANNED = {b"\0", *(bytes([each]) for each in range(0xD0, 0xD8))}
