"""Statements that nearly every request asks, written once: the ORM takes longer over them than a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

# Stand for a row's number, and for words, until they are known; no row has them.
ANY_NUMBER, ANOTHER_NUMBER = -2_147_483_641, -2_147_483_642
ANY_WORDS, OTHER_WORDS = "\ue000 any words", "\ue000 other words"

MOST = 2**63 - 1


class Prepared:
    """``build`` gives a queryset of tuples, made with stand-ins for what is asked later.

    Only for values that a database gives as they are, such as text and whole numbers.
    """

    def __init__(self, build: Callable[[], QuerySet]):
        self.build = build

    @cached_property
    def statement(self) -> tuple[str, tuple]:
        return self.build().query.sql_with_params()

    def rows(self, given: Mapping) -> list[tuple]:
        """The rows, with what is ``given`` for each stand-in; none for a number too big to be one."""
        if any(isinstance(each, int) and each > MOST for each in given.values()):
            return []
        sql, values = self.statement
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(value, value) for value in values])
            return cursor.fetchall()


class PreparedModels(Prepared):
    """The same for rows as models: ``build`` gives a queryset, with what it joins and adds to each."""

    @cached_property
    def shape(self) -> Shape:
        return Shape(self.build())

    @property
    def statement(self) -> tuple[str, tuple]:
        return self.shape.statement

    def rows(self, given: Mapping) -> list[Any]:
        return [self.shape.model_of(row) for row in self.shape.converted(super().rows(given))]

    def first(self, given: Mapping) -> Any:
        return next(iter(self.rows(given)), None)


class Shape:
    """How the columns of a statement become models, worked out as ``ModelIterable`` does for each use."""

    def __init__(self, queryset: QuerySet):
        compiler = queryset.query.get_compiler(connection=connection)
        self.statement = compiler.as_sql()
        self.compiler = compiler
        self.converters = compiler.get_converters([each[0] for each in compiler.select])
        of_model = compiler.klass_info["select_fields"]
        self.model = compiler.klass_info["model"]
        self.columns = slice(of_model[0], of_model[-1] + 1)
        self.names = [each[0].target.attname for each in compiler.select[self.columns]]
        # The stub is of Django 6, which asks for one argument more.
        self.joined = get_related_populators(  # type: ignore[call-arg]
            compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS
        )
        self.added = compiler.annotation_col_map

    def converted(self, rows: list[tuple]) -> Iterable[Sequence]:
        """The values as models have them: a date where SQLite keeps text."""
        if not self.converters:
            return rows
        return self.compiler.apply_converters(rows, self.converters)

    def model_of(self, row: Sequence) -> models.Model:
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.columns])
        for each in self.joined:
            each.populate(row, found)
        for name, column in self.added.items():
            setattr(found, name, row[column])
        return found
