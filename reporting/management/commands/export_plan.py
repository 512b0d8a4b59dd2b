"""Write the working plan to a file, marked as a draft unless the public reads just that."""

from __future__ import annotations

import json
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from plans.management.plan_command import BadInput, PlanCommand, find_plan
from reporting.document.renderers.faces import FontsMissing
from reporting.editions.exports import FORMATS, export_of


class Command(PlanCommand):
    help = "Write the plan as it stands to a file: every row, those that are not public marked so."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--format", required=True, choices=list(FORMATS), dest="kind")
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args, plan: str, kind: str, output: Path, **options) -> None:
        found = find_plan(plan)
        export = export_of(found, now=timezone.now())
        try:
            data = FORMATS[kind].write(export)
            output.write_bytes(data)
        except FontsMissing as error:
            raise CommandError(str(error), returncode=1) from error
        except OSError as error:
            raise BadInput(
                f"{output} cannot be written ({error.strerror}). Choose another file."
            ) from error
        answer = {
            "plan": plan, "format": kind, "file": str(output), "bytes": len(data),
            "draft": export.draft,
        }  # fmt: skip
        mark = ", marked as a draft" if export.draft else ""
        words = f"Wrote {output} ({len(data):,} bytes{mark})."
        self.stdout.write(json.dumps(answer) if options["json"] else words)
