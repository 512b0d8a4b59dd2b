"""Bring minutes in from a file, as the page does, and say in JSON what was found."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils.text import slugify

from csp.files.packages import Unreadable
from plans.management.plan_command import BadInput
from plans.models import Group, Partnership
from reporting.meetings.access import rules_of_group
from reporting.meetings.reading import read_minutes
from reporting.meetings.reading.answer import as_answer
from reporting.meetings.services.minutes_import import bring_in_minutes, read_minutes_file


class Command(BaseCommand):
    help = (
        "Bring minutes in from a Word, PDF, Excel or text file: the meeting with attendance, items, "
        "decisions and actions. What is only likely stays words until somebody confirms it on the page."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="the file with the minutes")
        parser.add_argument("--partnership", required=True, help="the partnership's address")
        parser.add_argument(
            "--group", required=True, help="the group's name, or its name as an address"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="store nothing, say what would be"
        )

    def handle(self, *args, **options) -> None:
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise BadInput(f"There is no partnership named {options['partnership']!r}.")
        group = find_group_named(partnership, options["group"])
        path = Path(options["file"])
        try:
            data = path.read_bytes()
        except OSError:
            raise BadInput(
                f"The file {path.name!r} cannot be opened. Look at its name and place."
            ) from None
        try:
            read = read_minutes(path.name, data, prefix=rules_of_group(group).prefix)
            if not options["dry_run"]:
                row = read_minutes_file(
                    by=None, partnership=partnership, group=group, name=path.name, data=data
                )
                bring_in_minutes(by=None, row=row, version=row.version)
        except Unreadable as problem:
            raise BadInput(str(problem)) from None
        except ValidationError as problem:
            raise BadInput(" ".join(problem.messages)) from None
        self.stdout.write(json.dumps(as_answer(read), ensure_ascii=False, indent=1))


def find_group_named(partnership: Partnership, words: str) -> Group:
    """The group of that name, however it is capitalised, or of that name with hyphens for spaces."""
    groups = list(Group.objects.filter(partnership=partnership).select_related("rules"))
    wanted = slugify(words)
    for group in groups:
        prefix = rules_of_group(group).prefix
        if wanted and wanted in (slugify(group.name), slugify(prefix), str(group.pk)):
            return group
    named = ", ".join(slugify(group.name) for group in groups) or "none"
    raise BadInput(f"There is no group named {words!r} there. Groups are: {named}.")
