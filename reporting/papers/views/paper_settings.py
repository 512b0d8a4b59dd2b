"""How a partnership's papers look, how long bodies have to answer, and what stops a freeze."""

from __future__ import annotations

from plans.access import Can
from plans.pages.views.base import FormPage
from reporting.models import PaperSettings
from reporting.papers.forms.paper_settings import PaperSettingsForm
from reporting.papers.queries.papers import settings_of
from reporting.papers.services.paper_settings import store_settings


class PaperSettingsPage(FormPage):
    power = Can.MANAGE
    model = PaperSettings
    form_class = PaperSettingsForm
    template_name = "reporting/papers/paper_settings.html"
    title = "Papers and what is checked"

    def find_row(self) -> PaperSettings:
        row = settings_of(self.partnership)
        row.partnership = self.partnership
        return row

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def cancel_url(self) -> str:
        return self.address("settings")

    def done_url(self, row: PaperSettings) -> str:
        return self.address("settings")

    def saved_words(self, row: PaperSettings) -> str:
        return "Saved how papers look and what stops a freeze."

    def store(self, form: PaperSettingsForm, formsets: list) -> PaperSettings:
        values = form.changes() if self.row.pk else form.values()
        version = form.began_from if self.row.pk else None
        return store_settings(
            by=self.request.user, partnership=self.partnership, version=version, values=values
        )
