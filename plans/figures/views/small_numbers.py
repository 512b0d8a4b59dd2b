"""Which numbers a partnership keeps back from the public."""

from __future__ import annotations

from plans.figures.forms.small_numbers import SmallNumbersForm
from plans.people.views.partnership import PartnershipEdit


class SmallNumbersEdit(PartnershipEdit):
    form_class = SmallNumbersForm
    template_name = "layouts/form.html"
    title = "Small numbers"
    intro = (
        "Counts of a few people could point to one of them, so the public reads “kept back” in their "
        "place, and in the place of others that would give them away. Colleagues still read them all. "
        "No law sets the number below which this is done."
    )

    def saved_words(self, row) -> str:
        return "Saved. Public pages and files follow from now on; what is published already stays."
