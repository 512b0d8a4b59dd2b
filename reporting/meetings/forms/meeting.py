"""Forms for meetings: one, a year of them, and those that are moved or cancelled."""

from __future__ import annotations

from django import forms

from csp.forms import ClockField, DateWordsField, KitForm, KitModelForm, RowsField
from csp.periods import date_words
from plans.models import DutyRecord, Group
from reporting.models import Meeting

WHY = "Everybody who sees the date sees this too."


class RequirementField(forms.ModelChoiceField):
    """What the policing body required, by the day on which it did."""

    def label_from_instance(self, record: DutyRecord) -> str:
        day = record.notice_on or record.was_done_on
        return f"Required on {date_words(day)}"


class MeetingForm(KitModelForm):
    """A meeting. ``group`` is chosen once, when it is planned."""

    joint_groups = RowsField(
        Group.objects.all(),
        label="Together with",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Only for a joint meeting.",
    )
    starts = ClockField(label="Begins at", required=False)
    ends = ClockField(label="Ends at", required=False)
    requirement = RequirementField(
        DutyRecord.objects.filter(kind=DutyRecord.Kind.REQUIREMENT),
        label="What the policing body required",
        required=False,
        empty_label="Nothing: it was not required",
        help_text="Where the policing body called for this meeting. The checks then look at who came.",
    )

    class Meta:
        model = Meeting
        fields = (
            "date",
            "month_only",
            "starts",
            "ends",
            "place",
            "kind",
            "title",
            "joining_link",
            "open_to_public",
            "notice_on",
            "requirement",
            "joint_groups",
            "next_meeting_words",
        )
        field_classes = {"date": DateWordsField, "notice_on": DateWordsField}
        labels = {"date": "Day", "kind": "Kind of meeting"}
        help_texts = {
            "month_only": "Write any day of the month. The day can be said later.",
            "notice_on": "Leave empty if none was given yet.",
            "next_meeting_words": "Only if the next meeting is not in the calendar.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A question by correspondence is put on a page of its own.
        kinds = self.fields["kind"]
        kinds.choices = [each for each in kinds.choices if each[0] != Meeting.Kind.CORRESPONDENCE]
        if not self.fields["requirement"].queryset.exists():
            del self.fields["requirement"]
        if self.instance.group_id:
            others = self.fields["joint_groups"]
            others.queryset = others.queryset.exclude(pk=self.instance.group_id)
            if not others.queryset.exists():
                del self.fields["joint_groups"]

    def clean(self):
        answers = super().clean()
        if answers.get("month_only") and answers.get("date"):
            answers["date"] = answers["date"].replace(day=1)
        return answers


class NewMeetingForm(MeetingForm):
    group = forms.ModelChoiceField(Group.objects.all(), label="Group that meets")

    field_order = ("group",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.fields["group"].queryset.count() == 1:
            self.fields["group"].initial = self.fields["group"].queryset.first()

    def clean(self):
        answers = super().clean()
        if answers.get("group") in (answers.get("joint_groups") or ()):
            self.add_error("joint_groups", "A group does not meet with itself.")
        return answers


class MoveMeetingForm(KitForm):
    to = DateWordsField(label="New day")
    starts = ClockField(label="Begins at", required=False)
    place = forms.CharField(
        label="Place", max_length=300, required=False, help_text="Leave empty to keep the place."
    )
    reason = forms.CharField(label="Why it is moved", max_length=300, help_text=WHY)
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancelMeetingForm(KitForm):
    reason = forms.CharField(label="Why it is cancelled", max_length=300, help_text=WHY)
    version = forms.IntegerField(widget=forms.HiddenInput)


class YearOfMeetingsForm(KitForm):
    """Which group's year is laid out. Only groups with a rule for their days are offered."""

    group = forms.ModelChoiceField(Group.objects.all(), label="Group")
    first = DateWordsField(label="From", help_text="For example, 1 April 2017.")
    last = DateWordsField(label="Until")

    scopes = {
        "group": lambda rows, partnership: rows.filter(
            partnership=partnership, meeting_cadence__isnull=False
        )
    }

    def clean(self):
        answers = super().clean()
        first, last = answers.get("first"), answers.get("last")
        if first and last and not 0 <= (last - first).days <= MOST_DAYS:
            self.add_error("last", "Choose a day after the first one, and not over two years on.")
        return answers


MOST_DAYS = 731
