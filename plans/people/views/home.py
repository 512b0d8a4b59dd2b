"""The first page after signing in: where you belong and what there is to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.conf import settings
from django.shortcuts import render
from django.utils.module_loading import import_string

from csp.accounts.forms import SignedIn
from csp.periods import today
from plans.access import POWERS, UNFINISHED, Can
from plans.models import Partnership, Plan, Role
from plans.pages.queries import plans_in_hand, roles_of

Status = Plan.Status

# What a plan's status asks of those who hold a power.
STEPS: dict[str, tuple[Can, str]] = {
    Status.DRAFT: (Can.EDIT, "Go on writing {plan}: it is a draft."),
    Status.CONSULTATION: (
        Can.AGREE,
        "{plan} is out for consultation. Record it when it is agreed.",
    ),
    Status.AGREED: (Can.PUBLISH, "{plan} is agreed. Publish it when it is ready."),
}


class Home(SignedIn):
    def get(self, request):
        places = places_of_user(request.user, today())
        context = {
            "title": "Your partnerships" if len(places) != 1 else "Your partnership",
            "places": places,
            "county": any(place["county"] for place in places),
            "others": Partnership.objects.all() if request.user.is_superuser else [],
        }
        return render(request, "plans/people/home.html", context)


def places_of_user(user, day: date) -> list[dict]:
    """The partnerships that somebody belongs to, in a few queries however many there are."""
    places: dict[int, dict] = {}
    for role in roles_of(user):
        place = places.setdefault(
            role.partnership_id,
            {
                "partnership": role.partnership,
                "roles": [],
                "powers": set(),
                "bodies": set(),
                "plans": [],
                "to_do": [],
                "county": False,
            },
        )
        place["roles"].append(role_words(role))
        place["powers"] |= POWERS[role.kind]
        place["county"] |= role.kind == Role.Kind.COUNTY
        place["bodies"] |= {role.organisation_id} - {None}
    for plan in plans_in_hand(places):
        add_plan_of_place(places[plan.partnership_id], plan)
    add_steps(places, day)
    for place in places.values():
        place["to_do"] = first_step(place) + place["to_do"]
    return list(places.values())


def add_steps(places: Mapping[int, dict], day: date) -> None:
    """What other parts of the site have for somebody to do: see ``settings.TO_DO``."""
    for find in finders():
        for number, step in find(places, day):
            places[number]["to_do"].append(step)


@cache
def finders() -> tuple:
    return tuple(import_string(name) for name in getattr(settings, "TO_DO", []))


def role_words(role) -> str:
    words = role.get_kind_display()
    return f"{words}, {role.organisation}" if role.organisation else words


def add_plan_of_place(place: dict, plan: Plan) -> None:
    """A plan that this person may see, and what it waits for if they can do it."""
    if plan.status in UNFINISHED and Can.READ_DRAFTS not in place["powers"]:
        return
    place["plans"].append(plan)
    power, words = STEPS.get(plan.status, (None, ""))
    if power in place["powers"]:
        place["to_do"].append({"words": words.format(plan=plan), "plan": plan})


def first_step(place: dict) -> list[dict]:
    if place["plans"] or Can.EDIT not in place["powers"]:
        return []
    return [{"words": "Set up the first plan.", "route": "workspace:plan_add"}]
