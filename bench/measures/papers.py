"""Composed papers of 15 and 60 pages: drawing them, the composer, and what was frozen as it is served."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from django.utils import timezone

from bench.findings import Finding
from bench.measures.papers_served import place_statics, served
from bench.measures.queries import again
from bench.papers import Papers, papers_of
from bench.servers import serving
from bench.timing import Ask, in_turn
from csp.periods import today
from reporting.papers import checks
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.loading import load_draft

# Twice the pages may take so much more than twice as long before it counts as growing faster.
LINEAR = 1.25
TIMES = 3


def measure(place, scale) -> list[Finding]:
    papers = papers_of(place)
    found = composed(place, papers)
    # Drawing asks the database nothing, so once is enough.
    found += drawn(place, papers, scale.prints + 1) if place.database == "SQLite" else []
    # A server finds the static files that are there when it starts.
    statics = place_statics(papers)
    with serving("bench.settings") as port:
        return found + served(port, papers, statics, scale, on=f"({place.database})")


def drawn(place, papers: Papers, times: int) -> list[Finding]:
    """Processor seconds, so that the ratios hold on a busy machine too; each drawing in turn."""
    told: dict[str, list[dict]] = {name: [] for name in ("short", "long", "plan", "word", "words")}
    for _ in range(times):
        told["short"].append(draw(papers.first.pk, "pdf"))
        told["long"].append(draw(papers.long_first.pk, "pdf"))
        told["plan"].append(draw(0, "pdf", place.long.pk))
        told["word"].append(draw(papers.first.pk, "docx"))
        told["words"].append(draw(papers.long_first.pk, "docx"))
    took = {name: median(each["seconds"] for each in some) for name, some in told.items()}
    pages = {name: some[0]["pages"] for name, some in told.items()}
    each = {name: took[name] / pages[name] * 1_000 for name in ("short", "long", "plan")}
    memory = max(one["memory"] for one in told["long"]) / 1e6
    long, short = pages["long"], pages["short"]
    beside = f"a page of {short}"
    return [
        Finding(f"PDF of a paper of {long} pages", took["long"], "CPU s"),
        Finding(
            "A page of it: PDF", each["long"], "CPU ms", LINEAR, each["short"], beside
        ),
        Finding(
            "A page of it: PDF", each["long"], "CPU ms", 1, each["plan"], "a page of a plan"
        ),
        Finding(
            "A page of it: Word",
            took["words"] / long * 1_000, "CPU ms", LINEAR, took["word"] / short * 1_000, beside,
        ),
        Finding(f"Memory of a process that draws {long} pages", memory, "MB", 400),
    ]  # fmt: skip


def draw(report: int, form: str, *plan: int) -> dict:
    command = [sys.executable, "-m", "bench.papering", str(report), form, *map(str, plan)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def composed(place, papers: Papers) -> list[Finding]:
    """What an officer waits for, in this process, and how many statements it takes."""
    path = f"/workspace/{papers.partnership.slug}/papers/"
    on, pages = f"({place.database})", papers.long_first.pdf_pages
    pages_of = {"composer": "", "preview": "preview/", "freeze": "freeze/", "refresh": "refresh/"}
    found = []
    for name, tail in pages_of.items():
        short = again(place, f"{path}{papers.short.slug}/{tail}")
        long = again(place, f"{path}{papers.long.slug}/{tail}")
        what = f"SQL queries: {name} of a paper of {pages} pages {on}"
        beside = f"of {papers.first.pdf_pages} pages"
        found.append(Finding(what, long, "queries", 1, short, beside))
    for name, work in (("load and compose", laid), ("gate", checked)):
        took = [processor(partial(work, papers.long)) for _ in range(TIMES)]
        short = [processor(partial(work, papers.short)) for _ in range(TIMES)]
        ratio = papers.long_first.pdf_pages / papers.first.pdf_pages
        found.append(
            Finding(
                f"Paper of {pages} pages: {name} {on}",
                median(took), "CPU ms", LINEAR * ratio, median(short), "the short one",
            )
        )  # fmt: skip
    page = Ask(place.site, f"{path}{papers.long.slug}/", place.session)
    admin = Ask(
        place.peers,
        f"/plain/actions/action/?plan__id__exact={place.plan.pk}&o=1",
        place.admin,
    )
    took = in_turn({"page": page.seconds, "admin": admin.seconds}, TIMES * 2, warm=2)
    name = f"Composer with a paper of {pages} pages {on}"
    return [*found, Finding(name, took["page"], "ms", None, took["admin"], "Django admin list")]


def processor(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1_000


def laid(paper) -> None:
    compose_document(load_draft(paper), created=timezone.now())


def checked(paper) -> None:
    checks.check_paper(load_draft(paper), today=today())
