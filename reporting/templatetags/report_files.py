"""The files of a report, for templates: every format that there is."""

from __future__ import annotations

from typing import Any

from django import template

from reporting.document.formats import FILE_FORMATS, FileFormat
from reporting.models import Report
from reporting.models.report import BESIDE, PRINTED

register = template.Library()


@register.simple_tag
def file_formats() -> dict[str, FileFormat]:
    """``{% file_formats as formats %}``: each by its ending, for links to what is drawn on demand."""
    return FILE_FORMATS


@register.filter
def public_files(report: Report) -> list[dict[str, Any]]:
    """What everybody may take of a published paper: ending, format, file, and pages where it has any."""
    return [
        {
            "ext": ext,
            "format": FILE_FORMATS[ext],
            "file": getattr(report, f"public_{ext}"),
            "pages": report.public_pdf_pages if ext == PRINTED else 0,
        }
        for ext in (PRINTED, *BESIDE)
    ]
