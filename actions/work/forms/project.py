"""Forms for projects, what came of them, and case studies."""

from __future__ import annotations

from django import forms

from actions.models import CaseStudy, Project
from actions.work.forms.money import ActionChoice
from csp.forms import CellField, KitForm, KitModelForm, RowsField
from plans.models import Plan
from plans.models.funding import YEAR_CODE
from plans.pages.forms.partnership import NumberedRow
from plans.pages.forms.year import YearField


class ActionChoices(RowsField):
    label_from_instance = ActionChoice.label_from_instance


class PlanChoice(forms.ModelChoiceField):
    def label_from_instance(self, plan: Plan) -> str:
        return f"{plan} ({plan.period})"


class ProjectForm(KitModelForm):
    class Meta:
        model = Project
        fields = (
            "year_code",
            "name",
            "provider",
            "provider_words",
            "description",
            "aims",
            "future",
            "cross_reference",
            "visibility",
            "plan",
            "actions",
        )
        field_classes = {"year_code": YearField, "actions": ActionChoices, "plan": PlanChoice}
        labels = {
            "provider": "Who provides it",
            "provider_words": "Who provides it, as printed",
        }
        help_texts = {
            "provider_words": "If they are not on your list, or are printed otherwise.",
            "actions": "Hold Ctrl (Cmd on a Mac) to choose several.",
        }

    kit = {
        "year_code": {"width": "10"},
        "description": {"rows": 5},
        "aims": {"rows": 5},
        "future": {"rows": 3},
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        actions = self.fields["actions"].queryset
        self.fields["actions"].widget.attrs["size"] = 8
        self.fields["actions"].queryset = actions.select_related("plan").order_by(
            "-plan__start", "priority__position", "position", "ref_key", "pk"
        )


class OutcomeRow(NumberedRow):
    words = CellField(
        label="What came of it",
        max_length=2_000,
        rows=2,
        help_text="In your words, with its numbers: over 142 participants.",
    )


class CopyProjectsForm(KitForm):
    year_code = YearField(
        label="Into which financial year",
        max_length=7,
        validators=[YEAR_CODE],
        help_text="Such as 2016-17.",
    )
    kit = {"year_code": {"width": "10"}}


class CaseStudyForm(KitModelForm):
    class Meta:
        model = CaseStudy
        fields = ("project", "title", "text", "anonymised")
        help_texts = {
            "anonymised": "Only then it may be printed, and colleagues may read it.",
        }

    kit = {"text": {"rows": 8}}
