"""Making tables together leaves the very tables that Django makes one operation at a time."""

from __future__ import annotations

import pytest
from django.db import connection, models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    Migration,
    RunPython,
)
from django.db.migrations.state import ProjectState

from csp.sql.tables_together import TablesTogether, part_operations


def key() -> models.Field:
    return models.BigAutoField(primary_key=True)


def to(app: str, model: str, **more) -> models.ForeignKey:
    return models.ForeignKey(f"{app}.{model}", models.CASCADE, related_name="+", **more)


def migration(app: str, name: str, kind: type[Migration], *operations) -> Migration:
    made = kind(name, app)
    made.operations = list(operations)
    return made


def first(app: str, kind: type[Migration]) -> Migration:
    fields = [("id", key()), ("count", models.IntegerField())]
    return migration(app, "0001", kind, CreateModel("Old", fields))


def second(app: str, kind: type[Migration]) -> Migration:
    """Two tables that point to each other and to an old one, which gets all sorts of things too."""
    named = models.CheckConstraint(condition=models.Q(count__gte=1), name=f"{app}_counted")
    rest = models.UniqueConstraint(fields=["old", "place"], name=f"{app}_placed")
    return migration(
        app,
        "0002",
        kind,
        CreateModel("Box", [("id", key()), ("old", to(app, "old"))]),
        CreateModel("Lid", [("id", key()), ("box", to(app, "box"))]),
        AddField("box", "lid", to(app, "lid", null=True)),
        AddField("box", "friends", models.ManyToManyField(f"{app}.lid", related_name="+")),
        AddField("box", "place", models.IntegerField(default=0)),
        AddIndex("lid", models.Index(fields=["-id"], name=f"{app}_lid_index")),
        AddConstraint("box", rest),
        AlterField("old", "count", models.BigIntegerField(default=1)),
        AddField("old", "box", to(app, "box", null=True)),
        AddConstraint("old", named),
    )


def tables_of(app: str, kind: type[Migration]) -> dict[str, tuple]:
    """What the two migrations make: columns, and every rule and index by what it holds."""
    state = ProjectState()
    try:
        for each in (first(app, kind), second(app, kind)):
            with connection.schema_editor() as editor:
                state = each.apply(state, editor)
        return {name.removeprefix(app): table(app, name) for name in names_of(app)}
    finally:
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for name in names_of(app):
                cascade = " CASCADE" if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TABLE "{name}"{cascade}')


def names_of(app: str) -> list[str]:
    return sorted(name for name in connection.introspection.table_names() if name.startswith(app))


def table(app: str, name: str) -> tuple[set, list]:
    look = connection.introspection
    with connection.cursor() as cursor:
        columns = {
            (c.name, c.type_code, c.null_ok) for c in look.get_table_description(cursor, name)
        }
        rules = look.get_constraints(cursor, name).values()
    return columns, sorted(str(each).replace(app, "") for each in rules)


@pytest.mark.django_db(transaction=True)
def test_it_leaves_what_django_leaves():
    assert tables_of("onebyone", Migration) == tables_of("together", TablesTogether)


def test_what_a_new_table_gets_is_made_with_it_and_the_rest_keeps_its_order():
    moved = RunPython(RunPython.noop)
    of_new, of_old = part_operations([*second("a", Migration).operations, moved])
    assert len(of_new) == 7
    assert [type(each) for each in of_old] == [AlterField, AddField, AddConstraint, RunPython]
