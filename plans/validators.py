"""What a value must be like before it is stored, in words for the person who typed it."""

from __future__ import annotations

import re
import warnings
from pathlib import PurePath

from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

from csp.files.pictures import UnfitPicture, cleaned

RESERVED_PARTNERSHIPS = {"county", "new", "undo", "mail", "account", "admin", "static", "media"}
RESERVED_PLANS = {
    "new",
    "import",
    "reports",
    "meetings",
    "feed",
    "subscribe",
    "compare",
    "open-data",
    "versions",
    "progress",
    "logo",
    "plans",
}

LOGO_BYTES = 2_000_000
LOGO_KINDS = {"PNG", "JPEG", "WEBP"}
LOGO_SIDE = 4_000
UNREADABLE_PICTURE = "That file could not be read as a picture. Use a PNG or JPEG file."
# A stored picture is sent as what its name says, so a picture called .pdf is not taken in.
LOGO_NAMES = {"", ".png", ".jpg", ".jpeg", ".webp"}


def free_partnership_slug(slug: str) -> None:
    if slug in RESERVED_PARTNERSHIPS:
        raise ValidationError(f"The address “{slug}” is kept for the site itself. Choose another.")


def free_plan_slug(slug: str) -> None:
    if slug in RESERVED_PLANS:
        raise ValidationError(f"The address “{slug}” is kept for the site itself. Choose another.")


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_with_white(colour: str) -> float:
    return 1.05 / (luminance(colour) + 0.05)


def contrasting_colour(colour: str) -> None:
    """White words stand on the brand colour, so it must be dark enough (WCAG 2.2, 1.4.3)."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValidationError(
            "Write the colour as a hash and six figures or letters, such as #1d4f76."
        )
    if contrast_with_white(colour) < 4.5:
        raise ValidationError(
            "White words on that colour would be hard to read "
            f"(contrast {contrast_with_white(colour):.1f} to 1; 4.5 is needed). Choose a darker one."
        )


def check_logo(upload) -> None:
    """A picture by its content, not by its name; of a kind that every browser and the PDF can show."""
    if getattr(upload, "_committed", False):
        return  # Checked when it came in, and stored since.
    if upload.size > LOGO_BYTES:
        raise ValidationError("The picture is over 2 MB. Save it smaller and try again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            upload.seek(0)
            with Image.open(upload) as picture:
                kind, size = picture.format, picture.size
                picture.verify()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Warning,
        Image.DecompressionBombError,
    ):
        raise ValidationError(UNREADABLE_PICTURE) from None
    finally:
        upload.seek(0)
    if kind not in LOGO_KINDS or PurePath(upload.name or "").suffix.lower() not in LOGO_NAMES:
        raise ValidationError("Use a PNG, JPEG or WebP picture.")
    if max(size) > LOGO_SIDE:
        raise ValidationError(
            "The picture is over 4,000 dots wide or high. Save it smaller and try again."
        )
    try:
        cleaned(upload.read())
    except UnfitPicture:
        raise ValidationError(UNREADABLE_PICTURE) from None
    finally:
        upload.seek(0)
