"""Write a paper to a file: as it was frozen, or as a draft while it has not been."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from actions.models import Round
from plans.audience import Audience
from plans.management.plan_command import BadInput
from reporting.document import Document
from reporting.document.formats import FILE_FORMATS
from reporting.document.plan import for_screen
from reporting.document.renderers.faces import FontsMissing
from reporting.document.renderers.html import render_html
from reporting.editions.kinds import OF_ROUND
from reporting.editions.services.report import draft_of, report_document
from reporting.models import Paper, Report
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.loading import load_draft
from reporting.papers.compose.redaction import open_up
from reporting.papers.queries.papers import ABOUT

READABLE = (Report.State.FROZEN, Report.State.PUBLISHED, Report.State.WITHDRAWN)
WRITERS: dict[str, Callable[[Document], bytes]] = {
    **{ext: each.render for ext, each in FILE_FORMATS.items()},
    "html": lambda document: render_html(for_screen(document)).encode(),
}


class Command(BaseCommand):
    help = "Write a report to a file, frozen or as a draft; several formats go beside each other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("report", help="<partnership-slug>/<report-slug>")
        parser.add_argument(
            "--format", default="pdf", dest="kinds", help="pdf, docx, html, or more"
        )
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--draft", action="store_true", help="a paper as it stands, also once frozen"
        )
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, report: str, kinds: str, output: Path, draft: bool, **options) -> None:
        wanted = parse_formats(kinds)
        frozen, document = working(report) if draft else find_report_document(report)
        # As they were frozen: the bytes of the PDF are kept, whatever draws PDFs by now.
        kept = stored_files(frozen) if frozen else {}
        files = {}
        for kind in wanted:
            file = output if len(wanted) == 1 else output.with_suffix(f".{kind}")
            files[kind] = {
                "file": str(file),
                "bytes": write_report_file(file, kind, document, kept),
            }
        answer = {"report": report, "draft": frozen is None, "files": files}
        mark = ", marked as a draft" if frozen is None else ""
        words = "; ".join(f"{each['file']} ({each['bytes']:,} bytes)" for each in files.values())
        self.stdout.write(json.dumps(answer) if options["json"] else f"Wrote {words}{mark}.")


def parse_formats(kinds: str) -> list[str]:
    wanted = [each.strip() for each in kinds.split(",") if each.strip()]
    if not wanted or set(wanted) - set(WRITERS):
        raise BadInput(f"{kinds!r} is not a format: choose from {', '.join(WRITERS)}.")
    return wanted


def find_report_document(name: str) -> tuple[Report | None, Document]:
    """The paper of that name as it was frozen; or the draft of a round or a paper that has none yet."""
    partnership, _, slug = name.partition("/")
    reports = Report.objects.filter(partnership__slug=partnership, slug=slug, state__in=READABLE)
    if frozen := reports.select_related("partnership", "plan").first():
        return frozen, report_document(frozen)
    for kind, made in OF_ROUND.items():
        before = made.slug.partition("{")[0]
        period = slug.removeprefix(before)
        rounds = Round.objects.filter(partnership__slug=partnership, period__iexact=period)
        if period != slug and (round := rounds.select_related("partnership").first()):
            return None, draft_of(round, kind=kind)
    return working(name)


def working(name: str) -> tuple[None, Document]:
    """A composed paper as it stands."""
    partnership, _, slug = name.partition("/")
    if paper := papers_at(partnership).filter(slug=slug).first():
        return None, draft_of_paper(paper)
    raise BadInput(
        f"There is no report named {name!r}. Write it as partnership/report, "
        "such as staffordshire-moorlands/highlights-2016-17q2."
    )


def draft_of_paper(paper: Paper) -> Document:
    """As members of the committee would read it, marked as a draft."""
    return open_up(
        compose_document(load_draft(paper), created=timezone.now(), unfinished=True),
        Audience.PARTNERS,
    )


def papers_at(partnership: str) -> QuerySet[Paper]:
    return Paper.objects.filter(partnership__slug=partnership).select_related(*ABOUT)


def stored_files(report: Report) -> dict[str, Callable[[], bytes]]:
    """The files of a version that are kept, by their format."""
    files = {ext: getattr(report, ext) for ext in FILE_FORMATS}
    return {kind: partial(read_stored_file, file) for kind, file in files.items() if file}


def read_stored_file(file: FieldFile) -> bytes:
    with file.open() as opened:
        return opened.read()


def write_report_file(
    file: Path, kind: str, document: Document, kept: dict[str, Callable[[], bytes]]
) -> int:
    try:
        data = kept[kind]() if kind in kept else WRITERS[kind](document)
        file.write_bytes(data)
    except FontsMissing as error:
        raise CommandError(str(error), returncode=1) from error
    except OSError as error:
        raise BadInput(
            f"{file} cannot be written ({error.strerror}). Choose another file."
        ) from error
    return len(data)
