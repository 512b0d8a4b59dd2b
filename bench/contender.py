"""One of several who want the same rows: ``python -m bench.contender`` reads its task from standard input.

It opens, changes and saves cells through the site's own pages, inside its own process, so that
far more saves meet in a minute than through sockets.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter

import django


def main() -> None:
    django.setup()
    from django.test import Client

    task = json.load(sys.stdin)
    client = Client(headers={"cookie": task["cookie"], "X-Fragment": "1"})
    client.get(f"{task['base']}{task['rows'][0]}/cells/resources/")  # Starting up takes seconds.
    accepted, answers, end = [], Counter(), time.monotonic() + task["seconds"]
    while time.monotonic() < end:
        row, words = random.choice(task["rows"]), f"Said by {os.getpid()}, {time.monotonic_ns()}"
        version, status = attempt(client, f"{task['base']}{row}/cells/resources/", words)
        answers[status] += 1
        if status == 200:
            accepted.append((row, version, words))
    json.dump({"accepted": accepted, "answers": answers}, sys.stdout)


def attempt(client, path: str, words: str) -> tuple[int, int]:
    """Open a cell and save it with other words: the version it began from, and the answer."""
    from bench.forms import fields_of, filled

    fields = fields_of(client.get(path).content)
    answer = client.post(path, dict(filled(fields, text=words)))
    return int(dict(fields)["version"]), answer.status_code


if __name__ == "__main__":
    main()
