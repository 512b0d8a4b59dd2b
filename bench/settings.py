"""The site as an installation serves it, with its files in the scratch folder of the run."""

from __future__ import annotations

import os
from pathlib import Path

from csp.settings import *  # noqa: F403
from csp.settings import LOGGING as SAID

SCRATCH = Path(os.environ["BENCH_SCRATCH"])
ROOT_URLCONF = "bench.urls"
STATIC_ROOT = SCRATCH / "static"
# A file of the size of a stored PDF goes here, for whitenoise to serve.
WHITENOISE_ROOT = SCRATCH / "root"
# Hundreds of saves are refused on purpose; each would be a line.
LOGGING = SAID | {"loggers": {"django": {"level": "ERROR"}}}
