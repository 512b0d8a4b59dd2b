"""The migrations make the very tables that the models ask for, which every other test is run on.

They also take a database of before to those tables, and from there only go forward.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from reporting.facts.snapshot import snapshot_digest
from tests.reporting.test_frozen_long_ago import frozen_again
from tests.taken_forward import database
from tests.taken_forward.database import Before, counted, manage, opened, read, schema

ROOT = Path(__file__).parent.parent
OURS = ("csp", "plans", "actions", "reporting")
PREFIXES = tuple(f"{label}_" for label in OURS)
ASK = "import json; from tests.test_migrations import tables; print(json.dumps(tables()))"
# Databases have run these, and will not run them again: what is changed here never reaches them.
FIRST = {
    "csp": "51abbeff297862fd6981d69af87dd90fad9e9bc363a44b073c064268eb1a575d",
    "plans": "bff04c8010f2aa26bd5dfe041384f2410f94a61ce4dda626da7b52191808eadb",
    "actions": "4696530d5e22204f003b753d5c4d2a786f578f137e0f051c924716c9776a5a0f",
    "reporting": "3a0b2d60e151fa5cede89b22154f96d3ed2f5b56189a0e239494c5250ba7916c",
}


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


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of a database that was migrated from nothing."""
    with (
        django_db_blocker.unblock(),
        database.empty(tmp_path_factory.mktemp("fresh"), "fresh") as address,
    ):
        manage(address, "migrate", "--verbosity=0")
        yield address


@pytest.fixture(scope="module")
def before(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Before]:
    """The database of before, with what stood in it until it was migrated."""
    with (
        django_db_blocker.unblock(),
        database.empty(tmp_path_factory.mktemp("before"), "before") as address,
    ):
        yield database.load(address)


def test_migrating_makes_what_the_models_say(fresh, transactional_db):
    made = json.loads(manage(fresh, "shell", "--verbosity=0", "-c", ASK).splitlines()[-1])
    assert made == json.loads(json.dumps(tables()))
    assert health(fresh) == "True"
    manage(fresh, "migrate", "--fake", "--verbosity=0", "reporting", "0003")
    assert health(fresh) == "False", "a migration that is not applied is reported"


def health(address: str) -> str:
    """What the health page's check of migrations finds."""
    ask = "from csp.site.health import migrations_applied; print(migrations_applied())"
    return manage(address, "shell", "--verbosity=0", "-c", ask).splitlines()[-1]


def test_a_database_of_before_goes_on_and_loses_nothing(fresh, before, transactional_db):
    manage(before.address, "migrate", "--verbosity=0")
    with opened(before.address) as there, opened(fresh) as new:
        for table in before.tables.values():
            assert not counted(table) - counted(read(there, table.name, table.columns)), table.name
        assert schema(there) == schema(new)
    assert health(before.address) == "True"


@pytest.mark.django_db
def test_a_database_of_before_has_a_row_in_every_table_that_is_ours(before):
    ours = [table for table in before.tables.values() if table.name.startswith(PREFIXES)]
    assert len(ours) == 169
    assert [table.name for table in ours if not table.rows] == []


@pytest.mark.django_db
def test_what_was_frozen_before_is_read_and_keeps_its_digest(before):
    plans = before.select("reporting_publication", "snapshot", "sha256")
    papers = before.select("reporting_report", "kind", "facts", "sha256")
    frozen = [*(("plan", *row) for row in plans), *papers]
    assert {kind for kind, _, _ in frozen} == {"plan", "highlight", "paper"}
    for kind, text, sha in frozen:
        assert sha == snapshot_digest(text) == snapshot_digest(frozen_again(kind, text))


@pytest.mark.parametrize("label", OURS)
def test_a_first_migration_stays_as_databases_have_run_it(label):
    now = sha256((ROOT / label / "migrations/0001_initial.py").read_bytes()).hexdigest()
    assert now == FIRST[label], "Databases have run this migration: write a new one instead."


def test_no_migration_bears_the_name_of_one_that_databases_have_run(before):
    run = set(before.select("django_migrations", "app", "name"))
    files = {
        (label, path.stem)
        for label in OURS
        for path in (ROOT / label / "migrations").glob("[0-9]*.py")
    }
    assert files & run == {(label, "0001_initial") for label in OURS}, "They would pass it over."
