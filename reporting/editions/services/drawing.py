"""What every frozen paper has in common: drawn from its facts by a job, failed with a sentence, withdrawn."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from csp import changes
from csp.models import User
from reporting.document import Document
from reporting.document.formats import FILE_FORMATS, draw_pdf
from reporting.document.renderers.faces import FontsMissing
from reporting.document.renderers.html import render_html
from reporting.facts.pictures import bytes_of, frozen_name
from reporting.models import MeetingPack, Publication, Report
from reporting.models.report import BESIDE, PRINTED, columns_of
from reporting.pages.drawn_files import GIVEN_UP_AFTER

Paper = TypeVar("Paper", Publication, Report, MeetingPack)
log = logging.getLogger(__name__)

# What a drawing fills; everything else of a paper was frozen before.
DRAWN = ("page", "pdf", "pdf_sha256", "pdf_pages")
# What a drawing of a composed paper fills besides: its other files, and what everybody may read of it.
EDITIONS = (
    *columns_of(*BESIDE),
    *(f"public_{each}" for each in DRAWN),
    *columns_of(*BESIDE, public=True),
)


def is_given_up(since: datetime) -> bool:
    """Whether a paper that is being prepared since then will not be finished any more."""
    return timezone.now() - since >= GIVEN_UP_AFTER


def make(
    paper: Paper,
    *,
    draw: Callable[[Paper], None],
    put_in_place: Callable[[Paper], None],
    fail: Callable[[Paper, str], None],
    trouble: str,
) -> None:
    """Draw a paper that is being prepared and put it in place.

    Whatever goes wrong leaves it failed with a sentence: what is missing, else ``trouble``.
    """
    if paper.state != paper.State.PREPARING:
        return
    try:
        draw(paper)
        if is_wanted(paper):
            put_in_place(paper)
    except FontsMissing as error:
        if is_wanted(paper):
            fail(paper, str(error))
    except Exception:
        log.exception("%s %s could not be made", paper._meta.verbose_name, paper.pk)
        if is_wanted(paper):
            fail(paper, trouble)


def is_wanted(paper: Paper) -> bool:
    """Whether it is still to be made: nobody was faster, and nothing else was frozen under its number."""
    rows = type(paper).objects.filter(pk=paper.pk, state=paper.State.PREPARING)
    return rows.filter(sha256=paper.sha256).exists()


def draw_paper(
    paper: Publication | Report, document: Document, *, screen: Document, name: str
) -> None:
    """The file from ``document`` and the page from ``screen``, not stored before it is put in place."""
    pdf = draw_pdf(document)
    paper.page = render_html(screen)
    paper.pdf_pages = pages_in(pdf)
    keep_file(paper, "pdf", pdf, name)


def draw_editions(
    report: Report, document: Document, public: Document | None, *, screen: Document | None
) -> None:
    """The other files of a composed paper; and page and files of what everybody may read.

    A paper that keeps nothing back says the same to everybody: its files are not drawn twice.
    """
    for ext in BESIDE:
        keep_file(report, ext, FILE_FORMATS[ext].render(document), str(report.pk))
    if public is None or screen is None:
        return
    same = public == document
    report.public_page = render_html(screen)
    for ext in (PRINTED, *BESIDE):
        data = bytes_of(getattr(report, ext)) if same else FILE_FORMATS[ext].render(public)
        keep_file(report, f"public_{ext}", data, f"{report.pk}-public")
        if ext == PRINTED:
            report.public_pdf_pages = pages_in(data)


def pages_in(pdf: bytes) -> int:
    import pikepdf  # Late, as reporting/document/formats.py says.

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def keep_file(
    paper: Publication | Report | MeetingPack, field: str, data: bytes, name: str
) -> None:
    """A file of a paper and its digest, which is part of what it is called, not stored yet."""
    made = sha256(data).hexdigest()
    setattr(paper, f"{field}_sha256", made)
    stored = f"{name}-{made[:16]}.{field.rpartition('_')[2]}"
    getattr(paper, field).save(stored, ContentFile(data), save=False)


@transaction.atomic
def fail_paper(
    paper: Publication | Report | MeetingPack, trouble: str, *, by: User, verb: str
) -> None:
    paper.state, paper.trouble = paper.State.FAILED, trouble[:300]
    paper.save(update_fields=["state", "trouble"])
    changes.record_event(by=by, verb=verb, target=paper)


def withdraw_paper(paper: Publication | Report, reason: str, *, frozen: str) -> None:
    """Mark a paper as withdrawn, inside the transaction of whoever records it.

    ``frozen`` names what it was made from, which is not read. Raises ValidationError without a reason.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is withdrawn. The reason is kept with it."})
    paper.state, paper.reason = paper.State.WITHDRAWN, reason.strip()
    paper.ended_at = timezone.now()
    paper.full_clean(exclude=["page", "pdf", frozen])
    paper.save(update_fields=["state", "reason", "ended_at"])


def keep_pictures(partnership_id: int, pictures: Mapping[str, bytes]) -> None:
    """Store pictures for good. One that is there already is the same, for its name is its digest."""
    for name, data in pictures.items():
        path = frozen_name(partnership_id, name)
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(data))
