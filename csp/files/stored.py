"""Files in the store, which may have lost one: after a restore without them, or on another machine."""

from __future__ import annotations

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import Http404
from django.template.defaultfilters import filesizeformat

MISSING = "not at hand just now"


class NotAtHand(Http404):
    """A file that is known and is not in the store; its reader gets a page that says so, and 503."""


def open_stored(name: str) -> File:
    """A file by its name in the store. Raises NotAtHand where it cannot be read."""
    try:
        return default_storage.open(name)
    except OSError as error:
        raise NotAtHand(f"{name} is not in the store.") from error


def size_words(file: FieldFile) -> str:
    """How large a stored file is, or that it is missing."""
    try:
        return filesizeformat(file.size)
    except (OSError, ValueError):
        return MISSING
