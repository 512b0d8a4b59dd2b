"""What commands about one plan share: how a plan is named, and how bad input is answered."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from plans.models import Plan


class BadInput(CommandError):
    """One plain sentence on standard error and exit 2; nothing was changed."""

    def __init__(self, sentence: str):
        super().__init__(sentence, returncode=2)


def find_plan(name: str) -> Plan:
    """The plan named ``<partnership-slug>/<plan-slug>``. Raises BadInput when there is none."""
    partnership, _, slug = name.partition("/")
    plan = Plan.objects.select_related("partnership").filter(
        partnership__slug=partnership, slug=slug
    )
    try:
        return plan.get()
    except Plan.DoesNotExist:
        raise BadInput(
            f"There is no plan named {name!r}. Write it as partnership/plan, "
            "such as staffordshire-moorlands/2016-17."
        ) from None


class PlanCommand(BaseCommand):
    """A command whose first word is a plan, and which can answer in JSON."""

    def add_arguments(self, parser) -> None:
        parser.add_argument("plan", help="<partnership-slug>/<plan-slug>")
        parser.add_argument("--json", action="store_true", help="answer in JSON")
