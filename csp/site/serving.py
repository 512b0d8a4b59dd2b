"""Web and worker side by side: two children that end with the one who started them, however it ends."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from types import FrameType

from django.conf import settings
from gunicorn.util import parse_address

Child = subprocess.Popen[bytes]
log = logging.getLogger(__name__)

# Seconds before a worker that ended by itself is started again: a database may be restarting.
PAUSE = 2
# How often a worker looks for a job, in seconds, while somebody may wait for its file.
WORKER_LOOKS_EVERY = 0.5
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class Stopped(Exception):
    """Somebody asked for the end."""


def web_command(bind: str, *, quiet: bool) -> list[str]:
    said = ["--log-level=warning"] if quiet else ["--access-logfile=-"]
    config = f"--config={settings.BASE_DIR / 'gunicorn.conf.py'}"
    return [sys.executable, "-m", "gunicorn", "csp.wsgi", config, f"--bind={bind}", *said]


def worker_command() -> list[str]:
    manage = str(settings.BASE_DIR / "manage.py")
    return [sys.executable, manage, "db_worker", f"--interval={WORKER_LOOKS_EVERY}", "--no-reload"]


def is_free(bind: str) -> bool:
    """Whether gunicorn could listen there. Of a socket in a folder only it can tell."""
    try:
        where = parse_address(bind)
        if isinstance(where, tuple):
            family = socket.AF_INET6 if ":" in where[0] else socket.AF_INET
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(where)
    except (OSError, OverflowError, RuntimeError):
        return False
    return True


def run_web_and_worker(web: list[str], worker: list[str] | None) -> bool:
    """Run both until somebody asks for the end (True), or the web server ends by itself (False).

    A worker that ends by itself is started again; what it had in hand says so on its page.
    """
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, raise_stopped)
    children: list[Child] = []
    try:
        children.append(start(web))
        if worker:
            children.append(start(worker))
        watch(children, worker)
    except Stopped:
        return True
    finally:
        end(children)
    return False


def raise_stopped(signum: int, frame: FrameType | None) -> None:
    raise Stopped


def start(command: list[str]) -> Child:
    """A child that hears from us alone: Ctrl+C goes to us, who pass it on once."""
    return subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, process_group=0,
        preexec_fn=end_with_parent,
    )  # fmt: skip


def end_with_parent() -> None:
    """Where the kernel can, have it end this child when we are gone, also when we were killed."""
    with suppress(AttributeError):
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def watch(children: list[Child], worker: list[str] | None) -> None:
    """Returns when the web server has ended."""
    web = children[0]
    while os.wait()[0] != web.pid:
        if worker and children[-1].poll() is not None:
            log.warning("The worker ended by itself. Starting it again.")
            time.sleep(PAUSE)
            children[-1] = start(worker)


def end(children: Iterable[Child]) -> None:
    """End them and wait; a worker finishes the job in hand. Asked once more, it is cut short."""

    def cut_short(signum: int, frame: FrameType | None) -> None:
        for child in children:
            child.kill()

    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, cut_short)
    for child in children:
        child.terminate()
    for child in children:
        child.wait()
