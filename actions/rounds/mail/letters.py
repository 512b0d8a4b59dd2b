"""What an e-mail of a round says, from the rows as they are when it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeGuard

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.text import Truncator

from actions.models import Action, Comment, Invitation, Mail, Round, Update
from actions.rounds.links import invitation_link, link_with
from actions.rounds.mail.queries import names_asked, rows_by_invitation, rows_of_mails
from actions.rounds.mail.rules import Kind
from actions.rounds.mail.wording import intro_of, subject_of
from actions.rounds.senders import SOMEBODY, is_sender, sender_of
from csp.mail.message import build_message
from plans.audience import Audience

FIRST_WORDS = 14
EXAMPLES = 3
ASK_OFFICER = "ask your community safety officer"
# What is said however the round stands, as somebody has read an answer and asks.
ABOUT_AN_ANSWER = {Kind.RETURNED, Kind.QUESTION}
TOLD = {Kind.CONTACT, Kind.OFFICER, Kind.NOT_THEIRS}
OFFICERS_WAY = {
    Kind.OFFICER: "See who is late, and remind them",
    Kind.NOT_THEIRS: "See who is asked, and name somebody else",
}
SENT_BACK = "Its update was sent back with a question, which waits for an answer."


@dataclass
class LetterLine:
    """One row in an e-mail. Of a restricted row only the reference is told: mail is read by others.

    ``returned``: its answer was sent back with a question. ``sender`` is who sent that answer, in words:
    empty where it was whoever reads this. Without ``said`` nobody has sent one.
    """

    ref: str
    words: str = ""
    notes: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    returned: bool = False
    said: bool = True
    sender: str = ""


@dataclass
class RoundLetter:
    """An e-mail and all that its text needs. ``link`` is empty for who is told and not asked."""

    mail: Mail
    lines: list[LetterLine]
    link: str = ""
    late: bool = False  # the day on which updates were due is over

    @property
    def name(self) -> str:
        return self.mail.invitation.name if self.mail.invitation else ""

    @property
    def round_link(self) -> str:
        """Where an officer sees all of it, signed in."""
        return settings.SITE_URL + self.mail.round.get_absolute_url()

    @property
    def way_words(self) -> str:
        """What an officer does there, for the letters that go to officers."""
        return OFFICERS_WAY.get(Kind(self.mail.kind), "")

    @property
    def subject(self) -> str:
        return " ".join(
            subject_of(self.mail.kind, self.mail.round, self.lines, late=self.late).split()
        )

    def context(self) -> dict:
        round = self.mail.round
        return {
            "letter": self,
            "kind": self.mail.kind,
            "round": round,
            "partnership": round.partnership,
            "intro": intro_of(self.mail.kind, round, self.lines, late=self.late),
            "one": len(self.lines) == 1,
            "ask": "reply to this e-mail" if round.partnership.email else ASK_OFFICER,
        }

    def text(self) -> str:
        """Plain text, in which nothing is escaped: a plain string, which a page will escape."""
        lines = render_to_string("actions/rounds/mail/letter.txt", self.context()).splitlines()
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def body(self) -> str:
        """What the HTML says, without the frame around it."""
        return render_to_string("actions/rounds/mail/body.html", self.context())

    def html(self) -> str:
        return render_to_string("actions/rounds/mail/letter.html", self.context())


def compose_round_mail(letter: RoundLetter) -> EmailMultiAlternatives:
    """The e-mail as it goes: plain text and HTML, from the partnership, with its own Message-ID."""
    mail, partnership = letter.mail, letter.mail.round.partnership
    return build_message(
        sender=partnership.name,
        reply_to=partnership.email,
        to=mail.email,
        subject=letter.subject,
        text=letter.text(),
        html=letter.html(),
        message_id=mail.message_id,
    )


def letters_by_mail(mails: Sequence[Mail], *, today: date) -> dict[int, RoundLetter]:
    """The letters that are still needed, by the number of the e-mail, in five queries for any number.

    Answered, closed or ended since it was queued: then there is no letter.
    """
    found = LetterFacts(mails)
    letters = {mail.pk: found.letter(mail, today) for mail in mails}
    return {pk: letter for pk, letter in letters.items() if letter is not None}


class LetterFacts:
    """What is known about the rows of some e-mails."""

    def __init__(self, mails: Sequence[Mail]):
        owed = rows_by_invitation(mail.invitation_id for mail in mails if mail.invitation_id)
        about = rows_of_mails(mail.pk for mail in mails)
        self.owed, self.about = updates_by_number(owed), updates_by_number(about)
        rows = {update.pk for _, update in about}
        self.asked = names_asked(rows) if any(mail.kind in TOLD for mail in mails) else {}
        self.questions = open_questions_by_update(rows) if any_of(mails, Kind.QUESTION) else {}

    def letter(self, mail: Mail, today: date) -> RoundLetter | None:
        link = invitation_link(mail.invitation) if works(mail.invitation, today) else ""
        lines = [self.line(mail, update) for update in self.rows(mail)]
        reached = link or mail.kind in TOLD
        needed = mail.kind in ABOUT_AN_ANSWER or (mail.round.is_open and reached)
        late = today > mail.round.due_on
        return RoundLetter(mail, lines, link, late) if lines and needed else None

    def rows(self, mail: Mail) -> list[Update]:
        """The rows to name: all that are owed, or for some kinds those that it was queued for."""
        about = self.about[mail.pk]
        if mail.kind == Kind.RETURNED:
            return [update for update in about if update.state == Update.State.RETURNED]
        if mail.kind == Kind.QUESTION:
            return [update for update in about if update.pk in self.questions]
        rows = about if mail.kind in TOLD else self.owed[mail.invitation_id]
        return [update for update in rows if is_owed(update)]

    def line(self, mail: Mail, update: Update) -> LetterLine:
        asked = self.asked.get(update.pk, []) if mail.kind in TOLD else []
        line = letter_line(update.action, self.notes(mail, update), asked)
        line.returned = update.state == Update.State.RETURNED
        line.said = update.sent_at is not None
        if line.said and mail.kind not in TOLD and not is_sender(mail.invitation, update):
            hidden = update.action.visibility == Audience.RESTRICTED
            line.sender = SOMEBODY if hidden else sender_of(update)
        return line

    def notes(self, mail: Mail, update: Update) -> list[str]:
        """What is asked of the lead; those who are only told read that it is, and not what."""
        if mail.kind == Kind.QUESTION:
            return self.questions.get(update.pk, [])
        if update.state != Update.State.RETURNED:
            return []
        return [SENT_BACK] if mail.kind in TOLD else [update.note]


def letter_line(action: Action, notes: list[str], asked: list[str]) -> LetterLine:
    if action.visibility == Audience.RESTRICTED:
        return LetterLine(action.ref, asked=asked)
    words = Truncator(" ".join(action.aim.split())).words(FIRST_WORDS)
    return LetterLine(action.ref, words, notes, asked)


def example_of(round: Round, kind: str) -> RoundLetter:
    """What an e-mail of a kind would say about the first rows of a round. Its link opens nothing."""
    mail = Mail(round=round, kind=kind, email="lead@partner.example", message_id="<example>")
    told = kind in TOLD
    if not told:
        mail.invitation = Invitation(name="(the lead’s name)")
    notes = ["(What is asked stands here.)"] if kind in ABOUT_AN_ANSWER else []
    asked = ["(who was asked)"] if told else []
    rows = round.updates.select_related("action").order_by("action__priority__position", "pk")
    lines = [letter_line(update.action, notes, asked) for update in rows[:EXAMPLES]]
    return RoundLetter(mail, lines, "" if told else link_with("example"))


def any_of(mails: Iterable[Mail], kind: str) -> bool:
    return any(mail.kind == kind for mail in mails)


def is_owed(update: Update) -> bool:
    state = Update.State
    return update.state in {state.ASKED, state.STARTED, state.RETURNED}


def works(invitation: Invitation | None, today: date) -> TypeGuard[Invitation]:
    return invitation is not None and invitation.works_on(today)


def updates_by_number(pairs: Iterable[tuple[int, Update]]) -> defaultdict[int | None, list[Update]]:
    found: defaultdict[int | None, list[Update]] = defaultdict(list)
    for key, update in pairs:
        found[key].append(update)
    return found


def open_questions_by_update(rows: Iterable[int]) -> dict[int, list[str]]:
    """What the strategy group asked about these rows and nobody has answered yet."""
    found: dict[int, list[str]] = defaultdict(list)
    asked = Comment.objects.filter(update__in=rows, kind=Comment.Kind.QUESTION, answered_by=None)
    for update, text in asked.values_list("update_id", "text"):
        found[update].append(text)
    return found
