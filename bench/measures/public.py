"""What anybody may read: the published page and its file, from the snapshot."""

from __future__ import annotations

from statistics import median

from bench.findings import Finding
from bench.timing import Ask, in_turn, rate

SLICES = 5


def measure(place, scale) -> list[Finding]:
    plan = place.published.plan
    page = f"/partnerships/{plan.partnership.slug}/{plan.slug}/"
    public, hello = Ask(place.site, page), Ask(place.peers, "/hello/")
    file, static = Ask(place.site, f"{page}plan.pdf"), Ask(place.site, "/same-size.pdf")
    asks = {"page": public, "hello": hello, "file": file, "static": static}
    found = in_turn({name: ask.seconds for name, ask in asks.items()}, scale.rounds * 2)
    ours, theirs = rates(public, hello, scale.rate_seconds)
    size = f"{place.published.pdf.size / 1_000:.0f} KB"
    on = f"({place.database})"
    return [
        Finding(f"Public plan page {on}", found["page"], "ms", 4, found["hello"], "hello"),
        Finding(f"Public plan page {on}", ours, "requests/s", 0.4, theirs, "hello", least=True),
        Finding(
            f"Stored PDF {on}", found["file"], "ms", 2, found["static"], f"static file of {size}"
        ),
    ]


def rates(public: Ask, hello: Ask, seconds: float) -> tuple[float, float]:
    """Both under load in short turns, A B A B; the median of each."""
    pairs = [(rate(public, seconds / 2), rate(hello, seconds / 2)) for _ in range(SLICES)]
    return median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)
