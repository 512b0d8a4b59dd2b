"""How the database that ``tests/test_migrations.py`` takes forward was made, at commit 863a99c.

One small partnership with a row of every model and of every relation, history, audit, a plan that was
published and a paper that was frozen, in a database of its migrations.
It is a fact of its day and is never made anew: what a later version cannot take forward, it loses.

    manage.py migrate
    manage.py shell -c "from tests.taken_forward.make import main; main('sqlite.sql.gz')"

The same through scripts/with-postgres makes the one of PostgreSQL.
"""

from __future__ import annotations

import gzip
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import time_machine
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import connection, models
from django.utils import timezone
from factory.django import DjangoModelFactory

from actions.models import Cadence, Carried, Disposition, HealthCheck, Presence, Revision
from csp import changes
from csp.models import User, Versioned
from plans.models import Role
from reporting.editions.services.freezing import freeze_paper
from reporting.editions.services.publication import publish
from reporting.models import Letter, Subscription
from tests import factories as make
from tests.reporting.papers.frozen_making import guarded_paper

OURS = ("csp", "plans", "actions", "reporting")
NOW = "2026-11-30 09:00:00Z"
# These come of freezing.
FROZEN = (make.PublicationFactory, make.SentPaperFactory, make.PaperSettingsFactory)
Made = dict[type[models.Model], models.Model]


def main(path: str) -> None:
    settings.MEDIA_ROOT = tempfile.mkdtemp()
    with time_machine.travel(NOW, tick=False):
        fill()
    assert list(empty_tables()) == []
    words = dump().encode()
    Path(path).write_bytes(gzip.compress(words, 9, mtime=0))


def fill() -> None:
    made = begin()
    for each in factories():
        model = each._meta.model
        made.setdefault(model, each(**known(model, each, made)))
    link(made)
    add_the_rest(made)
    change(made)
    freeze(made)
    User.objects.update(password="!")


def begin() -> Made:
    """A partnership with an officer and an agreed plan."""
    partnership = make.PartnershipFactory(name="Moorland Safer Partnership", slug="moorland")
    officer = make.UserFactory(name="The officer", email="officer@moorland.example")
    role = make.RoleFactory(partnership=partnership, user=officer, kind=Role.Kind.OFFICER)
    plan = make.PlanFactory(
        partnership=partnership,
        title="Partnership plan",
        slug="2016-17",
        start=date(2016, 4, 1),
        end=date(2017, 3, 31),
        status="agreed",
    )
    return {type(row): row for row in (partnership, officer, role, plan)}


def factories() -> Iterator[type[DjangoModelFactory]]:
    for each in vars(make).values():
        made_here = isinstance(each, type) and issubclass(each, DjangoModelFactory)
        if made_here and each._meta.model and each not in FROZEN:
            yield each


def known(model: type[models.Model], maker: type[DjangoModelFactory], made: Made) -> dict:
    """The rows that were made already, for the relations that a row needs or that its maker gives."""
    return {
        field.name: made[field.related_model]
        for field in model._meta.fields
        if field.related_model in made
        and (not field.null or field.name in maker._meta.pre_declarations)
    }


def link(made: Made) -> None:
    """A row of each many-to-many relation."""
    group = Group.objects.create(name="Helpers")
    group.permissions.add(Permission.objects.first())
    there = {**made, Group: group, Permission: Permission.objects.first()}
    for model, row in made.items():
        for field in model._meta.many_to_many:
            if field.remote_field.through._meta.auto_created:
                getattr(row, field.name).add(there[field.related_model])


def add_the_rest(made: Made) -> None:
    """The models that no test makes by itself."""
    partnership, officer, action = made[make.plans.Partnership], made[User], made[make.Action]
    following = make.ActionFactory(priority=action.priority, ref="1.99", aim="Go on")
    ours, now = {"partnership": partnership}, timezone.now()
    decided = Disposition.objects.create(
        **ours, action=action, decision="continue", reason="It works", by=officer
    )
    Carried.objects.create(**ours, disposition=decided, action=following)
    HealthCheck.objects.create(
        **ours, action=action, year="2016-17", decision="keep", reason="It works", by=officer
    )
    Cadence.objects.create(**ours)
    Presence.objects.create(action=action, user=officer, at=now)
    Revision.objects.create(
        **ours, action=action, field="aim", before="A", after="B", reason="Clearer",
        approved_by="The chair", by=officer,
    )  # fmt: skip
    Subscription.objects.create(**ours, email="resident@test.example", confirmed_at=now)
    Letter.objects.create(
        **ours, email="resident@test.example", step="plan-1", subject="New", text="A new plan"
    )


def change(made: Made) -> None:
    """A second version of every row that has versions, by somebody; and one row that was removed."""
    officer = made[User]
    for row in made.values():
        if isinstance(row, Versioned):
            row.refresh_from_db()
            changes.sign_history(row, officer)
            row.save_after(row.version, [])
    aim = {"aim": "Keep victims safe – and heard: “näher”, £5"}
    action = made[make.Action]
    action.refresh_from_db()
    changes.update(action, by=officer, version=action.version, values=aim)
    gone = make.RiskFactory(action=action, text="A worker can be found")
    changes.remove(gone, by=officer)


def freeze(made: Made) -> None:
    officer, plan = made[User], made[make.plans.Plan]
    paper = guarded_paper(plan.partnership, title="The quarter")
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    paper.refresh_from_db()
    freeze_paper(by=officer, paper=paper, version=paper.version)


def empty_tables() -> Iterator[str]:
    for label in OURS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            if not model._base_manager.exists():
                yield model._meta.db_table


def dump() -> str:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump())
    place = connection.settings_dict
    done = subprocess.run(
        ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "--host", place["OPTIONS"]["host"],
         "--username", place["USER"], place["NAME"]],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return "\n".join(line for line in done.stdout.splitlines() if is_said(line))


def is_said(line: str) -> bool:
    """Neither a comment nor how a version of the server would like to be spoken to."""
    return not line.startswith(("--", "SET ", "SELECT pg_catalog.set_config", "\\"))
