"""Fill a demo site: four partnerships, their plans, and people who can sign in."""

from __future__ import annotations

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from actions.models import Action
from csp.models import User
from plans.models import Partnership, Plan
from reporting.demo import load
from reporting.models import Publication


class Command(BaseCommand):
    help = "Store the demo partnerships. Running it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demo is off here and nothing was changed: set DEMO=1 to load it.",
                returncode=2,
            )
        added = load()
        for failed in Publication.objects.filter(state="failed") if added else ():
            self.stderr.write(f"{failed}: {failed.trouble}")
        summary = {"added": [each.slug for each in added], **count_demo_rows()}
        if options["json"]:
            self.stdout.write(json.dumps(summary, indent=1))
        else:
            self.stdout.write(describe_demo_load(summary))


def count_demo_rows() -> dict[str, int]:
    return {
        "partnerships": Partnership.objects.count(),
        "plans": Plan.objects.count(),
        "actions": Action.objects.count(),
        "publications": Publication.objects.filter(state="current").count(),
        "people_who_sign_in": User.objects.count(),
    }


def describe_demo_load(summary: dict) -> str:
    if not summary["added"]:
        return "The demo was loaded already: nothing was changed."
    return f"Loaded {len(summary['added'])} partnerships: {', '.join(summary['added'])}."
