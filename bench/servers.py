"""Servers on this machine's own address, started for one run and stopped by their number."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

WORKERS = 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(settings: str, env: Mapping[str, str] | None = None) -> Iterator[int]:
    """The port of a gunicorn with sync workers, for as long as it is needed."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "csp.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", str(WORKERS), "--log-level", "warning", "--timeout", "120"]
    # Both sides of a comparison are served alike, and not as gunicorn.conf.py has the site served.
    command += ["--worker-class", "sync", "--threads", "1", "--no-control-socket"]
    process = subprocess.Popen(
        command, env={**os.environ, **(env or {}), "DJANGO_SETTINGS_MODULE": settings}
    )
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"The server stopped at once with {process.returncode}.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not answer within a minute.")
