"""Who would be told of what, before anybody is. Pure: rows and what was said of them are given."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from actions.models import AgreedAction
from actions.owed.addressees import OwedReader, owed_reader, why_nobody_is_told
from actions.owed.queries import OwedSaid


@dataclass(frozen=True)
class ToTellLine:
    """One action of one e-mail. ``told_on`` is when its owner was last written to about it."""

    agreed: AgreedAction
    told_on: date | None


@dataclass
class ToTell:
    """One e-mail that may go: to whom, and about what."""

    reader: OwedReader
    lines: list[ToTellLine] = field(default_factory=list)

    def chosen(self, numbers: Collection[int]) -> list[AgreedAction]:
        return [each.agreed for each in self.lines if each.agreed.pk in numbers]


@dataclass
class TellingPlan:
    """All e-mails that may go, by name of the reader, and the actions of which nobody can be told, with why.

    ``stamp`` is another whenever something of it is: whoever presses has seen what goes.
    """

    mails: list[ToTell]
    nobody: list[tuple[AgreedAction, str]]
    stamp: str

    @property
    def untold(self) -> set[int]:
        """The numbers of those that their owner was not written to about."""
        lines = (line for mail in self.mails for line in mail.lines)
        return {line.agreed.pk for line in lines if line.told_on is None}


def plan_telling(
    rows: Iterable[AgreedAction], said: Mapping[int, Collection[OwedSaid]], today: date
) -> TellingPlan:
    found: dict[str, ToTell] = {}
    nobody = []
    seen = hashlib.sha256()
    for agreed in rows:
        reader = owed_reader(agreed, today)
        if reader is None:
            nobody.append((agreed, why_nobody_is_told(agreed, today)))
            continue
        own = [each for each in said.get(agreed.pk, ()) if each.email == reader.email]
        line = ToTellLine(agreed, own[-1].on if own else None)
        found.setdefault(reader.email, ToTell(reader)).lines.append(line)
        last = own[-1].mail if own else 0
        seen.update(f"{agreed.pk} {agreed.version} {reader.email} {last}\n".encode())
    mails = sorted(found.values(), key=lambda mail: (mail.reader.name, mail.reader.email))
    return TellingPlan(mails, nobody, seen.hexdigest()[:32])
