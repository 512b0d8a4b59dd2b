"""How often the partnership reports, and when it reminds."""

from __future__ import annotations

from actions.models import Cadence
from actions.rounds.forms.cadence import CadenceForm
from actions.rounds.services.cadence import cadence_of, save_cadence
from plans.access import Can
from plans.pages.views.base import EditPage


class CadenceEdit(EditPage):
    power = Can.MANAGE
    model = Cadence
    form_class = CadenceForm
    template_name = "layouts/form.html"
    title = "Quarters and reminders"
    intro = "Rounds that are open keep the days that they have."

    def get_context(self, **extra) -> dict:
        return super().get_context(intro=self.intro) | extra

    def find_row(self) -> Cadence:
        return cadence_of(self.partnership)

    def above(self) -> tuple[str, str]:
        return ("Settings", self.address("settings"))

    def list_url(self) -> str:
        return self.address("settings")

    def done_url(self, row) -> str:
        return self.list_url()

    def store(self, form, formsets) -> Cadence:
        return save_cadence(
            by=self.request.user,
            cadence=self.row,
            version=form.cleaned_data.get("version"),
            values=form.values(),
        )

    def saved_words(self, row) -> str:
        return "Saved. The next round goes by it."
