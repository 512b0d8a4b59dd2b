"""What an e-mail to an owner says, from the actions as they are when it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from actions.agreed.places import AgreedPlace, places_of_agreed
from actions.agreed.wording import due_sentence, source_line
from actions.models import AgreedAction, AgreedMail
from actions.owed.addressees import owed_reader
from actions.owed.mail.wording import owed_intro, owed_subject
from actions.owed.queries import mails_with_actions
from csp.links.services import issue_link
from csp.mail.message import build_message
from csp.models import EmailedLink
from csp.periods import today as day_now
from plans.audience import Audience

LINK_DAYS = timedelta(days=60)
ASK_OFFICER = "ask your community safety officer"


@dataclass(frozen=True)
class OwedLine:
    """One action in an e-mail."""

    words: str
    source: str
    due: str


@dataclass
class OwedLetter:
    """An e-mail and all that its text needs.

    Of what is restricted only the number is told, as mail is read by others.
    """

    mail: AgreedMail
    lines: list[OwedLine] = field(default_factory=list)
    restricted: int = 0
    link: str = ""

    @property
    def name(self) -> str:
        return self.mail.name

    @property
    def many(self) -> int:
        return len(self.lines) + self.restricted

    @property
    def subject(self) -> str:
        return " ".join(owed_subject(self.mail.kind, self.many, self.mail.partnership).split())

    def context(self) -> dict:
        partnership = self.mail.partnership
        return {
            "letter": self,
            "partnership": partnership,
            "intro": owed_intro(self.mail.kind, self.many, partnership),
            "sign_in": settings.SITE_URL
            + reverse("workspace:agreed_actions", args=[partnership.slug]),
            "ask": "reply to this e-mail" if partnership.email else ASK_OFFICER,
            "body_template": "actions/owed/mail/body.html",
        }

    def text(self) -> str:
        """Plain text, in which nothing is escaped: a plain string, which a page will escape."""
        lines = render_to_string("actions/owed/mail/letter.txt", self.context()).splitlines()
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def html(self) -> str:
        return render_to_string("actions/rounds/mail/letter.html", self.context())


def letters_to_owners(mails: Sequence[AgreedMail], *, today: date) -> dict[int, OwedLetter]:
    """The letters that are still needed, by the number of the e-mail, in a few queries for any number.

    Done, or given to somebody else since it was queued: then it is not spoken of, and without any there
    is no letter.
    """
    found = mails_with_actions(mails)
    places = places_of_agreed({row.pk: row for rows in found.values() for row in rows}.values())
    letters = {}
    for mail in mails:
        rows = [row for row in found.get(mail.pk, []) if is_read_at(row, mail.email, today)]
        if rows:
            letters[mail.pk] = letter_to_owner(mail, rows, places, today)
    return letters


def is_read_at(agreed: AgreedAction, email: str, today: date) -> bool:
    """Whether an address is still that of its owner."""
    reader = owed_reader(agreed, today)
    return reader is not None and reader.email == email.lower()


def letter_to_owner(
    mail: AgreedMail, rows: Sequence[AgreedAction], places: dict[int, AgreedPlace], today: date
) -> OwedLetter:
    told = [row for row in rows if row.audience != Audience.RESTRICTED]
    lines = [
        OwedLine(row.words, place_words(row, places), due_sentence(row, today)) for row in told
    ]
    return OwedLetter(mail, lines, restricted=len(rows) - len(told))


def place_words(agreed: AgreedAction, places: dict[int, AgreedPlace]) -> str:
    """Where it was agreed: what ties it to something says so best."""
    return places[agreed.pk].words if agreed.pk in places else source_line(agreed)


def compose_owed_mail(letter: OwedLetter) -> EmailMultiAlternatives:
    """The e-mail as it goes, with a link of its own, which is kept nowhere else."""
    mail, partnership = letter.mail, letter.mail.partnership
    if letter.lines:
        letter.link = do_link(mail)
    return build_message(
        sender=partnership.name,
        reply_to=partnership.email,
        to=mail.email,
        subject=letter.subject,
        text=letter.text(),
        html=letter.html(),
        message_id=mail.message_id,
    )


def do_link(mail: AgreedMail) -> str:
    """A new link for whoever an e-mail is for. It opens what they have to do by then, whatever this names."""
    issued = issue_link(
        purpose=EmailedLink.Purpose.ACTIONS,
        tenant=mail.partnership_id,
        email=mail.email,
        name=mail.name,
        expires_on=day_now() + LINK_DAYS,
        holder=mail.person or mail.organisation,
    )
    return settings.SITE_URL + reverse("do", args=[issued.secret])
