"""What a database holds, in figures that can be compared, and which files its rows name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.utils.module_loading import import_string

# Every migrated database has rows in these, before anybody has used it.
FILLED_BY_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}
EVENT = ("id", "at", "verb", "target_type", "target_id")


@dataclass(frozen=True)
class KeptFile:
    """A file that a row names. ``sha256`` is empty where the row says nothing of its bytes."""

    name: str
    sha256: str
    row: str


@dataclass(frozen=True)
class Holdings:
    """``tables`` counts rows; ``last_event`` is the end of the audit trail, empty where there is none."""

    tables: dict[str, int]
    last_event: dict[str, str]
    migrations: list[str]
    kept: list[KeptFile]

    @property
    def is_empty(self) -> bool:
        return not any(rows for name, rows in self.tables.items() if name not in FILLED_BY_MIGRATE)


def take_stock(connection: BaseDatabaseWrapper) -> Holdings:
    """Count what is there, by the tables and columns that are there, which other code may have made."""
    with connection.cursor() as cursor:
        tables = {
            name: ask_all(cursor, f"SELECT COUNT(*) FROM {quoted(connection, name)}")[0][0]  # noqa: S608
            for name in sorted(connection.introspection.table_names(cursor))
        }
        return Holdings(
            tables=tables,
            last_event=last_event(cursor) if "csp_auditevent" in tables else {},
            migrations=applied(cursor) if "django_migrations" in tables else [],
            kept=list(kept_files(connection, cursor, tables)),
        )


def ask_all(cursor: CursorWrapper, sql: str) -> list[tuple]:
    cursor.execute(sql)
    return cursor.fetchall()


def quoted(connection: BaseDatabaseWrapper, *names: str) -> str:
    return ", ".join(map(connection.ops.quote_name, names))


def last_event(cursor: CursorWrapper) -> dict[str, str]:
    # By its number: clocks step back, numbers do not.
    found = ask_all(
        cursor,
        f"SELECT {', '.join(EVENT)} FROM csp_auditevent ORDER BY id DESC LIMIT 1",  # noqa: S608
    )
    return dict(zip(EVENT, map(str, found[0]), strict=True)) if found else {}


def applied(cursor: CursorWrapper) -> list[str]:
    rows = ask_all(cursor, "SELECT app, name FROM django_migrations")
    return sorted(f"{app}.{name}" for app, name in rows)


def file_columns() -> Iterator[tuple[type[models.Model], str, str]]:
    """Each field that names a file, with the field of its digest or nothing.

    ``pdf`` has it in ``pdf_sha256``; where a row is about one file, ``file`` has it in ``sha256``.
    """
    for model in apps.get_models():
        fields = {field.name for field in model._meta.local_concrete_fields}
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                digest = "sha256" if field.name == "file" else f"{field.name}_sha256"
                yield model, field.name, digest if digest in fields else ""


def kept_files(
    connection: BaseDatabaseWrapper, cursor: CursorWrapper, tables: Iterable[str]
) -> Iterator[KeptFile]:
    """The files that rows name, but for those of columns that this database has not got."""
    for model, field, digest in file_columns():
        table, key = model._meta.db_table, str(model._meta.pk.column)
        columns = [key, field, *([digest] if digest else [])]
        if table not in tables:
            continue
        cursor.execute(f"SELECT * FROM {quoted(connection, table)} WHERE 1 = 0")  # noqa: S608
        there = {each[0] for each in cursor.description}
        if not there.issuperset(columns):
            continue
        name = quoted(connection, field)
        rows = ask_all(
            cursor,
            f"SELECT {quoted(connection, *columns)} FROM {quoted(connection, table)} "  # noqa: S608
            f"WHERE {name} <> '' ORDER BY {quoted(connection, key)}",
        )
        for pk, stored, *known in rows:
            row = f"{field} of {model._meta.verbose_name} {pk}"
            yield KeptFile(name=stored, sha256=known[0] if known else "", row=row)


def named_elsewhere() -> list[KeptFile]:
    """Files of the site itself that stand in what its rows tell, and in no field."""
    return [file for name in settings.KEPT_FILES for file in import_string(name)()]


def find_troubles(kept: Iterable[KeptFile], digest_of: Callable[[str], str]) -> list[str]:
    """A line for each file that is missing or not as its row says; what is missing has an empty digest."""
    found = []
    for file in kept:
        digest = digest_of(file.name)
        if not digest:
            found.append(f"{file.name} is missing ({file.row})")
        elif file.sha256 and digest != file.sha256:
            found.append(f"{file.name} was changed ({file.row})")
    return found


def digest_at(path: Path) -> str:
    """The SHA-256 of a file, empty when it is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def site_troubles(connection: BaseDatabaseWrapper, store: Path) -> tuple[int, list[str]]:
    """How many files the rows of the site itself name, and what is amiss with them."""
    kept = take_stock(connection).kept + named_elsewhere()
    return len(kept), find_troubles(kept, lambda name: digest_at(store / name))
