"""The first hour's own writes: several bodies in one go, and putting the first steps away."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Membership, Organisation, Partnership
from plans.people.services.organisation import create_organisation


@transaction.atomic
def add_bodies(
    *, by: User, partnership: Partnership, bodies: Iterable[tuple[str, str, str]]
) -> list[Organisation]:
    """Add bodies by name, kind and how they belong. One that is there already only gets to belong."""
    done = []
    for name, kind, belongs in bodies:
        body = Organisation.objects.filter(partnership=partnership, name__iexact=name).first()
        if body is None:
            values = {"name": name, "kind": kind}
            body = create_organisation(by=by, partnership=partnership, values=values)
        if not body.memberships.filter(kind=belongs, ended_on=None).exists():
            member = Membership(partnership=partnership, organisation=body, kind=belongs)
            changes.create(member, by=by)
        done.append(body)
    return done


def put_first_steps_away(*, by: User, partnership: Partnership) -> Partnership:
    """Show the first steps no more."""
    return changes.update(partnership, by=by, version=partnership.version, values={"guided": False})
