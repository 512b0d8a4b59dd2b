"""Queue the reminders that are due and send whatever waits; for cron, as often as you like."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from actions.chasing import Draft
from actions.models import Mail
from actions.services.mail import queue_due, send_queued
from csp.periods import today


class Command(BaseCommand):
    help = (
        "Send what is due in every round that takes answers: asking, reminding, telling the "
        "contact of a body and the officer. Running it again sends nothing twice."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would go; store and send nothing"
        )
        parser.add_argument("--on", metavar="DATE", help="as if it were this day, as 2016-07-14")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, on: str | None, dry_run: bool, **options) -> None:
        due = queue_due(today=day_of(on), dry_run=dry_run, send=False)
        went = {} if dry_run else outcome()
        if options["json"]:
            answer = {"dry_run": dry_run, "due": [as_json(draft) for draft in due], **went}
            self.stdout.write(json.dumps(answer))
            return
        for draft in due:
            self.stdout.write(f"{draft.email}: {Mail.Kind(draft.kind).label.lower()}")
        if not due:
            self.stdout.write("Nothing is due.")
        if went:
            self.stdout.write(", ".join(f"{count} {words}" for words, count in went.items()) + ".")


def day_of(words: str | None) -> date:
    try:
        return date.fromisoformat(words) if words else today()
    except ValueError:
        raise CommandError(f"{words} is not a day: write it as 2016-07-14.") from None


def outcome() -> dict[str, int]:
    """Send, and say how that went; when to try again is for the worker."""
    tally = asdict(send_queued())
    del tally["again_at"]
    return tally


def as_json(draft: Draft) -> dict[str, object]:
    return {"email": draft.email, "name": draft.name, "kind": draft.kind, "rows": len(draft.rows)}
