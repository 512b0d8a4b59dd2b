"""What a test committed is taken away after it: from the tables that hold something, and no others.

Django empties every table there is and makes the types of content and the permissions anew, which takes
longer than most of the tests. These two are the same for all tests and stay.
"""

from __future__ import annotations

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

LASTING = {"django_content_type", "auth_permission"}


def empty_what_is_filled(case: TransactionTestCase) -> None:
    """In the place of ``TransactionTestCase._fixture_teardown``."""
    for alias in case._databases_names(include_mirrors=False):
        empty(connections[alias])


def empty(connection: BaseDatabaseWrapper) -> None:
    """Delete all rows at once, so that their order does not matter to what refers to them."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table in filled(connection):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def filled(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that have a row, but for those that last."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    asked = (
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(name)})"  # noqa: S608
        for name in names
        if name not in LASTING
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return [name for (name,) in cursor.fetchall()]
