"""Papers of an agenda: promised, received as a file or from this site, withdrawn."""

from __future__ import annotations

import hashlib
import io
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from actions.rounds.services.evidence import Checked, check_file
from csp import changes
from csp.changes import changing
from csp.models import User
from csp.periods import today
from plans.audience import Audience
from reporting.meetings.access import audience_of_item
from reporting.models import AgendaPaper, Publication, Report

State = AgendaPaper.State
PDF = "application/pdf"
PICTURES = ("image/jpeg", "image/png", "image/webp")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAKEN = (PDF, WORD, *PICTURES)
NOT_A_PAPER = "“{}” is neither a PDF, a Word file (.docx) nor a picture. Send it as a PDF."
LOCKED = "“{}” is protected by a password. Save a copy without one, and send that."
BROKEN = "“{}” cannot be opened as a PDF. It may be cut short: save it again, and send that."
MOST_PAGES = 1_000
TOO_LONG = f"“{{}}” has more than {MOST_PAGES} pages. Send the part that the meeting needs."
WITHDRAWN = "It was withdrawn. Promise a new paper instead."
WIDER = "The item is for fewer people than this. Say why its paper may be read by more."
# What was sent as words takes the place of a file that was here before.
NO_FILE: dict[str, Any] = {"file": "", "file_name": "", "sha256": "", "pages": None}
_LOCKED_BY = {"PDFPasswordIncorrect", "PDFEncryptionError"}


def promise_paper(*, by: User, paper: AgendaPaper) -> AgendaPaper:
    """Say that a paper is to come. Whom it is open to is that of its item unless a reason is given."""
    check_audience(paper)
    if frozen := paper.report or paper.publication:
        for name, value in values_once_frozen(frozen).items():
            setattr(paper, name, value)
    return changes.create(
        paper, by=by, verb="promised" if paper.state == State.PROMISED else "added"
    )


def values_once_frozen(frozen: Report | Publication) -> dict[str, Any]:
    """What is true of a paper that this site froze: it is here."""
    return {
        "state": State.RECEIVED,
        "received_at": timezone.now(),
        "pages": frozen.pdf_pages or None,
    }


def check_audience(paper: AgendaPaper) -> None:
    """A paper is never open to more people than its item without a reason. Raises ValidationError."""
    whole = audience_of_item(paper.item, paper.item.parent)
    if not Audience(paper.audience).within(whole) and not paper.wider_reason:
        raise ValidationError({"audience": WIDER})


def change_paper(
    *, by: User, paper: AgendaPaper, version: int, values: Mapping[str, Any]
) -> AgendaPaper:
    """Change what is said of a paper, which is here once it is one that this site froze.

    Raises as ``csp.changes.update``.
    """
    frozen = values.get("report") or values.get("publication")
    withdrawn = paper.state == State.WITHDRAWN
    if frozen and not withdrawn and frozen not in (paper.report, paper.publication):
        values = {**values, **values_once_frozen(frozen)}
    with changing():
        stored = changes.update(paper, by=by, version=version, values=values)
        check_audience(stored)
    return stored


def receive_paper(
    *,
    by: User | None,
    paper: AgendaPaper,
    upload: UploadedFile | None = None,
    text: str = "",
    alternative_text: str = "",
) -> AgendaPaper:
    """Keep what the author sent, a file or words; a later one takes the place of an earlier.

    The paper is late where its day has passed. Raises ValidationError for a file that cannot be taken.
    """
    checked = check_paper_file(upload) if upload else None
    with changing():
        held = AgendaPaper.objects.select_for_update(no_key=True).get(pk=paper.pk)
        if held.state == State.WITHDRAWN:
            raise ValidationError(WITHDRAWN)
        late = held.due_on is not None and held.due_on < today()
        values: dict[str, Any] = {
            "state": State.LATE if late else State.RECEIVED,
            "received_at": timezone.now(),
            "number": held.number + (1 if held.is_here else 0),
            "text": text,
            "alternative_text": alternative_text,
            "trouble": "",
        }
        values |= keep_paper_file(checked) if checked else NO_FILE
        return changes.update(held, by=by, version=held.version, values=values, verb="received")


def keep_paper_file(checked: Checked) -> dict[str, Any]:
    """Store the file under a name that nobody can guess, and say what it is.

    Raises ValidationError, and stores nothing, for a PDF that cannot be opened.
    """
    pages = pages_of(checked)
    name = f"meetings/{secrets.token_hex(8)}-{checked.name}"
    return {
        "file": default_storage.save(name, ContentFile(checked.data)),
        "file_name": checked.name,
        "sha256": hashlib.sha256(checked.data).hexdigest(),
        "pages": pages,
    }


def check_paper_file(upload: UploadedFile) -> Checked:
    """A PDF, a Word file or a picture that can be opened. Raises ValidationError with what to do."""
    checked = check_file(upload)
    if checked.media_type not in TAKEN:
        raise ValidationError(NOT_A_PAPER.format(checked.name))
    return checked


def pages_of(checked: Checked) -> int | None:
    """How many pages a PDF has, one for a picture; a Word file says nothing that can be trusted."""
    if checked.media_type == PDF:
        return count_pdf_pages(checked)
    return 1 if checked.media_type in PICTURES else None


def count_pdf_pages(checked: Checked) -> int:
    import pdfplumber  # Late, as actions/imports/upload.py says.

    try:
        with pdfplumber.open(io.BytesIO(checked.data)) as document:
            pages = len(document.pages)
    except Exception as problem:
        # The library below names the reason by its class alone, and a damaged file can trip any line.
        reasons = {type(each).__name__ for each in (problem, *problem.args)}
        words = LOCKED if reasons & _LOCKED_BY else BROKEN
        raise ValidationError(words.format(checked.name)) from problem
    if not pages:
        raise ValidationError(BROKEN.format(checked.name))
    if pages > MOST_PAGES:
        raise ValidationError(TOO_LONG.format(checked.name))
    return pages


def withdraw_paper(*, by: User, paper: AgendaPaper, version: int, reason: str) -> AgendaPaper:
    """Take a paper back. What was received is kept, and nobody but clerks opens it any more."""
    values = {"state": State.WITHDRAWN, "withdrawn_reason": reason}
    return changes.update(paper, by=by, version=version, values=values, verb="withdrew")
