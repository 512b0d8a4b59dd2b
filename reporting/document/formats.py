"""Every kind of file that a document is written as, by its ending. A new one is what draws it and a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reporting.document import Document
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.pdf import render_pdf

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
    "pdf": FileFormat("PDF", "To print", "application/pdf", render_pdf, shown=True),
    "docx": FileFormat("Word", "To copy from or edit", WORD, render_docx),
}
