"""Short forms and what they stand for."""

from __future__ import annotations

from plans.models import Term
from plans.pages.queries import terms_for_list
from plans.pages.views.base import AddPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import SettingsList
from plans.plan.filters.glossary import TermFilter
from plans.plan.forms.glossary import TermForm
from plans.plan.tables.glossary import TermTable


class TermList(SettingsList):
    title = "Glossary"
    table_class = TermTable
    filterset_class = TermFilter
    add_route, add_label = "term_add", "Add a short form"
    filename = "glossary"
    empty_title = "No short forms yet"
    empty_text = (
        "Add short forms such as “ASB”; published plans write each one out where it is first used."
    )

    def get_queryset(self):
        return terms_for_list(self.partnership)


class TermPages(RowPage):
    model = Term
    words = "short form"
    list_route, list_title = "terms", "Glossary"


class TermAdd(TermPages, AddPage):
    form_class = TermForm


class TermEdit(TermPages, EditPage):
    form_class = TermForm
    remove_route = "term_remove"


class TermRemove(TermPages, RemovePage):
    pass
