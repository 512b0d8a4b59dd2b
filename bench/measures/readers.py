"""A hundred people reading while five compose, one of whom freezes and publishes version after version."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from statistics import median

from django.db import connection

from actions.models import Update
from bench.findings import Finding
from bench.forms import fields_of, filled
from bench.measures.saves import opened
from bench.papers import Papers, papers_of
from bench.servers import serving
from bench.timing import Answer, Ask, at_once, percentile, send
from reporting.models import PaperBlock, Report

READERS, COMPOSERS = 100, 5
# How long each waits before the next thing that they do.
READER_PAUSE, COMPOSER_PAUSE = 6.0, 3.0
LOOK_PAUSE = 1.0
# The crowd stays for so many times as long as the editors of a plan.
LONGER = 5
PREPARING = b"The document is being made."
FILES = {
    "pdf": "pdf_sha256", "docx": "docx_sha256",
    "public pdf": "public_pdf_sha256", "public docx": "public_docx_sha256",
}  # fmt: skip
PAGES = {"page": "page", "public page": "public_page"}


@dataclass(frozen=True)
class Read:
    """What somebody was handed, and the newest version that was out when they began to ask."""

    kind: str
    slug: str
    digest: str
    newest: str


@dataclass
class Day:
    """What everybody did and was told. ``out`` are the addresses of the versions, in their order."""

    place: object
    port: int
    papers: Papers
    ends: float
    out: list[str]
    reads: list[Read] = field(default_factory=list)
    bodies: dict[tuple[str, str, str], bytes] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    composing: list[float] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    wrote: dict[int, str] = field(default_factory=dict)
    looked_again: int = 0
    refreshed: int = 0
    saved: int = 0

    @property
    def errors(self) -> int:
        fine = {"read 200", "compose 200", "compose 302", "compose 409"}
        return sum(number for what, number in self.answers.items() if what not in fine)

    def is_over(self) -> bool:
        return time.perf_counter() > self.ends


def measure(place, scale) -> list[Finding]:
    papers = papers_of(place)
    # As an installation with many people does it: jobs are left to a worker.
    with serving("bench.settings", {"TASKS": "database"}) as port, worker():
        return crowded(place, port, papers, scale)


def crowded(place, port: int, papers: Papers, scale) -> list[Finding]:
    ends = time.perf_counter() + scale.crowd_seconds * LONGER
    day = Day(place, port, papers, ends, [papers.first.slug])
    lone = [one.seconds for _ in range(READER_ALONE) for one in walk(day, place.session, Random(1))]
    day.ends = time.perf_counter() + scale.crowd_seconds * LONGER
    at_once(lambda number: take_part(day, number), READERS + COMPOSERS)
    return told(day, median(lone))


READER_ALONE = 5


def told(day: Day, alone: float) -> list[Finding]:
    if day.errors:
        print(f"  What was answered: {dict(day.answers)}", file=sys.stderr)
    on = f"({day.place.database})"
    versions, saves = len(day.out) - 1, len(day.composing)
    what = f"{READERS} readers and {COMPOSERS} composing, {versions} versions frozen meanwhile"
    late = percentile(day.seconds, 0.95) * 1_000
    long = percentile(day.composing, 0.95) * 1_000
    return [
        Finding(f"{what}: errors {on}", day.errors, "errors", 0),
        Finding(f"{len(day.reads):,} of them checked: wrong versions {on}", wrong(day), "reads", 0),
        Finding(f"{what}: lost words {on}", lost(day), "texts", 0),
        Finding(f"{what}: reading, 95th percentile {on}", late, "ms", None, alone * 1_000, "alone"),
        Finding(f"{what}: composing, 95th percentile of {saves} {on}", long, "ms"),
        Finding(f"{what}: pages that showed it being made {on}", day.looked_again, "pages"),
    ]


def wrong(day: Day) -> int:
    """Reads that were no frozen version, or one older than was out before the reader asked."""
    rows = {each.slug: each for each in Report.objects.filter(paper=day.papers.short)}
    right = {key: is_right(rows.get(key[1]), key[0], body) for key, body in day.bodies.items()}
    amiss = 0
    for read in day.reads:
        row = rows.get(read.slug)
        if read.kind in PAGES:
            fine = right[read.kind, read.slug, read.digest]
        else:
            fine = row is not None and getattr(row, FILES[read.kind]) == read.digest
        amiss += not fine or row.number < rows[read.newest].number
    return amiss


def is_right(row: Report | None, kind: str, body: bytes) -> bool:
    return row is not None and getattr(row, PAGES[kind]).encode() in body


def lost(day: Day) -> int:
    """Blocks that do not hold what was acknowledged last."""
    kept = dict(PaperBlock.objects.filter(pk__in=day.wrote).values_list("pk", "text"))
    return sum(words not in kept[block] for block, words in day.wrote.items())


def take_part(day: Day, number: int) -> None:
    if number < READERS:
        read_on(day, number)
    elif number == READERS:
        freeze_on(day, day.place.crowd[0])
    else:
        compose_on(day, number - READERS)
    connection.close()


def read_on(day: Day, number: int) -> None:
    random, session = Random(number), day.place.crowd[number % len(day.place.crowd)]
    time.sleep(random.random() * READER_PAUSE)
    while not day.is_over():
        for answer in walk(day, session, random):
            day.seconds.append(answer.seconds)
        time.sleep(READER_PAUSE * (0.5 + random.random()))


def walk(day: Day, session: dict[str, str], random: Random) -> Iterator[Answer]:
    """From an old address to the newest version, to read it there or to take one of its files."""
    newest, kind = day.out[-1], random.choice([*FILES, *PAGES])
    public = kind.startswith("public")
    slug = day.papers.partnership.slug
    base = f"/partnerships/{slug}/reports/" if public else f"/workspace/{slug}/reports/"
    headers = {} if public else session
    first = got(day, f"{base}{day.papers.first.slug}/", headers)
    yield first
    at = newest_on(first.body, base, day.papers.first.slug)
    tail = kind.rpartition(" ")[2]
    answer = got(day, f"{base}{at}/{'' if kind in PAGES else f'report.{tail}'}", headers)
    yield answer
    digest = sha256(answer.body).hexdigest()
    if answer.status == 200:
        day.reads.append(Read(kind, at, digest, newest))
        if kind in PAGES:
            day.bodies.setdefault((kind, at, digest), answer.body)


def newest_on(body: bytes, base: str, own: str) -> str:
    """The address of the newest version that a version's page leads to, or its own."""
    words, numbers = body.decode(), [1]
    stem = f'href="{base}{own}-version-'
    numbers += [int(rest.split("/")[0]) for rest in words.split(stem)[1:]]
    return own if max(numbers) == 1 else f"{own}-version-{max(numbers)}"


