"""Freeze a plan and publish it, as the button on its page does."""

from __future__ import annotations

import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser
from django.urls import reverse

from csp.changes import Stale
from csp.models import User
from plans.access import Can, access_to
from plans.management.plan_command import BadInput, PlanCommand, find_plan
from plans.models import Plan
from reporting.editions.services.publication import publish
from reporting.models import Publication


class Command(PlanCommand):
    help = "Freeze a plan and publish it; prints the version, its SHA-256 and its address."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who publishes it")
        parser.add_argument("--note", default="", help="what changed, for readers")

    def handle(self, *args, plan: str, by: str, note: str, **options) -> None:
        found = find_plan(plan)
        made = publish_or_explain(found, officer(by, found), note)
        if made.state == Publication.State.FAILED:
            raise CommandError(made.trouble, returncode=1)
        answer = {
            "plan": plan,
            "version": made.number,
            "sha256": made.sha256,
            "address": settings.SITE_URL + publication_address(made),
            "state": str(made.state),
        }
        self.stdout.write(json.dumps(answer) if options["json"] else describe_publication(answer))


def officer(email: str, plan: Plan) -> User:
    """Somebody who may publish the plan, or a sentence."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    access = access_to(user, plan.partnership.slug) if user else None
    if user is None or access is None or not access.can(Can.PUBLISH):
        raise BadInput(
            f"{email} is nobody who may publish plans of {plan.partnership}. Nothing was published."
        )
    return user


def publish_or_explain(plan: Plan, by: User, note: str) -> Publication:
    try:
        return publish(by=by, plan=plan, version=plan.version, change_note=note)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages)) from error
    except Stale as error:
        words = (
            "Somebody else changed the plan at the same moment. Nothing was published: try again."
        )
        raise BadInput(words) from error


def publication_address(made: Publication) -> str:
    return reverse("public:plan", args=[made.partnership.slug, made.plan.slug])


def describe_publication(answer: dict) -> str:
    lines = [f"Version {answer['version']} of {answer['plan']}", f"SHA-256 {answer['sha256']}"]
    if answer["state"] == Publication.State.PREPARING:
        return "\n".join(
            [*lines, "A worker is making its document; it is public when that is done."]
        )
    return "\n".join([*lines, answer["address"]])
