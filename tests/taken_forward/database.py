"""Databases beside the one of the tests: made, loaded, and looked at as they are."""

from __future__ import annotations

import gzip
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from environ import Env

HERE = Path(__file__).parent
PARTS = {
    "column": "SELECT table_name, column_name, data_type, character_maximum_length, numeric_precision,"
    " numeric_scale, is_nullable, column_default, is_identity, collation_name"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "rule": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "index": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}
# PostgreSQL writes a cast in another way once its words have been kept and read again.
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")


@dataclass(frozen=True)
class Table:
    name: str
    columns: list[str]
    rows: list[tuple]


@dataclass(frozen=True)
class Before:
    """The database of before: where it is, and what stood in it."""

    address: str
    tables: dict[str, Table]

    def select(self, name: str, *columns: str) -> list[tuple]:
        table = self.tables[name]
        places = [table.columns.index(column) for column in columns]
        return [tuple(row[place] for place in places) for row in table.rows]


@contextmanager
def empty(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    name = f"{connection.settings_dict['NAME']}_{name}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def manage(address: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        env={**os.environ, "DATABASE_URL": address},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@contextmanager
def opened(address: str) -> Iterator[BaseDatabaseWrapper]:
    there = ConnectionHandler({"default": Env.db_url_config(address)})["default"]
    try:
        yield there
    finally:
        there.close()


def load(address: str) -> Before:
    words = gzip.decompress((HERE / f"{connection.vendor}.sql.gz").read_bytes()).decode()
    if connection.vendor == "sqlite":
        there = sqlite3.connect(address.removeprefix("sqlite:///"))
        there.executescript(words)
        there.close()
    with opened(address) as there:
        if connection.vendor == "postgresql":
            there.cursor().execute(words)
        return Before(address, {table.name: table for table in every_table(there)})


def ask(there: BaseDatabaseWrapper, question: str) -> list[tuple]:
    with there.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def every_table(there: BaseDatabaseWrapper) -> Iterator[Table]:
    introspection = there.introspection
    with there.cursor() as cursor:
        for name in introspection.table_names(cursor):
            found = introspection.get_table_description(cursor, name)
            yield read(there, name, [column.name for column in found])


def read(there: BaseDatabaseWrapper, name: str, columns: list[str]) -> Table:
    named = ", ".join(f'"{column}"' for column in columns)
    return Table(name, columns, ask(there, f'SELECT {named} FROM "{name}"'))  # noqa: S608


def counted(table: Table) -> Counter:
    """How often each row is there. A row need not be hashable, but it can be printed."""
    return Counter(map(repr, table.rows))


def schema(there: BaseDatabaseWrapper) -> list[tuple]:
    """Every column, rule and index as the database itself tells it, in whatever order they were made."""
    if there.vendor == "postgresql":
        told = ((kind, *row) for kind, words in PARTS.items() for row in ask(there, words))
        return sorted(tuple(CASTS.sub("", str(each)) for each in row) for row in told)
    made = ask(there, "SELECT tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return sorted((table, name, part) for table, name, sql in made for part in parts(sql))


def parts(sql: str) -> list[str]:
    """The columns and rules of a table, one by one; an index is one part."""
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    found, depth = [""], 0
    for piece in re.findall(r"'(?:[^']|'')*'|\"[^\"]*\"|[(),]|[^'\"(),]+", inside):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            found.append("")
        else:
            found[-1] += piece
    return [part.strip() for part in found]
