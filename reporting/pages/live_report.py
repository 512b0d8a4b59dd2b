"""A report that nobody freezes: drawn anew, as it stands, for whoever asks."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import URLPattern, path
from django.utils.text import slugify

from reporting.document import Document
from reporting.document.formats import FILE_FORMATS
from reporting.pages.views import DrawnFile


class LiveReport(DrawnFile):
    """Stands before the page that it is about, whose rights, rows and filters hold for it.

    They give together the ``document()``, what its file is called (``file_words()``), and from which page
    somebody comes (``came_from()``). ``path`` and ``route`` are the address and its name, without the ending
    of each of the ``formats``.
    """

    path = ""
    route = ""
    formats: tuple[str, ...] = ("pdf",)
    ext = ""
    document: Callable[[], Document]
    file_words: Callable[[], str]

    @classmethod
    def addresses(cls) -> list[URLPattern]:
        return [
            path(f"{cls.path}.{ext}", cls.as_view(ext=ext), name=f"{cls.route}_{ext}")
            for ext in cls.formats
        ]

    def draw(self) -> bytes:
        return FILE_FORMATS[self.ext].render(self.document())

    @property
    def media_type(self) -> str:
        return FILE_FORMATS[self.ext].media_type

    @property
    def how(self) -> str:
        return FILE_FORMATS[self.ext].disposition

    def file_called(self) -> str:
        return f"{slugify(self.file_words())}.{self.ext}"
