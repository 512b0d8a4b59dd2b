"""What comes of an item while it is minuted: decisions, what somebody has to do, declared interests."""

from __future__ import annotations

from actions.models import AgreedAction
from plans.pages.views.base import AddPage, EditPage, RemovePage
from reporting.meetings.forms.arising import ArisingForm
from reporting.meetings.forms.minuting import DecisionForm, InterestForm
from reporting.meetings.services.arising import change_at_item
from reporting.meetings.services.minuting import (
    change_decision,
    decide,
    declare_interest,
    remove_decision,
)
from reporting.meetings.views.minuting import OfDesk
from reporting.models import Interest, MeetingDecision


class DecisionPages(OfDesk):
    model = MeetingDecision
    words = "decision"

    def rows(self):
        rows = MeetingDecision.objects.filter(item=self.item)
        return rows.select_related("item__meeting__group", "item__parent")


class DecisionAdd(DecisionPages, AddPage):
    """A decision with its votes, or one that was taken by correspondence."""

    title = "Record a decision"
    form_class = DecisionForm

    def find_row(self) -> MeetingDecision:
        return MeetingDecision(partnership=self.partnership, item=self.item)

    def store(self, form: DecisionForm, formsets) -> MeetingDecision:
        row = self.find_row()
        for name, value in form.values().items():
            setattr(row, name, value)
        return decide(by=self.request.user, decision=row)


class DecisionEdit(DecisionPages, EditPage):
    form_class = DecisionForm

    def get_context(self, **extra):
        remove_url = self.address("decision_remove", self.meeting.pk, self.item.pk, self.row.pk)
        return super().get_context() | {"remove_url": remove_url} | extra

    def store(self, form: DecisionForm, formsets) -> MeetingDecision:
        return change_decision(
            by=self.request.user, decision=self.row, version=form.began_from, values=form.changes()
        )


class DecisionRemove(DecisionPages, RemovePage):
    def remove(self):
        return remove_decision(by=self.request.user, decision=self.row)


class ArisingEdit(OfDesk, EditPage):
    """Who does what the item asked for, and by when."""

    model = AgreedAction
    words = "action"
    title = "Who does it, and by when"
    form_class = ArisingForm

    def rows(self):
        seen = AgreedAction.objects.visible_to(self.access, self.request.user)
        return seen.filter(at_meeting__item=self.item)

    def store(self, form: ArisingForm, formsets) -> AgreedAction:
        return change_at_item(
            by=self.request.user,
            agreed=self.row,
            item=self.item,
            version=form.began_from,
            values=form.changes(),
        )


class InterestAdd(OfDesk, AddPage):
    model = Interest
    words = "interest"
    title = "An interest is declared"
    form_class = InterestForm

    def find_row(self) -> Interest:
        return Interest(partnership=self.partnership, item=self.item)

    def get_form(self, data=None, files=None) -> InterestForm:
        return InterestForm(
            data, instance=self.row, partnership=self.partnership, meeting=self.meeting
        )

    def store(self, form: InterestForm, formsets) -> Interest:
        row = self.find_row()
        for name, value in form.values().items():
            setattr(row, name, value)
        return declare_interest(by=self.request.user, interest=row)
