"""The database to a file and back, by the means that each engine has for it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from csp.archive import ArchiveProblem
from csp.archive.holdings import Holdings, ask_all, take_stock

# Where PostgreSQL keeps the former tables until the new ones are all there.
ASIDE = "before_restore"


class Engine(NamedTuple):
    """``dump`` writes a file and says what is in it, at one moment; ``load`` puts it in the place of what is.

    ``find_tools`` raises ArchiveProblem where ``load`` could not even begin.
    """

    file: str
    find_tools: Callable[[BaseDatabaseWrapper], object]
    dump: Callable[[BaseDatabaseWrapper, Path], Holdings]
    load: Callable[[BaseDatabaseWrapper, Path], None]


def dump_sqlite(connection: BaseDatabaseWrapper, file: Path) -> Holdings:
    """All pages in one step: with smaller ones, SQLite begins anew whenever somebody writes."""
    connection.ensure_connection()
    with connection.wrap_database_errors, closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        # One file, which can be read from where nobody may write.
        copy.execute("PRAGMA journal_mode=DELETE")
        (words,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if words != "ok":
        raise ArchiveProblem(f"The database is damaged, and was not backed up: {words}.")
    other = connection.copy()
    other.settings_dict |= {"NAME": str(file), "OPTIONS": {}}
    with closing(other):
        return take_stock(other)


def load_sqlite(connection: BaseDatabaseWrapper, file: Path) -> None:
    connection.ensure_connection()
    source = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    with connection.wrap_database_errors, closing(sqlite3.connect(source, uri=True)) as copy:
        copy.backup(connection.connection)


def dump_postgresql(connection: BaseDatabaseWrapper, file: Path) -> Holdings:
    """What is counted and what is written are one snapshot, which the transaction here holds open."""
    tool = find_tool(connection, "pg_dump")
    other = connection.copy()
    with closing(other):
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            [(snapshot,)] = ask_all(cursor, "SELECT pg_export_snapshot()")
        run_tool(connection, tool, "--format=custom", f"--snapshot={snapshot}", f"--file={file}")
        return take_stock(other)


def load_postgresql(connection: BaseDatabaseWrapper, file: Path) -> None:
    """The former tables are put aside, and come back when the new ones cannot be read in."""
    tool = find_restorer(connection)
    put_aside(connection)
    try:
        run_tool(
            connection, tool, "--no-owner", "--no-privileges", "--single-transaction",
            "--exit-on-error", str(file),
        )  # fmt: skip
    except BaseException:
        execute_all(
            connection, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO public"
        )
        raise
    execute_all(connection, f"DROP SCHEMA {ASIDE} CASCADE")


def put_aside(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [ASIDE])
        if cursor.fetchone():
            raise ArchiveProblem(
                f"A restore was cut short here, and what was there before is in the schema {ASIDE}. "
                "Drop that schema, or drop public and rename it to public; then try again."
            )
    execute_all(connection, f"ALTER SCHEMA public RENAME TO {ASIDE}", "CREATE SCHEMA public")


def execute_all(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for each in statements:
            cursor.execute(each)


def find_restorer(connection: BaseDatabaseWrapper) -> str:
    return find_tool(connection, "pg_restore")


def find_tool(connection: BaseDatabaseWrapper, name: str) -> str:
    """A program of PostgreSQL that is at least as new as the server. Raises ArchiveProblem without one."""
    with connection.cursor() as cursor:
        server = int(ask_all(cursor, "SHOW server_version_num")[0][0]) // 10_000
    wanted = (
        f"Install PostgreSQL's programs of version {server} or later (postgresql-client-{server})."
    )
    tool = shutil.which(name)
    if tool is None:
        raise ArchiveProblem(f"{name} is not installed here. {wanted}")
    told = subprocess.run(  # noqa: S603
        [tool, "--version"], capture_output=True, text=True
    ).stdout
    own = re.search(r"\d+", told)
    if own is None or int(own[0]) < server:
        raise ArchiveProblem(
            f"{name} is of version {own[0] if own else 'unknown'} and the server of {server}. {wanted}"
        )
    return tool


def run_tool(connection: BaseDatabaseWrapper, tool: str, *arguments: str) -> None:
    """Run a program on the site's own database, which it finds in its environment, as the password."""
    params = connection.get_connection_params()
    # What libpq knows as sslmode it reads from PGSSLMODE, and so on.
    known = {f"PG{name.upper()}": str(each) for name, each in params.items() if name != "dbname"}
    done = subprocess.run(  # noqa: S603
        [tool, "--no-password", f"--dbname={params['dbname']}", *arguments],
        env=os.environ | known,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        words = done.stderr.strip().splitlines() or [f"{tool} ended with {done.returncode}"]
        raise ArchiveProblem(f"{words[0].rstrip('.')}.")


ENGINES = {
    "sqlite": Engine("database.sqlite3", lambda _: None, dump_sqlite, load_sqlite),
    "postgresql": Engine("database.dump", find_restorer, dump_postgresql, load_postgresql),
}
