"""What was frozen of a paper, beside static files of the same size from the same server."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from bench.findings import Finding
from bench.measures.public import rates
from bench.papers import Papers
from bench.timing import Ask, in_turn

Statics = dict[str, str]
# The frame that the site puts around a paper's text, about.
FRAME = 8_000


def place_statics(papers: Papers) -> Statics:
    """A file as large as each thing that is served, before the server starts; where each is."""
    root, first = Path(settings.WHITENOISE_ROOT), papers.long_first
    page = len(first.public_page.encode()) + FRAME
    sizes = {"page": page, "PDF": first.public_pdf.size, "Word file": first.public_docx.size}
    places = {name: f"/paper-{number}.bin" for number, name in enumerate(sizes)}
    for name, place in places.items():
        (root / place[1:]).write_bytes(os.urandom(sizes[name]))
    return places


def served(port: int, papers: Papers, statics: Statics, scale, *, on: str) -> list[Finding]:
    """What was frozen, beside static files of the same size from the same server."""
    first = papers.long_first
    first.refresh_from_db()
    path = f"/partnerships/{papers.partnership.slug}/reports/{first.slug}/"
    tails = {"page": "", "PDF": "report.pdf", "Word file": "report.docx"}
    asks = {
        name: (Ask(port, f"{path}{tail}"), Ask(port, statics[name])) for name, tail in tails.items()
    }
    etag = asks["page"][0]().headers["ETag"]
    again = Ask(port, path, {"If-None-Match": etag}, expect=304)
    found = []
    for name, (ours, theirs) in asks.items():
        took = in_turn({"ours": ours.seconds, "theirs": theirs.seconds}, scale.rounds * 2)
        beside = f"static file of {len(theirs().body) / 1_000:.0f} KB"
        what = f"Frozen paper: {name} {on}"
        found.append(Finding(what, took["ours"], "ms", 2, took["theirs"], beside))
        mine, other = rates(ours, theirs, scale.rate_seconds)
        found.append(Finding(what, mine, "requests/s", 0.4, other, beside, least=True))
    took = in_turn({"again": again.seconds, "page": asks["page"][0].seconds}, scale.rounds * 2)
    what = f"Frozen paper: unchanged page (304) {on}"
    return [*found, Finding(what, took["again"], "ms", 1, took["page"], "the page")]
