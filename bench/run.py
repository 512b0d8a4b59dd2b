"""Everything on one database: ``python -m bench.run SCALE OUT [KIND...]``, started by ``bench.__main__``."""

from __future__ import annotations

import json
import signal
import sys
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

import django


def main() -> None:
    # Leave in good order when told to stop, so that the servers are stopped too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    django.setup()
    from bench import scene
    from bench.measures import (
        contest,
        crime,
        crowd,
        exports,
        front,
        growth,
        pages,
        papers,
        pdf,
        public,
        quarter,
        queries,
        readers,
        saves,
    )
    from bench.scale import SCALES
    from bench.servers import serving

    scale, out = SCALES[sys.argv[1]], Path(sys.argv[2])
    place = told("filling the database", scene.set_up, scale)
    if place is None:
        raise SystemExit(1)
    on_each = [queries, pages, quarter, growth, public, papers, exports, saves, crowd]
    on_each += [readers, contest]
    once = [front, pdf, crime] if place.database == "SQLite" else []
    only = sys.argv[3:]
    findings = []
    with ExitStack() as stack:
        place.site = stack.enter_context(serving("bench.settings"))
        place.peers = stack.enter_context(serving("bench.peer_settings"))
        small = serving("bench.settings", {"DATABASE_URL": place.small_url})
        place.small = stack.enter_context(small)
        for kind in [*on_each, *once]:
            name = kind.__name__.rsplit(".")[-1]
            if only and name not in only:
                continue
            findings += told(f"{name} on {place.database}", kind.measure, place, scale) or []
            out.write_text(json.dumps([each.as_json() for each in findings]))


def told(name: str, work, *args):
    """Do it, and say on standard error how long it took, or what went wrong; the rest goes on."""
    began, result = time.perf_counter(), None
    try:
        result = work(*args)
    except (Exception, SystemExit):
        traceback.print_exc()
        name += " broke off"
    print(f"  {name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    return result


if __name__ == "__main__":
    main()
