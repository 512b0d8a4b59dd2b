"""Crime tables read whole, beside readers that give them no meaning, in processes of their own."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from django.conf import settings

from bench.crime import FULL, MEGABYTES, run, write
from bench.findings import Finding

PEERS = {
    ".ods": ("lxml", "lxml, rows go by unread"),
    ".xlsx": ("calamine", "python-calamine alone"),
}


def measure(place, scale) -> list[Finding]:
    megabytes = FULL if scale.longest else MEGABYTES
    return [found for suffix in PEERS for found in race(suffix, megabytes, scale.prints + 2)]


def race(suffix: str, megabytes: int, times: int) -> list[Finding]:
    """Both in turn, so often; medians, and the most memory of ours."""
    path = Path(settings.SCRATCH) / f"crime{suffix}"
    rows = write(path, megabytes)
    peer, peer_name = PEERS[suffix]
    turns = [(run("ours", path), run(peer, path)) for _ in range(times)]
    path.unlink()
    ours, theirs = (
        rows / median(each["seconds"] for each in side) for side in zip(*turns, strict=True)
    )
    memory = max(mine["memory"] for mine, _ in turns)
    what = f"crime table of {megabytes} MB as {suffix[1:]}"
    return [
        Finding(f"Rows of a {what}", ours, "rows/s", 0.8, theirs, peer_name, least=True),
        Finding(f"Memory for a {what}", memory, "MB", 120),
    ]
