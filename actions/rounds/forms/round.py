"""Forms about a round: opening it, changing its dates, closing it and opening it again."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from actions.models import Round
from csp.forms import CellField, DateWordsField, KitForm, KitModelForm
from csp.periods import date_words
from csp.periods.holidays import day_off_words, working_day_from

INSTRUCTIONS = Round._meta.get_field("instructions").max_length
DUE_HINT = "Leads are told this day. Answers are taken after it too, and marked as late."
CLOSES_HINT = "Until the end of this day the links in the e-mails work."
FINAL_HINT = "Asks each lead how the whole year went."


class WorkingDayField(DateWordsField):
    """A day on which people are at work."""

    def clean(self, value) -> date | None:
        day = super().clean(value)
        if day and (why := day_off_words(day)):
            instead = date_words(working_day_from(day))
            raise ValidationError(
                f"{date_words(day)} is {why}. Choose a working day, such as {instead}."
            )
        return day


class RoundOpenForm(KitForm):
    """The days of a new round. Which period it is about stands in the page's address."""

    opens_on = DateWordsField(
        label="Opens", help_text="Leads get their e-mail on this day, or at once if it has come."
    )
    due_on = WorkingDayField(label="Answers due", help_text=DUE_HINT)
    closes_on = WorkingDayField(label="Closes", help_text=CLOSES_HINT)
    instructions = CellField(
        label="What you would like to say to leads",
        max_length=INSTRUCTIONS,
        required=False,
        help_text="It stands in the e-mail and above the questions.",
    )
    final = forms.BooleanField(
        label="This is the final update of the year", required=False, help_text=FINAL_HINT
    )


class RoundForm(KitModelForm):
    """What may change while a round is open."""

    opens_on = DateWordsField(label="Opens", help_text="")
    due_on = WorkingDayField(label="Answers due", help_text=DUE_HINT)
    closes_on = WorkingDayField(label="Closes", help_text=CLOSES_HINT)

    class Meta:
        model = Round
        fields = ("title", "opens_on", "due_on", "closes_on", "instructions", "final")


class RoundCloseForm(KitForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class RoundReopenForm(KitForm):
    """Why, and until when answers are taken now."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why is it opened again?",
        max_length=Round._meta.get_field("reopened_because").max_length,
        help_text="It is kept with the round, and colleagues can read it.",
    )
    closes_on = WorkingDayField(label="Closes again", help_text=CLOSES_HINT)
