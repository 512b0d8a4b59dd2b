"""A real mail server on this machine, which keeps what it takes and can be told to misbehave."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


class PostOffice:
    """``taken`` holds every e-mail that was taken, by address, as its Message-ID."""

    def __init__(self) -> None:
        self.taken: dict[str, list[str]] = defaultdict(list)
        self.mails: list = []
        self.refuses: set[str] = set()
        self.calls = 0
        # Nobody is served before so many have called.
        self.wanted = 0
        self.all_here = asyncio.Event()
        self.silent = False
        self.kill_at: tuple[str, int] | None = None
        self.seen: dict[str, int] = defaultdict(int)
        self.victim: Popen | None = None

    def called(self) -> None:
        self.calls += 1
        if self.calls >= self.wanted:
            self.all_here.set()

    def wait_for(self, workers: int) -> None:
        self.wanted = workers
        self.all_here.clear()

    def reached(self, point: str) -> None:
        """Kills the worker when it has come to this point for so many times."""
        self.seen[point] += 1
        if self.victim and self.kill_at == (point, self.seen[point]):
            os.kill(self.victim.pid, signal.SIGKILL)
            self.victim.wait()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        await self.all_here.wait()
        self.reached("recipient")
        if address in self.refuses:
            return "550 5.1.1 There is nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.silent:
            await asyncio.Event().wait()
        mail = message_from_bytes(envelope.content)
        self.mails.append(mail)
        for address in envelope.rcpt_tos:
            self.taken[address].append(mail["Message-ID"])
        self.reached("taken")
        return "250 Taken"


class Desk(SMTP):
    async def push(self, status) -> None:
        await super().push(status)
        if status == "250 Taken":
            self.event_handler.reached("answered")


class Hall(Controller):
    def factory(self) -> SMTP:
        self.handler.called()
        return Desk(self.handler, **self.SMTP_kwargs)


@contextmanager
def open_office(office: PostOffice, at: int = 0) -> Iterator[Hall]:
    """The server, at a free port, or at one that it had before."""
    hall = Hall(office, hostname="127.0.0.1", port=at or free_port())
    hall.start()
    office.calls = 0  # Its own look whether it has started is no call.
    try:
        yield hall
    finally:
        hall.stop()


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def worker(port: int) -> Popen:
    """A process of its own that sends what waits in the database of this test."""
    return Popen(
        [sys.executable, "manage.py", "send_reminders"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address(), "EMAIL_URL": f"smtp://127.0.0.1:{port}"},
        stdout=PIPE,
        stderr=PIPE,
    )


def address() -> str:
    """Where this test's own database is."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
