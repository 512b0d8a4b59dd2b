"""The migrations make the very tables that the models ask for, which every other test is run on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import connection

OURS = ("csp", "plans", "actions", "reporting")
ASK = "import json; from tests.test_migrations import tables; print(json.dumps(tables()))"


def tables() -> dict[str, list]:
    """Each of our tables with its columns and the rules and indexes that have names of ours."""
    models = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    with connection.cursor() as cursor:
        return {model._meta.db_table: described(cursor, model) for model in models}


def described(cursor, model) -> list:
    table, introspection = model._meta.db_table, connection.introspection
    columns = {c.name: c.null_ok for c in introspection.get_table_description(cursor, table)}
    there = introspection.get_constraints(cursor, table)
    named = {rule.name for rule in (*model._meta.constraints, *model._meta.indexes)}
    return [columns, sorted(named & there.keys())]


@pytest.fixture
def elsewhere(tmp_path, transactional_db):
    """The address of an empty database of the same kind."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'migrated.sqlite3'}"
        return
    name = f"{connection.settings_dict['NAME']}_migrated"
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


def test_migrating_makes_what_the_models_say(elsewhere):
    manage(elsewhere, "migrate", "--verbosity=0")
    made = json.loads(manage(elsewhere, "shell", "--verbosity=0", "-c", ASK).splitlines()[-1])
    assert made == json.loads(json.dumps(tables()))
    assert health(elsewhere) == "True"
    manage(elsewhere, "migrate", "--fake", "--verbosity=0", "reporting", "0001")
    assert health(elsewhere) == "False", "a migration that is not applied is reported"


def health(address: str) -> str:
    """What the health page's check of migrations finds."""
    ask = "from csp.site.health import migrations_applied; print(migrations_applied())"
    return manage(address, "shell", "--verbosity=0", "-c", ask).splitlines()[-1]
