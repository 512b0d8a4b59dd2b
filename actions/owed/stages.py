"""When somebody is reminded of what they have to do. Pure: days are given, nothing is asked of the database.

Once before it is due and once after, and again where it was carried to another day. Only whoever was told
before is reminded: what nobody was ever written to about may be years old.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from actions.models import AgreedAction, AgreedMail
from actions.owed.addressees import OwedReader, owed_reader
from actions.owed.queries import OwedSaid
from plans.audience import Audience

Kind = AgreedMail.Kind


@dataclass
class OwedDraft:
    """An e-mail to one address about all that it has to hear on a day."""

    kind: str
    step: str
    reader: OwedReader
    rows: list[AgreedAction] = field(default_factory=list)

    @property
    def email(self) -> str:
        return self.reader.email

    @property
    def words(self) -> str:
        """For whoever runs the command: partnership, person, why, which; nothing of what is restricted."""
        of = self.rows[0].partnership
        named = "; ".join(map(named_action, self.rows))
        return f"{of}, {self.reader.name}: {Kind(self.kind).label.lower()}: {named}"

    def told(self) -> dict[str, object]:
        """As the command says it in JSON."""
        return {
            "email": self.email,
            "name": self.reader.name,
            "kind": self.kind,
            "partnership": str(self.rows[0].partnership),
            "actions": [each.number_words for each in self.rows],
        }


def named_action(agreed: AgreedAction) -> str:
    if agreed.audience == Audience.RESTRICTED:
        return f"No {agreed.number_words} (restricted)"
    return f"No {agreed.number_words} {agreed}"


def stage_due(
    agreed: AgreedAction, said: Collection[OwedSaid], email: str, today: date, before: int
) -> str:
    """Whether its owner is to be reminded on a day, and why; empty where not.

    ``before``: how many days ahead of its day. Whatever was said within a stage, the first e-mail too,
    counts as said, so that nobody is told and reminded in one breath.
    """
    days = [each.on for each in said if each.email == email]
    if not days or agreed.due_on is None:
        return ""
    if today > agreed.due_on:
        return "" if max(days) > agreed.due_on else Kind.LATE
    begins = agreed.due_on - timedelta(days=before)
    return Kind.SOON if today >= begins > max(days) else ""


def reminders_due(
    rows: Sequence[AgreedAction],
    said: Mapping[int, Collection[OwedSaid]],
    written: Mapping[str, date],
    today: date,
    before: int,
) -> list[OwedDraft]:
    """One e-mail to each who is due one, unless they were written to today already: then it is tomorrow's."""
    drafts: dict[str, OwedDraft] = {}
    for agreed in rows:
        reader = owed_reader(agreed, today)
        if reader is None or written.get(reader.email) == today:
            continue
        stage = stage_due(agreed, said.get(agreed.pk, ()), reader.email, today, before)
        if stage:
            step = f"reminder-{today}"
            draft = drafts.setdefault(reader.email, OwedDraft(stage, step, reader))
            draft.rows.append(agreed)
            # One that is late gives the whole e-mail its heading.
            draft.kind = Kind.LATE if Kind.LATE in (stage, draft.kind) else stage
    return list(drafts.values())
