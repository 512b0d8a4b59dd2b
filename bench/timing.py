"""Asking and timing: one request after the other, ours and the peers in turn."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode

WAIT = 60
LONG_ENOUGH, FEWEST = 20, 2


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]
    seconds: float


@dataclass(frozen=True)
class Ask:
    """One request, ready to be sent again and again; each opens a connection of its own."""

    port: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    expect: int = 200

    def __call__(self) -> Answer:
        return send("GET", self.port, self.path, self.headers)

    def seconds(self) -> float:
        answer = self()
        if answer.status != self.expect:
            raise SystemExit(f"{self.path} answered {answer.status}, not {self.expect}.")
        return answer.seconds


def send(
    method: str, port: int, path: str, headers: Mapping[str, str], form: list | None = None
) -> Answer:
    """Ask and read the answer whole; the clock runs from before the connection to the last byte."""
    body = None if form is None else urlencode(form)
    kind = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        connection.request(method, path, body=body, headers={**headers, **kind})
        response = connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - began
        return Answer(response.status, content, dict(response.getheaders()), seconds)
    finally:
        connection.close()


def in_turn(
    contenders: Mapping[str, Callable[[], float]], rounds: int, warm: int = 6
) -> dict[str, float]:
    """Medians in milliseconds, taken A B C A B C ... after warming each up (both workers).

    On a busy machine it stops after ``LONG_ENOUGH`` seconds with the rounds that it has.
    """
    for ask in contenders.values():
        for _ in range(warm):
            ask()
    times: dict[str, list[float]] = {name: [] for name in contenders}
    end = time.perf_counter() + LONG_ENOUGH
    for turn in range(rounds):
        if turn >= FEWEST and time.perf_counter() > end:
            break
        for name, ask in contenders.items():
            times[name].append(ask() * 1_000)
    return {name: median(each) for name, each in times.items()}


def rate(ask: Ask, seconds: float, threads: int = 4) -> float:
    """Requests a second with several askers at once."""
    done = [0] * threads
    end = time.perf_counter() + seconds

    def run(place: int) -> None:
        while time.perf_counter() < end:
            ask.seconds()
            done[place] += 1

    at_once(run, threads)
    return sum(done) / seconds


def at_once(run: Callable[[int], None], threads: int) -> None:
    """Run in so many threads and wait for all; the first trouble of any is raised."""
    troubles: list[BaseException] = []

    def guarded(place: int) -> None:
        try:
            run(place)
        except BaseException as trouble:
            troubles.append(trouble)

    crew = [threading.Thread(target=guarded, args=(place,)) for place in range(threads)]
    for each in crew:
        each.start()
    for each in crew:
        each.join()
    if troubles:
        raise troubles[0]


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
