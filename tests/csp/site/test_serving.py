"""``manage.py serve``: web and worker live and end together, and nobody who is slow stops the others."""

from __future__ import annotations

import http.client
import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.one_database
DRAFT = "/workspace/moorland/plans/2016-17/draft.pdf"
SLOW = 20  # More than one worker has threads.
PATIENCE = 120  # Seconds, and only of a test that fails.


class Served:
    """A site as ``manage.py serve`` runs it, over the database and the files of the test."""

    def __init__(self, port: int, media: Path):
        self.port = port
        data = f"sqlite:///{connection.settings_dict['NAME']}"
        said = {"DATABASE_URL": data, "MEDIA_ROOT": str(media), "WEB_CONCURRENCY": "2"}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=site.BASE_DIR,
            env={name: each for name, each in os.environ.items() if name != "TASKS"} | said,
            stderr=subprocess.PIPE,
            text=True,
        )

    def hear(self, words: str) -> None:
        """Read what it says until these words come."""
        heard = []
        for line in self.process.stderr:
            heard.append(line)
            if words in line:
                return
        raise AssertionError("".join(heard))

    def ask(self, path: str, cookies: str = "") -> http.client.HTTPConnection:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request("GET", path, headers={"Cookie": cookies})
        return line

    def is_well(self) -> bool:
        with closing(self.ask("/health/")) as line:
            return json.load(line.getresponse())["checks"]["database"] == "ok"

    def begin_form(self) -> socket.socket:
        """A form of which the first half comes."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        head = (
            f"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={'a' * 32}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
        )
        line.sendall(head.encode() + b"a" * 50)
        return line

    def family(self) -> dict[int, str]:
        """The command of everybody who was started, by number, however deep."""
        found = [self.process.pid]
        for pid in found:
            for listed in Path(f"/proc/{pid}/task").glob("*/children"):
                found += map(int, listed.read_text().split())
        return {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in found}

    def member(self, words: str) -> int:
        """The first that was started by these words."""
        return next(pid for pid, command in self.family().items() if words in command)

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.stderr.close()
        return self.process.wait(PATIENCE)


def all_gone(pids) -> bool:
    """Whether all of them end, also those that nobody waits for any more."""
    for pid in pids:
        with suppress(ProcessLookupError):
            handle = os.pidfd_open(pid)
            gone, _, _ = select.select([handle], [], [], PATIENCE)
            os.close(handle)
            if not gone:
                return False
    return True


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def served(transactional_db, settings, port):
    served = Served(port, settings.MEDIA_ROOT)
    try:
        served.hear("Listening at")
        yield served
    finally:
        served.end()


@pytest.fixture
def cookies(client_of, officer) -> str:
    return (
        f"{site.SESSION_COOKIE_NAME}={client_of(officer).cookies[site.SESSION_COOKIE_NAME].value}"
    )


def file_at(served: Served, path: str, cookies: str) -> bytes:
    """What a browser has in the end that goes where each page sends it. Each answer takes its time."""
    for _ in range(PATIENCE):
        with closing(served.ask(path, cookies)) as line:
            answer = line.getresponse()
            if answer.status != 202:
                return answer.read()
            path = answer.headers["Refresh"].partition("url=")[2]
    raise AssertionError("The file was never ready.")


def test_slow_forms_and_a_file_that_takes_long_stop_nobody(served, cookies, action):
    slow = [served.begin_form() for _ in range(SLOW)]
    assert served.is_well()
    for each in slow:
        each.sendall(b"a")
    worker = served.member("db_worker")
    os.kill(worker, signal.SIGSTOP)  # A drawing that does not come to its end.
    with closing(served.ask(DRAFT, cookies)) as asked:
        assert served.is_well()
        assert asked.getresponse().status == 202
    assert served.is_well()
    os.kill(worker, signal.SIGCONT)
    assert file_at(served, DRAFT, cookies).startswith(b"%PDF")
    for each in slow:
        each.close()


def test_a_worker_that_dies_is_replaced_and_all_end_together(served, cookies, action):
    os.kill(served.member("db_worker"), signal.SIGKILL)
    served.hear("Starting it again")
    assert file_at(served, DRAFT, cookies).startswith(b"%PDF")
    family = served.family()
    assert len([each for each in family.values() if "gunicorn" in each]) == 3
    assert served.end() == 0
    assert all_gone(family)


@pytest.mark.parametrize(("whose", "code"), [("serve", -signal.SIGKILL), ("gunicorn", 1)])
def test_whoever_is_killed_leaves_nobody_behind(served, whose, code):
    family = served.family()
    os.kill(served.member(whose), signal.SIGKILL)
    served.process.stderr.close()
    assert served.process.wait(PATIENCE) == code
    assert all_gone(family)


@pytest.mark.parametrize("bind", ["127.0.0.1:{port}", "127.0.0.1:99999", "127.0.0.1:eighty"])
def test_a_place_where_nobody_can_listen_is_refused_in_a_sentence(port, bind):
    refusal = pytest.raises(CommandError, match=f"{bind.format(port=port)} is taken or not allowed")
    with socket.create_server(("127.0.0.1", port)), refusal as refused:
        call_command("serve", bind=bind.format(port=port))
    assert refused.value.returncode == 2


@pytest.mark.parametrize(("said", "workers"), [("", "3"), ("WEB_CONCURRENCY=5\n", "5")])
def test_gunicorn_by_itself_takes_its_numbers_from_the_settings(tmp_path, said, workers):
    for name in ("gunicorn.conf.py", "csp/__init__.py", "csp/settings.py"):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((site.BASE_DIR / name).read_bytes())
    (tmp_path / ".env").write_text(said)
    env = {name: each for name, each in os.environ.items() if name != "WEB_CONCURRENCY"}
    command = [Path(sys.executable).with_name("gunicorn"), "--print-config", "builtins:print"]
    shown = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    numbers = dict(line.split("=", 1) for line in shown.stdout.splitlines() if "=" in line)
    told = {name.strip(): value.strip() for name, value in numbers.items()}
    assert (told["workers"], told["worker_class"]) == (workers, "gthread"), shown.stderr
    assert int(told["threads"]) > 1
