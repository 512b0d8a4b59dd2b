"""Forms for items of an agenda and their papers."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, ClockField, DateWordsField, KitForm, KitModelForm
from plans.audience import Audience
from reporting.meetings.forms.minutes import CirculateMinutesForm
from reporting.models import AgendaItem, AgendaPaper, Report

READERS = [
    (Audience.PUBLIC, "Public"),
    (Audience.PARTNERS, "Members"),
    (Audience.RESTRICTED, "Restricted: those members who may read what is restricted"),
]
NAMED = "Write what the public may read as its heading."
REASON = "Say why it is restricted."


class AgendaItemForm(KitModelForm):
    audience = forms.ChoiceField(label="Who may read it", choices=READERS, widget=forms.RadioSelect)
    starts = ClockField(label="Planned for", required=False)

    class Meta:
        model = AgendaItem
        fields = (
            "heading",
            "kind",
            "purpose",
            "author_words",
            "author",
            "author_body",
            "minutes",
            "starts",
            "rubric",
            "recommendations",
            "audience",
            "restricted_reason",
            "public_heading",
            "parent",
            "minutes_of",
            "taken_with",
            "plan",
            "row",
            "round",
            "report",
            "consultation",
            "assessment",
            "strategy",
            "recommendation",
            "late_reason",
        )
        field_classes = {"rubric": CellField, "recommendations": CellField}
        widgets = {"heading": forms.Textarea(attrs={"rows": 2}), "purpose": forms.RadioSelect}
        labels = {"kind": "What it is", "purpose": "What is asked"}
        help_texts = {
            "author_words": "As it is printed, such as Chair. Or choose a post or a body below.",
            "author_body": "Its leads can read the item although they do not sit on the group.",
            "public_heading": "Needed where not everybody may read the item.",
        }

    kit = {"minutes": {"width": "3"}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        item = self.instance
        own = AgendaItem.objects.filter(meeting_id=item.meeting_id, parent=None)
        for name in ("parent", "taken_with"):
            self.fields[name].queryset = own.exclude(pk=item.pk)
        held = self.fields["minutes_of"]
        held.queryset = held.queryset.held().filter(group=item.meeting.group).with_group()
        report = self.fields["report"]
        report.queryset = report.queryset.light().filter(state__in=FROZEN)

    def clean(self):
        answers = super().clean()
        audience = answers.get("audience")
        if audience != Audience.RESTRICTED:
            return answers
        for name, words in (("public_heading", NAMED), ("restricted_reason", REASON)):
            if not answers.get(name) and name not in self.errors:
                self.add_error(name, words)
        return answers


FROZEN = (Report.State.FROZEN, Report.State.PUBLISHED)


class IssueForm(CirculateMinutesForm):
    """What an agenda is issued from, and a box for each thing that stands in the way of the public."""


class AgendaPaperForm(KitModelForm):
    """A paper that is promised, or one that this site froze."""

    audience = forms.ChoiceField(label="Who may read it", choices=READERS, widget=forms.RadioSelect)

    class Meta:
        model = AgendaPaper
        fields = (
            "title",
            "due_on",
            "author_words",
            "author",
            "author_email",
            "report",
            "publication",
            "audience",
            "wider_reason",
            "alternative_text",
        )
        field_classes = {"due_on": DateWordsField}
        labels = {"due_on": "Due", "report": "A frozen paper or report", "publication": "A plan"}
        help_texts = {
            "report": "Choose one where the paper was made here. Leave empty for a file.",
            "wider_reason": "Only where more people may read it than its item.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        report, plan = self.fields["report"], self.fields["publication"]
        report.queryset = report.queryset.light().filter(state__in=FROZEN)
        plan.queryset = plan.queryset.light().open().select_related("plan")
        if self.instance.file:
            del self.fields["report"], self.fields["publication"]

    def clean(self):
        answers = super().clean()
        if answers.get("report") and answers.get("publication"):
            self.add_error("publication", "Choose one or the other.")
        return answers


class ReceivePaperForm(KitForm):
    """What the author sent: a file or words."""

    file = forms.FileField(
        label="File", required=False, help_text="PDF, Word (.docx) or a picture."
    )
    text = CellField(label="Or its words", required=False, max_length=200_000, rows=8)
    alternative_text = CellField(
        label="What it shows, in words",
        required=False,
        rows=3,
        max_length=4_000,
        help_text="For a picture or a scan.",
    )

    def clean(self):
        answers = super().clean()
        if not self.errors and not answers.get("file") and not answers.get("text"):
            self.add_error("file", "Choose the file, or write the words below.")
        return answers


class SendPaperForm(ReceivePaperForm):
    """The same from the author, by a link."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def sent(self) -> dict:
        answers = dict(self.cleaned_data)
        return {"upload": answers.pop("file"), **answers}


class WithdrawPaperForm(KitForm):
    reason = forms.CharField(label="Why it is withdrawn", max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)
