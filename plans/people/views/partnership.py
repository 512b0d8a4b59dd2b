"""The partnership itself: its page, its settings, its details, names and areas, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from csp.periods import today
from plans.access import Can
from plans.models import Partnership, Plan
from plans.pages.forms.partnership import (
    AreaRow,
    LocalNameRow,
    NamesForm,
    PartnershipAddForm,
    PartnershipForm,
)
from plans.pages.home_parts import home_parts
from plans.pages.queries import groups_for_tree, partnership_counts
from plans.pages.services import repeating_initial
from plans.pages.views.answers import UNSENT
from plans.pages.views.base import AddPage, EditPage, FormPage, WorkspacePage
from plans.pages.views.rows import repeating
from plans.people.first_steps import FirstStep, list_first_steps
from plans.people.services.names import keep_names
from plans.people.services.partnership import create_partnership
from plans.people.views.group import as_tree


class PartnershipHome(WorkspacePage):
    """What comes next, the plans in hand, the groups, and what is still to be set up."""

    template_name = "plans/people/partnership_home.html"

    def get(self, request, *args, **kwargs):
        counts = partnership_counts(self.partnership)
        plans = self.current_plans()
        return self.page(
            title="Home",
            plans=plans,
            published=any(plan.status == Plan.Status.PUBLISHED for plan in plans),
            tree=as_tree(groups_for_tree(self.partnership)),
            counts=counts,
            steps=self.first_steps(counts),
            parts=list(home_parts(self.access, request.user, today())),
        )

    def current_plans(self) -> list[Plan]:
        over = {Plan.Status.SUPERSEDED, Plan.Status.ARCHIVED}
        hidden = over | self.access.hidden_plans
        plans = Plan.objects.filter(partnership=self.partnership).exclude(status__in=hidden)
        return list(plans.select_related("partnership"))

    def first_steps(self, counts: dict[str, int]) -> list[FirstStep]:
        """The first hour's list, until all of it is done or somebody puts it away."""
        if not (self.partnership.guided and self.access.can(Can.MANAGE)):
            return []
        found = list_first_steps(self.partnership, counts, self.address)
        return [] if all(step.done for step in found) else found


class Settings(WorkspacePage):
    title = "Settings"
    template_name = "plans/people/settings.html"

    def get(self, request, *args, **kwargs):
        return self.page(sections=[s for s in map(self.section, SECTIONS) if s["links"]])

    def section(self, section) -> dict:
        heading, links = section
        return {
            "heading": heading,
            "links": [
                {"words": words, "text": text, "url": self.address(route)}
                for words, text, route, power in links
                if self.access.can(power)
            ],
        }


SECTIONS = [
    (
        "The partnership",
        [
            ("Details", "Name, look, vision, contact.", "partnership_edit", Can.MANAGE),
            ("Names and areas", "What it is also called, and where it works.", "names", Can.MANAGE),
            (
                "Small numbers",
                "Which counts the public does not read.",
                "small_numbers",
                Can.MANAGE,
            ),
            ("Glossary", "Short forms and what they stand for.", "terms", Can.READ),
            (
                "Strategies to have regard to",
                "Police, county and national plans and what they put first.",
                "drivers",
                Can.READ,
            ),
        ],
    ),
    (
        "Who takes part",
        [
            (
                "Bodies",
                "Councils, police, fire, health, voluntary and others.",
                "organisations",
                Can.READ,
            ),
            ("How bodies belong", "Responsible authorities and others.", "memberships", Can.READ),
            ("People", "Who leads, chairs and signs.", "people", Can.READ),
            ("Posts", "Jobs that lead or sit, whoever holds them.", "posts", Can.READ),
            ("Groups", "Who meets as what, and who sits where.", "groups", Can.READ),
        ],
    ),
    (
        "The quarter",
        [
            (
                "Quarters and reminders",
                "How often you report, how long people have, when they are reminded.",
                "cadence_edit",
                Can.MANAGE,
            ),
            ("Statuses", "Your own words for how a row is doing.", "legend", Can.MANAGE),
        ],
    ),
    (
        "Papers",
        [
            (
                "Papers and what is checked",
                "The head and foot of each page, days to answer scrutiny, what stops a freeze.",
                "paper_settings",
                Can.MANAGE,
            ),
        ],
    ),
    (
        "Access and history",
        [
            ("Roles", "Who can sign in, and what they may do.", "roles", Can.MANAGE),
            ("History", "What was changed, by whom and when.", "events", Can.EDIT),
        ],
    ),
]


class PartnershipEdit(EditPage):
    power = Can.MANAGE
    model = Partnership
    form_class = PartnershipForm
    template_name = "plans/people/partnership_form.html"
    title = "The partnership’s details"

    def find_row(self) -> Partnership:
        return self.partnership

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def list_url(self) -> str:
        return self.address("settings")

    def done_url(self, row: Partnership) -> str:
        return reverse("workspace:settings", args=[row.slug])


class NamesPage(FormPage):
    power = Can.MANAGE
    model = Partnership
    title = "Names and areas"

    def find_row(self) -> Partnership:
        return self.partnership

    def get_form(self, data=None, files=None):
        return NamesForm(data)

    def get_formsets(self, data=None) -> list:
        names = repeating_initial(self.partnership.local_names.all(), "name")
        areas = repeating_initial(self.partnership.areas.all(), "name", "county", "combined_on")
        return [
            repeating(
                LocalNameRow,
                "name",
                data,
                names,
                title="Also known as",
                prefix="names",
                ordered=True,
            ),
            repeating(
                AreaRow, "area", data, areas, title="Areas covered", prefix="areas", ordered=True
            ),
        ]

    def store(self, form, formsets) -> Partnership:
        names, areas = (rows.rows() for rows in formsets)
        keep_names(by=self.request.user, partnership=self.partnership, names=names, areas=areas)
        return self.partnership

    def saved_words(self, row) -> str:
        return "Saved the names and areas."

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def done_url(self, row) -> str:
        return self.address("settings")


class PartnershipAdd(AddPage):
    """Site administrators set a partnership up and invite its first officer."""

    model = Partnership
    form_class = PartnershipAddForm
    title = "Add a partnership"
    intro = "Its first community safety officer is invited and does the rest."
    access = partnership = None

    def come_in(self, request, **kwargs) -> None:
        if not request.user.is_superuser:
            raise PermissionDenied("Only site administrators add partnerships.")

    def above(self):
        return ("Your partnerships", self.list_url())

    def find_row(self) -> Partnership:
        return Partnership()

    def store(self, form, formsets) -> Partnership:
        values = form.values()
        officer = {name: values.pop(name) for name in ("officer_name", "officer_email")}
        return create_partnership(by=self.request.user, values=values, **officer)

    def save(self, form, formsets):
        try:
            return super().save(form, formsets)
        except (
            OSError
        ):  # The partnership and the role are stored by the time that the mail is sent.
            messages.warning(self.request, UNSENT)
            return redirect(self.list_url())

    def list_url(self) -> str:
        return reverse("workspace:home")

    def done_url(self, row) -> str:
        return self.list_url()

    def saved_words(self, row) -> str:
        return f"Set up {row}. Its first officer has been sent an invitation."