def got(day: Day, path: str, headers: dict[str, str]) -> Answer:
    answer = Ask(day.port, path, headers)()
    day.answers[f"read {answer.status}"] += 1
    return answer


def compose_on(day: Day, number: int) -> None:
    """Look at the paper, write in a text of one's own, and bring its data up to date."""
    path, session = composer(day), day.place.crowd[number]
    texts = PaperBlock.objects.filter(section__paper=day.papers.short, kind="text")
    block = texts.order_by("pk")[number % 2]
    turn = 0
    while not day.is_over():
        turn += 1
        done(day, Ask(day.port, path, session)())
        write(day, f"{path}blocks/{block.pk}/edit/", session, number, block, turn)
        if number == COMPOSERS - 1:
            report_anew(day, turn)
            bring_up(day, f"{path}refresh/", session)
        time.sleep(COMPOSER_PAUSE)


def composer(day: Day) -> str:
    return f"/workspace/{day.papers.partnership.slug}/papers/{day.papers.short.slug}/"


def done(day: Day, answer: Answer) -> Answer:
    day.answers[f"compose {answer.status}"] += 1
    day.composing.append(answer.seconds)
    return answer


LOCK = threading.Lock()


def write(day: Day, path: str, session, number: int, block: PaperBlock, turn: int) -> None:
    headers, fields = opened(day.port, path, session)
    words = f"Written by {number} in turn {turn}."
    text = f"{words}\n\n{dict(fields)['text']}"[:4_000]
    # Two write in one text: whoever saves second is refused, so what is acknowledged last stays.
    with LOCK:
        answer = done(day, send("POST", day.port, path, headers, filled(fields, text=text)))
        if answer.status == 302:
            day.wrote[block.pk] = words
            day.saved += 1


def report_anew(day: Day, turn: int) -> None:
    """A lead says something else, so that there is something to bring up to date."""
    answered = Update.objects.filter(round=day.papers.short.round).exclude(happened="")
    answered.update(happened=f"Said anew in turn {turn}.")


def bring_up(day: Day, path: str, session) -> None:
    headers, fields = opened(day.port, path, session)
    if "blocks" in dict(fields):
        answer = done(day, send("POST", day.port, path, headers, fields))
        day.refreshed += answer.status == 302


def freeze_on(day: Day, session: dict[str, str]) -> None:
    """Version after version: frozen, waited for, and published."""
    path = f"{composer(day)}freeze/"
    frozen = 0
    while not day.is_over():
        if day.saved == frozen:
            time.sleep(LOOK_PAUSE)
            continue
        frozen = day.saved
        headers, fields = opened(day.port, path, session)
        answer = done(day, send("POST", day.port, path, headers, fields))
        while answer.status == 409 and not day.is_over():
            # Somebody wrote meanwhile. The page shows what it is now; the officer freezes that.
            answer = done(day, send("POST", day.port, path, headers, fields_of(answer.body)))
        if answer.status == 302:
            publish(day, answer.headers["Location"], session)
        time.sleep(COMPOSER_PAUSE)


def publish(day: Day, path: str, session: dict[str, str]) -> None:
    while PREPARING in (answer := Ask(day.port, path, session)()).body:
        day.looked_again += 1
        time.sleep(LOOK_PAUSE)
    done(day, answer)
    headers, fields = opened(day.port, f"{path}publish/", session)
    if done(day, send("POST", day.port, f"{path}publish/", headers, fields)).status == 302:
        day.out.append(path.rstrip("/").rpartition("/")[2])


@contextmanager
def worker() -> Iterator[None]:
    """The worker that does the jobs, stopped by its number."""
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.2"]
    process = subprocess.Popen(command, env={**os.environ, "TASKS": "database"})
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)
