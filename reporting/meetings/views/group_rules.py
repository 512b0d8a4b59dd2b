"""The rules of a group, linked from its page in the settings."""

from __future__ import annotations

from csp.periods import today
from plans.access import Can
from plans.pages.services import repeating_initial
from plans.pages.views.base import EditPage
from plans.pages.views.rows import repeating
from plans.people.views.group import OfGroupPages
from reporting.meetings.access import rules_of_group
from reporting.meetings.forms.group_rules import GroupRulesForm, StandingItemRow
from reporting.meetings.rules.numbering import pattern_trouble, write_number, year_of_numbers
from reporting.meetings.services.group_rules import save_group_rules
from reporting.models import GroupRules

FIELDS = ("heading", "kind", "purpose", "author_words", "audience", "words")


class GroupRulesEdit(OfGroupPages, EditPage):
    power = Can.MINUTE
    model = GroupRules
    words = "rules"
    form_class = GroupRulesForm
    template_name = "reporting/meetings/group_rules.html"

    def find_row(self) -> GroupRules:
        rules = rules_of_group(self.group)
        rules.partnership = self.partnership
        return rules

    def get_title(self) -> str:
        return f"How {self.group} meets and publishes"

    def done_url(self, row) -> str:
        return self.group.get_absolute_url()

    def get_formsets(self, data=None) -> list:
        stored = self.row.standing_items.all() if self.row.pk else ()
        return [
            repeating(
                StandingItemRow, "standing item", data, repeating_initial(stored, *FIELDS),
                title="Items that each agenda begins and ends with",
                prefix="standing_items", ordered=True,
            )
        ]  # fmt: skip

    def get_context(self, **extra) -> dict:
        return super().get_context(group=self.group, sample=self.sample_number()) | extra

    def sample_number(self) -> str:
        """What the first number of this year looks like."""
        row, month = self.row, self.row.restart_month or self.partnership.numbering_month
        if pattern_trouble(row.number_pattern):
            return ""
        year = year_of_numbers(today(), month)
        return write_number(row.number_pattern, row.prefix, row.first_number, year)

    def store(self, form: GroupRulesForm, formsets: list) -> GroupRules:
        values = form.values()
        bodies = values.pop("quorum_bodies")
        return save_group_rules(
            by=self.request.user,
            rules=self.row,
            version=form.began_from,
            values=values,
            links={"quorum_bodies": bodies},
            standing_items=formsets[0].rows(),
        )

    def saved_words(self, row) -> str:
        return f"Saved how {self.group} meets. Numbers that were given stay as they are."
