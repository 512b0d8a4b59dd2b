"""Statements that every visitor has asked, written once: the ORM takes longer over them than a database.

Only for values that a database gives as they are, such as text and whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from django.db import connection
from django.db.models import QuerySet

# Stands for a row's number until that is known; no row has it.
ANY_NUMBER = -2_147_483_641


class Prepared:
    """``build`` gives a queryset of tuples, made with stand-ins for what is asked later."""

    def __init__(self, build: Callable[[], QuerySet]):
        self.build = build

    @cached_property
    def statement(self) -> tuple[str, tuple]:
        return self.build().query.sql_with_params()

    def rows(self, given: Mapping) -> list[tuple]:
        """The rows, with what is ``given`` for each stand-in."""
        sql, values = self.statement
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(value, value) for value in values])
            return cursor.fetchall()
