"""Schemes: seasons of activities that the partnership oversees."""

from __future__ import annotations

from actions.models import Scheme, SchemeActivity
from actions.models.scheme import Provision
from actions.work.forms.scheme import ActivityRow, SchemeForm
from actions.work.queries import schemes_for_list
from actions.work.tables.work import SchemeTable
from actions.work.views.work import WorkList, lines_with_words
from plans.access import Can
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.rows import repeating

COLUMNS = ("provider", "provision", "description", "place_and_time", "locations", "capacity")


class SchemeList(WorkList):
    title = "Schemes"
    table_class = SchemeTable
    add_route, add_label = "scheme_add", "Add a scheme"
    filename = "schemes"
    empty_title = "No schemes yet"
    empty_text = "Add a season of activities, such as a summer of sport, with who puts on what."

    def get_queryset(self):
        return schemes_for_list(self.partnership)


class SchemePages(RowPage):
    model = Scheme
    words = "scheme"
    list_route, list_title = "schemes", "Schemes"

    def rows(self):
        return schemes_for_list(self.partnership)

    def get_formsets(self, data=None) -> list:
        stored = self.row.activities.all() if self.row.pk else []
        return [
            repeating(
                ActivityRow,
                "activity",
                data,
                repeating_initial(stored, *COLUMNS),
                title="What is put on",
                prefix="activities",
                ordered=True,
            )
        ]


class SchemeDetail(SchemePages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/scheme.html"
    edit_route = "scheme_edit"

    def get(self, request, *args, **kwargs):
        scheme = self.row_or_404()
        activities = [
            (each, provision_words(each), where_and_when(each)) for each in scheme.activities.all()
        ]
        return self.page(title=str(scheme), facts=scheme_facts(scheme), activities=activities)


def provision_words(activity: SchemeActivity) -> str:
    """Targeted provision, universal provision, or both, as the table prints it."""
    kinds = [kind.label for kind in Provision if kind in activity.provision]
    return f"{' and '.join(kinds).capitalize()} provision" if kinds else ""


def where_and_when(activity: SchemeActivity) -> str:
    """Where, when and for how many, a line each."""
    lines = (activity.place_and_time, ", ".join(activity.locations), activity.capacity)
    return "\n".join(filter(None, lines))


def scheme_facts(scheme: Scheme) -> list[tuple[str, str]]:
    return lines_with_words(
        ("Whose it is", scheme.owner_words or scheme.owner),
        ("Season", scheme.season),
        ("Ages", ages_words(scheme.ages_from, scheme.ages_to)),
        ("About it", scheme.words),
    )


def ages_words(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return f"{youngest} to {oldest}"
    if youngest is not None:
        return f"From {youngest}"
    return f"Up to {oldest}" if oldest is not None else ""


class SchemeAdd(SchemePages, AddPage):
    form_class = SchemeForm


class SchemeEdit(SchemePages, EditPage):
    form_class = SchemeForm
    remove_route = "scheme_remove"


class SchemeRemove(SchemePages, RemovePage):
    text = "What is put on goes with it. You can bring all of it back."
