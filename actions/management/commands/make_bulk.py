"""``manage.py make_bulk``: made-up partnerships in any number, for load and benchmarks."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from actions.bulk.plans import make_bulk


class Command(BaseCommand):
    help = "Add made-up partnerships, each with one plan, for load and benchmarks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--partnerships", type=int, required=True, help="how many to add")
        parser.add_argument("--actions", type=int, required=True, help="rows in each one's plan")
        parser.add_argument("--rounds", type=int, default=0, help="quarters reported on")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other words")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *, partnerships: int, actions: int, rounds: int, seed: int, **options) -> None:
        if partnerships < 1 or actions < 0 or rounds < 0:
            raise CommandError(
                "Ask for one partnership or more, with no rows or more. Nothing was made.",
                returncode=2,
            )
        made = make_bulk(partnerships=partnerships, actions=actions, rounds=rounds, seed=seed)
        slugs = [each.slug for each in made]
        if options["json"]:
            answer = {"partnerships": slugs, "actions": actions * len(slugs), "rounds": rounds}
            self.stdout.write(json.dumps(answer))
        else:
            self.stdout.write(f"Made {', '.join(slugs)} with {actions} rows each.")
