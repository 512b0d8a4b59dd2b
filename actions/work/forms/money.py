"""Forms for money: a stream with its years, and what is set aside from one."""

from __future__ import annotations

from django import forms

from actions.models import Allocation
from csp.forms import DateWordsField, KitModelForm, MoneyField
from plans.models import FundingStream
from plans.models.funding import YEAR_CODE
from plans.pages.forms.partnership import NumberedRow


class PriorityChoice(forms.ModelChoiceField):
    """Priorities of several plans, told apart by their period."""

    def label_from_instance(self, priority) -> str:
        return f"{priority.plan.period}: {priority}"


class ActionChoice(forms.ModelChoiceField):
    def label_from_instance(self, action) -> str:
        return f"{action.plan.period}: {action}"


class FundingStreamForm(KitModelForm):
    class Meta:
        model = FundingStream
        fields = (
            "name",
            "funder",
            "funder_words",
            "holder",
            "holder_words",
            "amount_printed",
            "status",
            "purpose",
            "conditions",
            "start",
            "end",
            "plan",
            "priority",
        )
        field_classes = {
            "start": DateWordsField,
            "end": DateWordsField,
            "priority": PriorityChoice,
        }
        labels = {
            "funder": "Who gives it",
            "funder_words": "Who gives it, if they are not on your list",
            "holder": "Who holds it",
            "holder_words": "Who holds it, if they are not on your list",
            "amount_printed": "Amount",
            "plan": "Plan that it pays for",
            "priority": "Priority that it pays for",
        }
        help_texts = {
            "amount_printed": "As it is written: £10,000, £24K and around £1.2m are all understood.",
            "start": "For example, 1 April 2017.",
            "end": "For example, 31 March 2020.",
        }


class FundingYearRow(NumberedRow):
    year_code = forms.CharField(
        label="Financial year",
        max_length=7,
        validators=[YEAR_CODE],
        help_text="Such as 2017-18.",
    )
    amount = MoneyField(label="Pounds")


class AllocationForm(KitModelForm):
    class Meta:
        model = Allocation
        fields = (
            "stream",
            "action",
            "project",
            "provider",
            "provider_words",
            "committed",
            "spent",
            "note",
        )
        field_classes = {"committed": MoneyField, "spent": MoneyField, "action": ActionChoice}
        labels = {
            "stream": "From which money",
            "action": "For which row",
            "project": "Or for which project",
            "provider": "Who provides it",
            "provider_words": "Who provides it, if they are not on your list",
            "committed": "Pounds set aside",
            "spent": "Pounds spent so far",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        actions = self.fields["action"].queryset
        self.fields["action"].queryset = actions.select_related("plan").order_by(
            "-plan__start", "priority__position", "position", "ref_key", "pk"
        )
