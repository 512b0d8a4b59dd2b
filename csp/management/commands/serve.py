"""Web and worker together, for an installation on one machine."""

from __future__ import annotations

import os

from django.core.management.base import BaseCommand, CommandError, CommandParser

from csp.site.serving import is_free, run_web_and_worker, web_command, worker_command


class Command(BaseCommand):
    help = "Serve the site, with the worker that draws documents and sends mail beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--port", type=int, help="the same as --bind 127.0.0.1:PORT")
        where.add_argument(
            "--bind", default="127.0.0.1:8000", metavar="ADDRESS", help="host:port, or unix:PATH"
        )

    def handle(self, *args, port: int | None, bind: str, verbosity: int, **options) -> None:
        bind = f"127.0.0.1:{port}" if port else bind
        if not is_free(bind):
            raise CommandError(
                f"{bind} is taken or not allowed, and nothing was started. Choose another address.",
                returncode=2,
            )
        # There is a worker here, so that jobs are for it unless somebody has said otherwise.
        tasks = os.environ.setdefault("TASKS", "database")
        worker = worker_command() if tasks == "database" else None
        if not run_web_and_worker(web_command(bind, quiet=verbosity == 0), worker):
            raise CommandError("The web server ended by itself; its own words are above.")
