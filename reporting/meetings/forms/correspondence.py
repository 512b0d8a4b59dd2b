"""Forms of a question by correspondence: putting it, changing it, an answer, and closing it."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, DateWordsField, KitForm, KitModelForm
from plans.audience import Audience
from plans.models import Group
from reporting.models import CorrespondenceAnswer, CorrespondenceQuestion, MeetingDecision

Reply = CorrespondenceAnswer.Reply
READERS = [(Audience.PARTNERS, "Members"), (Audience.PUBLIC, "Public, as far as the minutes are")]
REPLIES = [(each.value, each.label) for each in Reply if each]


class PutQuestionForm(KitForm):
    """What is restricted is put to a meeting: a link without a password never opens it."""

    group = forms.ModelChoiceField(Group.objects.all(), label="Group that is asked")
    heading = forms.CharField(
        label="What it is about", max_length=300, help_text="Such as: Grant for the youth hub."
    )
    question = CellField(
        label="Question",
        max_length=10_000,
        rows=5,
        help_text="So that it can be answered by yes or no.",
    )
    closes_on = DateWordsField(label="Closing day", help_text="The last day for an answer.")
    audience = forms.ChoiceField(
        label="Who may read it", choices=READERS, initial=Audience.PARTNERS,
        widget=forms.RadioSelect,
    )  # fmt: skip

    scopes = {"group": lambda rows, partnership: rows.filter(partnership=partnership)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.fields["group"].queryset.count() == 1:
            self.fields["group"].initial = self.fields["group"].queryset.first()


class EditQuestionForm(KitModelForm):
    """Once members have it, only its closing day."""

    class Meta:
        model = CorrespondenceQuestion
        fields = ("question", "needs", "silence_consents", "closes_on")
        field_classes = {"question": CellField, "closes_on": DateWordsField}
        widgets = {"needs": forms.RadioSelect}
        labels = {"needs": "What it needs", "silence_consents": "Silence is consent"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.asked_on:
            for name in ("question", "needs", "silence_consents"):
                del self.fields[name]


class AnswerQuestionForm(KitForm):
    """What one member answers."""

    reply = forms.ChoiceField(label="Your answer", choices=REPLIES, widget=forms.RadioSelect)
    condition = CellField(
        label="If what?", required=False, max_length=4_000, rows=3, help_text="Only with “Yes, if”."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self):
        answers = super().clean()
        if answers.get("reply") == Reply.CONDITION and not answers.get("condition"):
            self.add_error("condition", "Write the condition, or answer yes.")
        return answers


class CloseQuestionForm(KitForm):
    """The decision as it is printed; only asked for where there is one."""

    words = CellField(
        label="What was decided", required=False, max_length=10_000, rows=3,
        help_text="As the minutes print it after AGREED, such as: that the grant be paid.",
    )  # fmt: skip
    verb = forms.ChoiceField(
        label="It was", choices=MeetingDecision.Verb, initial=MeetingDecision.Verb.AGREED
    )
    conditions_met = forms.BooleanField(
        label="The conditions that were made are met, so those answers count as yes", required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, conditions: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not conditions:
            del self.fields["conditions_met"]
