"""The data of a run: made-up partnerships, people who are signed in, and a published plan."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection

from actions.bulk.plans import PLAN_SLUG, make_bulk
from actions.models import Round
from csp.models import User
from plans.models import Partnership, Plan, Role
from reporting.editions.services.publication import publish
from reporting.models import Publication

PLAN_ROWS, SMALL = 100, 1_000
ROUNDS = 8
SHORT_ROWS, LONG_ROWS, LONGEST_ROWS, CSV_ROWS = 18, 400, 1_600, 10_000


@dataclass
class Place:
    """Where to ask and what for. Ports are filled in when the servers are up."""

    database: str
    plan: Plan
    short: Plan
    long: Plan
    longest: Plan | None
    big: Plan
    published: Publication
    quarter: Round
    session: dict[str, str]
    admin: dict[str, str]
    crowd: list[dict[str, str]]
    small_url: str
    site: int = 0
    peers: int = 0
    small: int = 0
    rows: int = 0
    # Made by bench.papers where they are measured.
    papers: Any = None
    counted: dict[str, int] = field(default_factory=dict)

    def address(self, plan: Plan) -> str:
        return f"/workspace/{plan.partnership.slug}/plans/{plan.slug}/"


def set_up(scale) -> Place:
    """Fill the database: a thousand rows, a copy of that, and then all the others."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    first = make_bulk(partnerships=SMALL // PLAN_ROWS, actions=PLAN_ROWS)[0]
    officer = User.objects.get(roles__partnership=first)
    admin = User.objects.create_superuser("admin@bulk.example", None, name="Administrator")
    signed_in = {"session": sign_in(officer), "admin": sign_in(admin)}
    crowd = [sign_in(editor) for editor in editors(first, 50)]
    published = publish_plan(officer, plan_of(first))
    small_url = copy_database()
    sizes = [SHORT_ROWS, LONG_ROWS, CSV_ROWS, *([LONGEST_ROWS] if scale.longest else [])]
    plans = {size: plan_of(make_bulk(partnerships=1, actions=size)[0]) for size in sizes}
    for plan in plans.values():
        Role.objects.create(partnership=plan.partnership, user=officer, kind=Role.Kind.OFFICER)
    quarter = reported_on(officer)
    rest = scale.rows - SMALL - sum(sizes)
    make_bulk(partnerships=max(1, rest // PLAN_ROWS), actions=PLAN_ROWS)
    analyse()
    return Place(
        database={"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor],
        plan=plan_of(first),
        short=plans[SHORT_ROWS],
        long=plans[LONG_ROWS],
        longest=plans.get(LONGEST_ROWS),
        big=plans[CSV_ROWS],
        published=published,
        quarter=quarter,
        crowd=crowd,
        small_url=small_url,
        rows=scale.rows,
        **signed_in,
    )


def reported_on(officer: User) -> Round:
    """The last of eight rounds over 400 rows."""
    tenant = make_bulk(partnerships=1, actions=LONG_ROWS, rounds=ROUNDS)[0]
    Role.objects.create(partnership=tenant, user=officer, kind=Role.Kind.OFFICER)
    return Round.objects.select_related("partnership").filter(partnership=tenant).latest("start")


def plan_of(partnership: Partnership) -> Plan:
    return Plan.objects.select_related("partnership").get(partnership=partnership, slug=PLAN_SLUG)


def sign_in(user: User) -> dict[str, str]:
    """The cookie of somebody who has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}


def editors(partnership: Partnership, count: int) -> list[User]:
    users = [
        User.objects.create_user(f"editor-{number}@bulk.example", None, name=f"Editor {number}")
        for number in range(1, count + 1)
    ]
    for user in users:
        Role.objects.create(partnership=partnership, user=user, kind=Role.Kind.OFFICER)
    return users


def publish_plan(officer: User, plan: Plan) -> Publication:
    """Through the service that officers use, and a static file of the same size beside it."""
    made = publish(by=officer, plan=plan, version=plan.version)
    made.refresh_from_db()
    if made.state != Publication.State.CURRENT:
        raise SystemExit(f"The plan was not published: {made.trouble}")
    root = Path(settings.WHITENOISE_ROOT)
    root.mkdir(exist_ok=True)
    (root / "same-size.pdf").write_bytes(os.urandom(made.pdf.size))
    return made


def copy_database() -> str:
    """A copy of the database as it is now; the address of the copy."""
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        copy = name.with_name("small.sqlite3")
        shutil.copyfile(name, copy)
        return f"sqlite:///{copy}"
    return copy_postgresql()


def copy_postgresql() -> str:
    import psycopg2

    wanted = connection.get_connection_params()
    connection.close()
    place = {name: wanted[name] for name in ("host", "user")}
    with closing(psycopg2.connect(dbname="template1", **place)) as other:
        other.autocommit = True
        other.cursor().execute(f'CREATE DATABASE small TEMPLATE "{wanted["dbname"]}"')
    return f"postgres://{place['user']}@/small?host={place['host']}"


def analyse() -> None:
    """What a database in use does by itself in time: learn how its rows are spread."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
