"""Which e-mails of a round are due: reads what was said and what is owed, and asks ``rules``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from actions.models import Cadence, Invitation, Mail, Round
from actions.rounds.mail.queries import rows_said, waiting_rows
from actions.rounds.mail.rules import (
    TO_LEAD,
    Kind,
    LeadMail,
    Times,
    days_between,
    kinds_due,
    times_of,
)
from csp.models import User
from plans.models import Role
from plans.pages.queries import current_roles


@dataclass(frozen=True)
class MailDraft:
    """An e-mail that is to be queued. ``rows`` are the numbers of the updates that it speaks of."""

    kind: str
    step: str
    email: str
    name: str
    rows: tuple[int, ...]
    invitation: Invitation | None = None

    @property
    def words(self) -> str:
        return Kind(self.kind).label.lower()

    def told(self) -> dict[str, object]:
        """As the command says it in JSON."""
        return {
            "email": self.email,
            "name": self.name,
            "kind": self.kind,
            "rows": len(self.rows),
        }


@dataclass
class LeadState:
    """What is known about one lead of a round."""

    invitation: Invitation
    waiting: list[int] = field(default_factory=list)
    said: list[LeadMail] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    openings: int = 0

    @property
    def contact(self) -> str:
        """Whom to tell at the lead's body, if that is not who was asked."""
        body = self.invitation.organisation
        email = body.email.lower() if body else ""
        return "" if email == self.invitation.email.lower() else email

    @property
    def new(self) -> list[int]:
        """The rows that they have not been told of."""
        return [row for row in self.waiting if row not in self.told]

    def opening(self) -> MailDraft:
        step = f"opening-{self.openings + 1}" if self.openings else "opening"
        return self.draft(Kind.OPENING, step)

    def draft(self, kind: str, step: str) -> MailDraft:
        asked = self.invitation
        return MailDraft(kind, step, asked.email, asked.name, tuple(self.waiting), asked)


def standings_of(round: Round, today: date) -> list[LeadState]:
    """Every lead who has not left and whose link works, in a number of queries that does not grow."""
    links = round.invitations.reached_on(today).select_related("organisation")
    found = {row.pk: LeadState(row) for row in links}
    by_row = defaultdict(list)
    for invitation, row in waiting_rows(round):
        if invitation in found:
            found[invitation].waiting.append(row)
            by_row[row].append(found[invitation])
    for to, kind, _email, at, row in rows_said(round):
        if to is None:
            hear(by_row[row], kind, at)
        elif to in found:
            hear([found[to]], kind, at)
            if kind == Kind.OPENING:
                found[to].told.add(row)
    count_openings(round, found)
    return list(found.values())


def hear(standings: Iterable[LeadState], kind: str, at: datetime) -> None:
    for each in standings:
        each.said.append(LeadMail(kind, timezone.localdate(at)))


def count_openings(round: Round, found: Mapping[int, LeadState]) -> None:
    openings = round.mails.filter(kind=Kind.OPENING).order_by().values_list("invitation")
    for invitation, count in Counter(number for (number,) in openings).items():
        if invitation in found:
            found[invitation].openings = count


def openings(round: Round, today: date) -> list[MailDraft]:
    """The first e-mail for everybody who has a row that they have not been told of."""
    return [each.opening() for each in standings_of(round, today) if each.new]


def told_of_move(round: Round, today: date) -> list[MailDraft]:
    """An e-mail about the new days to everybody who owes an answer and was asked for it."""
    step = f"moved-{round.due_on}-{round.closes_on}"
    owing = (each for each in standings_of(round, today) if each.waiting and not each.new)
    return [each.draft(Kind.MOVED, step) for each in owing]


def drafts_due(round: Round, cadence: Cadence, today: date) -> list[MailDraft]:
    """Everything that is due in a round on a day, at most one e-mail to each address."""
    last = Mail.objects.last_to_each(round.partnership)
    written = {email.lower(): timezone.localdate(at) for email, at in last.items()}
    times = times_of(round, cadence)
    told: dict[str, list[LeadState]] = {Kind.CONTACT: [], Kind.OFFICER: []}
    drafts = []
    for each in standings_of(round, today):
        email = each.invitation.email.lower()
        for kind in due_for(each, times, today, written.get(email)):
            if kind in told:
                told[kind].append(each)
            else:
                drafts.append(lead_draft(each, kind, today))
    drafts += contact_drafts(told[Kind.CONTACT], today)
    drafts += officer_drafts(round, told[Kind.OFFICER], today)
    return list(drop_too_soon(drafts, written, times, today))


def due_for(each: LeadState, times: Times, today: date, written_on: date | None) -> list[Kind]:
    return kinds_due(
        times,
        today,
        each.said,
        waiting=bool(each.waiting),
        asked=not each.new,
        contact=bool(each.contact),
        written_on=written_on,
    )


def lead_draft(each: LeadState, kind: str, today: date) -> MailDraft:
    if kind == Kind.OPENING:
        return each.opening()
    return each.draft(kind, f"{kind}-{today}")


def contact_drafts(late: Iterable[LeadState], today: date) -> Iterator[MailDraft]:
    """One e-mail to each contact, however many of their people are late."""
    bodies = defaultdict(list)
    for each in late:
        bodies[each.contact].append(each)
    for email, theirs in bodies.items():
        body = theirs[0].invitation.organisation
        name = body.name if body else ""
        yield MailDraft(Kind.CONTACT, f"contact-{today}", email, name, owed_rows(theirs))


def officer_drafts(round: Round, late: list[LeadState], today: date) -> Iterator[MailDraft]:
    if not late:
        return
    for user in officers_of(round):
        yield MailDraft(Kind.OFFICER, f"officer-{today}", user.email, user.name, owed_rows(late))


def officers_of(round: Round) -> list[User]:
    """The officers who look after a round, as far as they may sign in."""
    roles = current_roles(round.partnership)
    active = roles.filter(kind=Role.Kind.OFFICER, user__is_active=True)
    return [role.user for role in active]


def owed_rows(standings: Iterable[LeadState]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(row for each in standings for row in each.waiting))


def drop_too_soon(
    drafts: Iterable[MailDraft], written: Mapping[str, date], times: Times, today: date
) -> Iterator[MailDraft]:
    """The least gap for whoever else is told, too: a contact may lead rows as well."""
    taken = set()
    for draft in drafts:
        email = draft.email.lower()
        soon = email in written and days_between(written[email], today) < times.gap_days
        if draft.kind not in TO_LEAD and (soon or email in taken):
            continue
        taken.add(email)
        yield draft
