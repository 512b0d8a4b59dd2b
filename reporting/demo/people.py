"""Who can sign in to the demo: people named by their posts, as ``data/site.toml`` lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.contrib.auth.hashers import make_password

from csp import changes
from csp.models import User
from plans.models import Organisation
from plans.people.services.role import grant_role
from reporting.demo.builder import Builder
from reporting.demo.files import read_site
from reporting.demo.keys import Row, spell_out

PASSWORD = "safer-plans-demo"  # noqa: S105 - printed in the README: it opens the demo and nothing else


def add_users() -> dict[str, User]:
    """Everybody who can sign in, by e-mail address; accounts that are there already are kept."""
    password = make_password(PASSWORD)
    accounts = {account["email"]: account for account in read_site()["accounts"]}
    users = {user.email: user for user in User.objects.filter(email__in=accounts)}
    missing = [account for email, account in accounts.items() if email not in users]
    return users | {account["email"]: add_user(account, password) for account in missing}


def add_user(account: Row, password: str) -> User:
    """The person of an account; no password opens that of a caretaker."""
    administers = account.get("administrator", False)
    user = User(
        email=account["email"],
        name=account["name"],
        password=make_password(None) if account.get("caretaker") else password,
        is_superuser=administers,
        is_staff=administers,
    )
    return changes.create(user, by=None)


def grant_roles(builder: Builder, users: Mapping[str, User]) -> None:
    """To each account the role that it has in the partnership, and the body that a lead answers for."""
    for email, role in list_roles(builder.partnership.slug):
        body = role.get("organisation")
        grant_role(
            by=builder.by,
            partnership=builder.partnership,
            user=users[email],
            kind=role["kind"],
            organisation=builder.find(Organisation, body) if body else None,
        )


def list_roles(slug: str) -> Iterator[tuple[str, Row]]:
    """Each address with its role in a partnership."""
    for account in read_site()["accounts"]:
        if role := account["roles"].get(slug):
            yield account["email"], spell_out(role, "kind")


def find_holder(slug: str, kind: str) -> str:
    """The address of the first who holds a kind of role in a partnership."""
    return next(email for email, role in list_roles(slug) if role["kind"] == kind)


def find_administrator() -> str:
    return next(each["email"] for each in read_site()["accounts"] if each.get("administrator"))
