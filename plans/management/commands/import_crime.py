"""Bring crime figures in from a file or a folder of files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from plans.crime import CrimeFileProblem
from plans.crime.series import SUBGROUPS
from plans.crime.services.crime_import import import_path
from plans.crime.services.crime_scope import compared_with, details_kept, partnership_names
from plans.crime.sums import Unnamed
from plans.management.plan_command import BadInput
from plans.models import CrimeImport, Partnership

# What of the result is for the person who asked; the rest is for taking it back.
FOR_UNDOING = {"events", "made", "before", "caveats", "apart_of", "codes"}


class Command(BaseCommand):
    help = (
        "Bring in police recorded crime: a table of the Home Office by Community Safety Partnership "
        "(ODS, Excel or CSV), or street files of data.police.uk (one, a folder of months or a zip)."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="the file, or the folder with the files")
        parser.add_argument("--partnership", required=True, help="the partnership's address")
        own = "the partnership's own area as the table names it; may be given several times"
        parser.add_argument("--area", action="append", default=[], help=own)
        beside = "another partnership of the table to compare with; may be given several times"
        parser.add_argument("--compare", action="append", default=[], help=beside)
        detail = f"a subgroup to count on its own: {', '.join(SUBGROUPS)}"
        parser.add_argument(
            "--detail", action="append", default=[], choices=SUBGROUPS, help=detail, metavar="NAME"
        )
        allow = "allow counts below 0, which correct earlier ones"
        parser.add_argument("--corrections", action="store_true", help=allow)
        hide = "hide small numbers of new indicators by the partnership's own rule"
        parser.add_argument("--hide-small", action="store_true", help=hide)
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, **options) -> None:
        partnership = Partnership.objects.filter(slug=options["partnership"]).first()
        if partnership is None:
            raise BadInput(f"There is no partnership named {options['partnership']!r}.")
        path = Path(options["file"])
        if not path.exists():
            raise BadInput(f"There is no file {path.name!r}. Look at its name and place.")
        asked = import_choices(partnership, options)
        try:
            row = import_path(
                by=None, partnership=partnership, path=path, asked=asked, progress=self.telling()
            )
        except CrimeFileProblem as problem:
            raise BadInput(str(problem)) from None
        except Unnamed as problem:
            raise BadInput(which_words(partnership, problem)) from None
        except ValidationError as problem:
            raise BadInput(" ".join(problem.messages)) from None
        self.answer(row, options["json"])

    def telling(self) -> Callable[[int, int], None] | None:
        """How far it is, on one line that is written over, where somebody looks at a terminal."""
        if not sys.stderr.isatty():
            return None
        shown = -1

        def tell(done: int, total: int) -> None:
            nonlocal shown
            percent = min(100, 100 * done // total) if total else 0
            if percent != shown:
                shown = percent
                ending = "\n" if percent == 100 else ""
                # Not an error, so not in its colour.
                self.stderr.write(f"\rReading: {percent} %", style_func=str, ending=ending)
                self.stderr.flush()

        return tell

    def answer(self, row: CrimeImport, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(import_report(row), ensure_ascii=False, indent=1))
            return
        result = row.result
        for remark in result["remarks"]:
            self.stdout.write(remark)
        if not result["changed"]:
            self.stdout.write(f"{row} changes nothing: every figure of it was here already.")
            return
        self.stdout.write(
            f"Brought in {row}: {result['new']} new and {result['corrected']} corrected figures of "
            f"{len(result['indicators'])} indicators, {result['first']} to {result['last']}."
        )


def import_choices(partnership: Partnership, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "areas": options["area"],
        "beside": options["compare"] or compared_with(partnership),
        "details": sorted({*options["detail"], *details_kept(partnership)}),
        "negatives": options["corrections"],
        "exempt": not options["hide_small"],
    }


def import_report(row: CrimeImport) -> dict[str, Any]:
    """What came of an import, for another program."""
    known = {name: value for name, value in row.result.items() if name not in FOR_UNDOING}
    counts = {"rows": row.rows, "kept": row.kept, "skipped": row.skipped}
    file = {"partnership": row.partnership.slug, "file": row.name, "sha256": row.sha256}
    return file | {"kind": row.kind} | counts | known


def which_words(partnership: Partnership, problem: Unnamed) -> str:
    """The sentence, and names of the file that may be meant."""
    names = partnership_names(partnership).every
    near = sorted({each for name in names for each in get_close_matches(name, problem.areas, 3)})
    hint = f" It has {', '.join(f'“{each}”' for each in near)}." if near else ""
    return f"{problem}{hint} Give --area with a name as the file has it."
