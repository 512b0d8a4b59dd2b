"""Every kind of file that a document is written as, by its ending. A new one is what draws it and a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reporting.document import Document

# What draws a file is loaded when the first is drawn: most processes draw none, and it takes longer
# to load than all the rest. A server has it loaded before it begins (gunicorn.conf.py).


def draw_pdf(document: Document) -> bytes:
    from reporting.document.renderers.pdf import render_pdf

    return render_pdf(document)


def draw_docx(document: Document) -> bytes:
    from reporting.document.renderers.docx import render_docx

    return render_docx(document)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class FileFormat:
    """``words`` is what people call it and ``purpose`` why they take it; browsers show some themselves."""

    words: str
    purpose: str
    media_type: str
    render: Callable[[Document], bytes]
    shown: bool = False

    @property
    def disposition(self) -> str:
        return "inline" if self.shown else "attachment"


FILE_FORMATS: dict[str, FileFormat] = {
    "pdf": FileFormat("PDF", "To print", "application/pdf", draw_pdf, shown=True),
    "docx": FileFormat("Word", "To copy from or edit", WORD, draw_docx),
}
