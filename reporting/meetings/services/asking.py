"""Asking the author for a promised paper, and taking it by the link that they were sent."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils import timezone

from csp import changes
from csp.links.services import issue_link
from csp.models import EmailedLink, User
from csp.periods import today
from reporting.letters.linked import LetterLinks
from reporting.letters.services.letter import post
from reporting.meetings.asking import ASKED_STEP, asking_letter, is_askable, paper_reader
from reporting.meetings.queries.asking import asked_before, papers_to_ask
from reporting.meetings.rules.begun import has_begun
from reporting.meetings.services.papers import receive_paper
from reporting.models import AgendaPaper, Letter

NOBODY = "Nobody can be asked: write the author’s e-mail address on the paper first."
NOT_NOW = "It cannot be asked for any more: it was withdrawn, or the meeting has begun."
ASKED_MEANWHILE = (
    "It was asked for meanwhile, so nobody was written to again. Look, and press again if you like."
)


def ask_for_paper(*, by: User, paper: AgendaPaper, asked: int) -> str:
    """Write to the author of a promised paper, with a link that takes it; return the address.

    ``asked`` is how often that was done when somebody looked. Raises ValidationError where nobody can be
    asked, or it was asked for since.
    """
    with changes.changing():
        AgendaPaper.objects.select_for_update(no_key=True).get(pk=paper.pk)
        held = papers_to_ask().get(pk=paper.pk)
        reader = paper_reader(held, today())
        if not takes_papers(held):
            raise ValidationError(NOT_NOW)
        if reader is None:
            raise ValidationError(NOBODY)
        if asked_before(held) != asked:
            raise ValidationError(ASKED_MEANWHILE)
        letter = asking_letter(held, reader, f"{ASKED_STEP}{held.pk}-{asked + 1}", today())
        post(
            partnership=held.partnership,
            email=letter.email,
            step=letter.step,
            subject=letter.subject,
            text=letter.text,
        )
        AgendaPaper.objects.filter(pk=held.pk).update(chased_at=timezone.now())
        changes.record_event(by=by, verb="asked for", target=held, detail={"times": asked + 1})
    return reader.email


def takes_papers(paper: AgendaPaper) -> bool:
    """Whether its author may still send it."""
    meeting = paper.item.meeting
    over = meeting.called_off or meeting.was_held or has_begun(meeting, timezone.localtime())
    return is_askable(paper) and not over


def letters_still_wanted(letters: Sequence[Letter]) -> set[int]:
    """Those whose paper can still be sent, by the address that is asked."""
    numbers = {letter.pk: paper_number(letter) for letter in letters}
    papers = papers_to_ask().in_bulk(set(numbers.values()))
    found = set()
    for letter in letters:
        paper = papers.get(numbers[letter.pk])
        reader = paper_reader(paper, today()) if paper and takes_papers(paper) else None
        if reader and reader.email == letter.email.lower():
            found.add(letter.pk)
    return found


def paper_number(letter: Letter) -> int:
    return int(letter.step.removeprefix(ASKED_STEP).partition("-")[0])


def make_paper_link(letter: Letter) -> str:
    """A new link for the author of a paper, which ends when the meeting begins, whenever that is."""
    paper = papers_to_ask().get(pk=paper_number(letter))
    reader = paper_reader(paper, today())
    issued = issue_link(
        purpose=EmailedLink.Purpose.PAPER,
        tenant=letter.partnership_id,
        email=letter.email,
        name=(reader.name if reader else "") or letter.email,
        expires_on=None,
        holder=reader.holder if reader else None,
        about=paper,
    )
    return settings.SITE_URL + reverse("send_paper", args=[issued.secret])


ASKING_LINKS = LetterLinks(wanted=letters_still_wanted, make=make_paper_link)


def receive_from_author(
    *,
    said_as: str,
    paper: AgendaPaper,
    version: int,
    upload: UploadedFile | None,
    text: str,
    alternative_text: str,
) -> AgendaPaper:
    """Keep what an author sent by their link, as if the clerk had received it, and who it was.

    Raises ``changes.Stale`` where something was received or changed since ``version``, and ValidationError
    for what cannot be taken.
    """
    with changes.changing():
        held = AgendaPaper.objects.select_for_update(no_key=True).get(pk=paper.pk)
        if held.version != version:
            raise changes.Stale(held, {"text": text})
        received = receive_paper(
            by=None, paper=held, upload=upload, text=text, alternative_text=alternative_text
        )
        changes.record_event(by=None, verb="sent by link", target=received, detail={"by": said_as})
    return received
