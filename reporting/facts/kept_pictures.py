"""The pictures of published editions, which their snapshots name by the digest of their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csp.archive.holdings import KeptFile
from reporting.facts.pictures import frozen_name
from reporting.models import Publication

# As ``PictureFacts`` is written in a snapshot, whose keys are in order.
PICTURE = re.compile(r'"digest":"([0-9a-f]{64})","ext":"([a-z]+)"')


def frozen_pictures() -> Iterator[KeptFile]:
    """Each picture of each publication, the same one as often as it is shown."""
    rows = Publication.objects.filter(snapshot__contains='"digest":"').order_by("pk")
    for pk, partnership, words in rows.values_list(
        "pk", "plan__partnership", "snapshot"
    ).iterator():
        for digest, ext in PICTURE.findall(words):
            name = frozen_name(partnership, f"{digest}.{ext}")
            yield KeptFile(name=name, sha256=digest, row=f"picture of publication {pk}")
