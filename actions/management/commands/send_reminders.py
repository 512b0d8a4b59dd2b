"""Queue the reminders that are due and send whatever waits; for cron, as often as you like."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.module_loading import import_string

from csp.mail.outbox import Outbox, send_waiting
from csp.periods import today


class Command(BaseCommand):
    help = (
        "Send what is due: in every round that takes answers asking, reminding, telling the contact of a "
        "body and the officer; what owners of actions were told and is due; and what scrutiny waits for. "
        "Running it again sends nothing twice."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would go; store and send nothing"
        )
        parser.add_argument("--on", metavar="DATE", help="as if it were this day, as 2016-07-14")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, on: str | None, dry_run: bool, **options) -> None:
        due = queue_all_reminders(parse_reminder_day(on), dry_run=dry_run)
        waiting = list(what_waits()) if dry_run else []
        went = {} if dry_run else outcome()
        if options["json"]:
            answer = {"dry_run": dry_run, "due": [each.told() for each in due], **went}
            if dry_run:
                answer["waiting"] = waiting
            self.stdout.write(json.dumps(answer))
            return
        for each in due:
            self.stdout.write(f"{each.email}: {each.words}")
        if not due:
            self.stdout.write("Nothing is due.")
        for each in waiting:
            self.stdout.write(f"Waits to go: {each}")
        if went:
            self.stdout.write(", ".join(f"{count} {words}" for words, count in went.items()) + ".")


def parse_reminder_day(words: str | None) -> date:
    try:
        return date.fromisoformat(words) if words else today()
    except ValueError:
        raise CommandError(f"{words} is not a day: write it as 2016-07-14.") from None


def queue_all_reminders(day: date, *, dry_run: bool) -> list[Any]:
    """What each app has to say on a day: see ``settings.REMINDERS``. The sending is done afterwards."""
    finders = map(import_string, settings.REMINDERS)
    return [each for find in finders for each in find(today=day, dry_run=dry_run, send=False)]


def outboxes() -> Iterator[Outbox]:
    return map(import_string, settings.OUTBOXES)


def what_waits() -> Iterator[str]:
    """What was queued before and has not gone yet."""
    for outbox in outboxes():
        yield from map(str, outbox.waiting(timezone.now()))


def outcome() -> dict[str, int]:
    """Send, and say how that went; when to try again is for the worker."""
    total: Counter = Counter()
    for outbox in outboxes():
        tally = asdict(send_waiting(outbox))
        del tally["again_at"]
        total.update(tally)
    return dict(total)
