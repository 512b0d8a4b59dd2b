"""Bring a plan in from a file, as the page does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from actions.imports import ImportedPlan, Unreadable
from actions.imports.preview import left_out_words
from actions.imports.proposal import cell_too_long_warnings, propose
from actions.imports.result import says_left_out
from actions.imports.row_audiences import kept_narrow
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import discard_import, new_import, read_bytes, read_upload
from actions.imports.stored import from_json
from actions.rows.services.revising import Approval
from plans.management.plan_command import BadInput
from plans.models import Partnership, Plan


class Command(BaseCommand):
    help = (
        "Bring a plan in from a Word, Excel, CSV or PDF file. Rows that the plan has already are "
        "changed by their reference, and none is removed."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="the file with the plan")
        parser.add_argument("--partnership", required=True, help="the partnership's address")
        parser.add_argument("--plan", required=True, help="the plan's address, such as 2016-17")
        parser.add_argument("--title", help="the title of a plan that is set up with it")
        parser.add_argument(
            "--start", type=parse_file_day, help="its first day, such as 2016-04-01"
        )
        parser.add_argument("--end", type=parse_file_day, help="its last day")
        parser.add_argument(
            "--reason", default="", help="why the wording of an agreed plan changes"
        )
        parser.add_argument("--approved-by", default="", help="who approved that")
        parser.add_argument(
            "--dry-run", action="store_true", help="store nothing, say what would be"
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, **options) -> None:
        partnership = find_plan_partnership(options["partnership"])
        plan = Plan.objects.filter(partnership=partnership, slug=options["plan"]).first()
        new_plan = {} if plan else new_plan_values(options)
        data = read_path(Path(options["file"]))
        where = {"partnership": partnership, "plan": plan, "new_plan": new_plan}
        name = Path(options["file"]).name
        try:
            if options["dry_run"]:
                read = read_without_storing(name, data, where)
            else:
                approval = Approval(options["reason"][:500], options["approved_by"][:200])
                read = accept_at_once(name, data, where, approval)
        except Unreadable as problem:
            raise BadInput(str(problem)) from None
        except ValidationError as problem:
            raise BadInput(" ".join(problem.messages)) from None
        self.answer(f"{partnership.slug}/{options['plan']}", read, options)

    def answer(self, plan: str, read: ImportedPlan, options: Mapping[str, Any]) -> None:
        if options["json"]:
            words = {"plan": plan} | read.as_json()
            self.stdout.write(json.dumps(words, ensure_ascii=False, indent=1))
            return
        for warning in read.warnings:
            self.stdout.write(f"{warning.code}: {warning.message}")
        done = "would be brought into" if options["dry_run"] else "brought into"
        measures = sum(len(row.measures) for row in read.rows)
        to_look_at = sum(not says_left_out(warning) for warning in read.warnings)
        self.stdout.write(
            f"{len(read.rows)} rows and {measures} measures {done} {plan}; "
            f"{to_look_at} to look at; {left_out_words(read.leftovers)}."
        )


def parse_file_day(words: str) -> date:
    return date.fromisoformat(words)


def find_plan_partnership(slug: str) -> Partnership:
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        raise BadInput(f"There is no partnership named {slug!r}.")
    return found


def new_plan_values(options: Mapping[str, Any]) -> dict[str, Any]:
    missing = [f"--{name}" for name in ("title", "start", "end") if not options[name]]
    if missing:
        raise BadInput(
            f"There is no plan named {options['plan']!r} yet. To set it up, give {', '.join(missing)} too."
        )
    return {"slug": options["plan"]} | {name: options[name] for name in ("title", "start", "end")}


def read_path(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise BadInput(
            f"The file {path.name!r} cannot be opened. Look at its name and place."
        ) from None


def read_without_storing(name: str, data: bytes, where: Mapping[str, Any]) -> ImportedPlan:
    """Read a file and store nothing."""
    return warned(read_bytes(data, new_import(name=name, data=data, **where)), where["plan"])


def warned(read: ImportedPlan, plan: Plan | None) -> ImportedPlan:
    """What was read, with a warning for what the plan would not take as it stands in the file."""
    rows = propose(read, plan).rows
    kept = kept_narrow((each.row, each.current) for each in rows)
    cut = (warning for each in rows for warning in cell_too_long_warnings(each))
    return replace(read, warnings=(*read.warnings, *kept, *cut))


def accept_at_once(
    name: str, data: bytes, where: Mapping[str, Any], approval: Approval
) -> ImportedPlan:
    """Read and accept a file at once, or leave nothing behind."""
    row = read_upload(by=None, name=name, data=data, wait=True, **where)
    read = warned(from_json(row.result), row.plan)
    try:
        accept_import(by=None, row=row, choices=Choices(approval=approval))
    except ValidationError:
        discard_import(by=None, row=row)
        raise
    return read
