"""The cast: one partnership with somebody in every role, another one, and a stranger to both."""

from __future__ import annotations

import gc
import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection
from django.test import Client, TransactionTestCase
from django.urls import get_resolver

from plans.models import Role
from tests import factories as make
from tests.emptying import empty_what_is_filled
from tests.examples import register_profiles
from tests.workers import ByFile

register_profiles()
TransactionTestCase._fixture_teardown = empty_what_is_filled

LONGEST = {
    *("test_every_page", "test_migrations"),
    *("test_bad_input", "test_leaks", "test_access", "test_drafts"),
}


# The folder of the source documents, which not everybody has.
DOCUMENTS = os.environ.get("DOCUMENTS") or "none"


def pytest_configure(config):
    # Each client would look for every style and script; a live server finds them by Django's own.
    site.WHITENOISE_USE_FINDERS = False
    if DOCUMENTS != "none" and not Path(DOCUMENTS).is_dir():
        raise pytest.UsageError(
            f"The source documents are not at {DOCUMENTS}. Name their folder in DOCUMENTS, or say none."
        )


def pytest_terminal_summary(terminalreporter):
    if DOCUMENTS == "none":
        terminalreporter.write_line("DOCUMENTS=none: tests of the source documents were left out.")


def pytest_collection_modifyitems(config, items):
    """Leave out what cannot be run, or would only be run again.

    1. Tests that read the source documents run only where DOCUMENTS names their folder.
    2. On PostgreSQL, tests that touch no database are left to the run on SQLite before it, and so
       are those of what pages and papers say, which asks nothing of a database that others do not.
    """
    left_out = [item for item in items if DOCUMENTS == "none" and needs_documents(item)]
    if connection.vendor == "postgresql":
        left_out += [item for item in items if not needs_database(item) or says_the_same(item)]
    # The longest begin first, so that nobody waits for them at the end.
    items.sort(key=lambda item: item.path.stem not in LONGEST)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log)


def pytest_collection_finish(session):
    """Have modules and tests looked through for garbage once, and not with each PDF anew."""
    if hasattr(session.config, "workerinput"):
        # A worker comes to every page sooner or later; one who runs a few tests need not wait.
        get_resolver().url_patterns  # noqa: B018 - asking imports them
    gc.collect()
    gc.freeze()


def needs_documents(item) -> bool:
    return bool(item.get_closest_marker("documents"))


def says_the_same(item) -> bool:
    """Journeys too, but for that of two people who save at once."""
    journey = item.get_closest_marker("browser") and item.path.stem != "test_two_at_once"
    return bool(journey or item.get_closest_marker("one_database"))


def needs_database(item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    return bool(fixtures or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of source documents and samples."""
    return Path(DOCUMENTS)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Uploads and publications of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def client_of():
    """A signed-in browser: ``client_of(officer).get(...)``."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def partnership(db):
    return make.PartnershipFactory(name="Moorland Safer Partnership", slug="moorland")


@pytest.fixture
def other(db):
    """Another partnership, of which nobody of the first one may see anything."""
    return make.PartnershipFactory(name="Riverside Safer Partnership", slug="riverside")


@pytest.fixture
def body(partnership):
    """The body that the cast's lead answers for."""
    return make.OrganisationFactory(partnership=partnership, name="Harbour Support")


def holder(partnership, kind, **role):
    user = make.UserFactory(name=f"The {kind}", email=f"{kind}@{partnership.slug}.example")
    make.RoleFactory(partnership=partnership, user=user, kind=kind, **role)
    return user


@pytest.fixture
def officer(partnership):
    return holder(partnership, Role.Kind.OFFICER)


@pytest.fixture
def lead(partnership, body):
    return holder(partnership, Role.Kind.LEAD, organisation=body)


@pytest.fixture
def strategy(partnership):
    return holder(partnership, Role.Kind.STRATEGY)


@pytest.fixture
def clerk(partnership):
    return holder(partnership, Role.Kind.CLERK)


@pytest.fixture
def chair(partnership):
    return holder(partnership, Role.Kind.CHAIR)


@pytest.fixture
def scrutiny(partnership):
    return holder(partnership, Role.Kind.SCRUTINY)


@pytest.fixture
def county(partnership):
    return holder(partnership, Role.Kind.COUNTY)


@pytest.fixture
def viewer(partnership):
    return holder(partnership, Role.Kind.VIEWER)


@pytest.fixture
def other_officer(other):
    return holder(other, Role.Kind.OFFICER)


@pytest.fixture
def stranger(db):
    """Somebody with an account and no role anywhere."""
    return make.UserFactory(name="A stranger", email="stranger@test.example")


@pytest.fixture
def plan(partnership):
    return make.PlanFactory(
        partnership=partnership,
        title="Partnership plan",
        slug="2016-17",
        start=date(2016, 4, 1),
        end=date(2017, 3, 31),
        status="agreed",
    )


@pytest.fixture
def priority(plan):
    return make.PriorityFactory(plan=plan, number="1", title="Adults at risk")


@pytest.fixture
def action(priority):
    """A row with one of everything."""
    row = make.ActionFactory(priority=priority, ref="1.1", aim="Keep victims safe")
    make.LeadFactory(action=row, words="Harbour Support")
    make.MeasureFactory(action=row, text="Number of victims visited")
    make.RiskFactory(action=row, text="A worker can be found")
    return row


@pytest.fixture
def cast(partnership, body):
    """Somebody in each role of the partnership, by the role."""
    people = {}
    for kind in Role.Kind.values:
        user = make.UserFactory(name=kind, email=f"{kind}@cast.example")
        make.RoleFactory(
            partnership=partnership,
            user=user,
            kind=kind,
            organisation=body if kind == "lead" else None,
        )
        people[kind] = user
    return people
