"""Open a reporting round, as the page does."""

from __future__ import annotations

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from actions.models import Round
from actions.rounds.services.invitation import without_address
from actions.rounds.services.round import open_round
from plans.management.plan_command import BadInput
from plans.models import Partnership


class Command(BaseCommand):
    help = (
        "Open a reporting round: every live row of the partnership's agreed and published plans "
        "is asked for an update, and whoever leads one gets an e-mail."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("partnership", help="the partnership's address")
        parser.add_argument("--period", required=True, help="such as 2016-17Q1")
        parser.add_argument("--due", help="the day on which answers are due, such as 2016-07-14")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, **options) -> None:
        partnership = find_round_partnership(options["partnership"])
        try:
            round = open_round(
                by=None,
                partnership=partnership,
                period=options["period"],
                due_on=parse_round_day(options["due"]),
            )
        except ValidationError as problem:
            raise BadInput(" ".join(problem.messages)) from None
        self.answer(round, as_json=options["json"])

    def answer(self, round: Round, *, as_json: bool) -> None:
        rows = round.updates.count()
        people = round.invitations.count()
        nobody = [update.action.ref for update in without_address(round)]
        if as_json:
            facts = opened_round_report(round) | {
                "rows": rows,
                "people": people,
                "nobody_to_ask": nobody,
            }
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1))
            return
        self.stdout.write(
            f"{round} is open. Rows asked about: {rows}; people asked: {people}; "
            f"answers due {round.due_on.isoformat()}."
        )
        if nobody:
            self.stdout.write(f"Nobody to ask about: {', '.join(nobody)}.")


def opened_round_report(round: Round) -> dict:
    return {
        "partnership": round.partnership.slug,
        "period": round.period,
        "title": round.title,
        "opens": round.opens_on.isoformat(),
        "due": round.due_on.isoformat(),
        "closes": round.closes_on.isoformat(),
        "url": round.get_absolute_url(),
    }


def find_round_partnership(slug: str) -> Partnership:
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise BadInput(f"There is no partnership named {slug!r}.")
    return found


def parse_round_day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise BadInput(f"{words!r} is not a day. Write it as 2016-07-14.") from None
