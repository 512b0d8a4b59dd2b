"""Write the working plan to a file, marked as a draft unless the public reads just that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from plans.management.plan_command import BadInput, PlanCommand, find_plan
from plans.models import Plan
from reporting.facts import Facts
from reporting.opendata import plan_csv
from reporting.renderers.pdf import FontsMissing, render_pdf
from reporting.snapshot import freeze
from reporting.working import draft_document, is_as_published, working_facts


def pdf(plan: Plan, facts: Facts, draft: bool) -> bytes:
    return render_pdf(draft_document(plan, facts, now=timezone.now(), draft=draft))


def csv(plan: Plan, facts: Facts, draft: bool) -> bytes:
    return plan_csv(facts)


def as_json(plan: Plan, facts: Facts, draft: bool) -> bytes:
    """The facts as a snapshot holds them, and whether they are a draft."""
    return json.dumps({**json.loads(freeze(facts)), "draft": draft}, ensure_ascii=False).encode()


FORMATS: dict[str, Callable[[Plan, Facts, bool], bytes]] = {
    "pdf": pdf,
    "csv": csv,
    "json": as_json,
}


class Command(PlanCommand):
    help = "Write the plan as it stands to a file: every row, those that are not public marked so."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--format", required=True, choices=list(FORMATS), dest="kind")
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args, plan: str, kind: str, output: Path, **options) -> None:
        found = find_plan(plan)
        draft = not is_as_published(found)
        try:
            data = FORMATS[kind](found, working_facts(found), draft)
            output.write_bytes(data)
        except FontsMissing as error:
            raise CommandError(str(error), returncode=1) from error
        except OSError as error:
            raise BadInput(
                f"{output} cannot be written ({error.strerror}). Choose another file."
            ) from error
        answer = {"plan": plan, "format": kind, "file": str(output), "bytes": len(data), "draft": draft}
        words = f"Wrote {output} ({len(data):,} bytes{', marked as a draft' if draft else ''})."
        self.stdout.write(json.dumps(answer) if options["json"] else words)
