"""The style sheet and the script as they travel."""

from __future__ import annotations

import gzip
from pathlib import Path

from django.conf import settings

from bench.findings import Finding


def measure(place, scale) -> list[Finding]:
    return [
        Finding("Style sheets, gzipped", gzipped("css/*.css"), "KB", 20),
        Finding("Scripts, gzipped", gzipped("js/*.js"), "KB", 40),
    ]


def gzipped(pattern: str) -> float:
    files = Path(settings.BUILT).glob(pattern)
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1_000
