"""The two questions that a change of agreed wording asks."""

from __future__ import annotations

from django import forms

from actions.rows.services.revising import Approval
from csp.forms import KitForm


class ApprovalForm(KitForm):
    """Why the wording changes and who approved it; shown only once they are needed."""

    reason = forms.CharField(
        label="Why does it change?",
        required=False,
        max_length=500,
        help_text="One sentence is enough.",
    )
    approved_by = forms.CharField(
        label="Who approved the change?",
        required=False,
        max_length=200,
        help_text="A person, a post or a meeting, such as Strategy group, 12 May 2016.",
    )
    spelling = forms.BooleanField(
        label="Only spelling",
        required=False,
        help_text="For slips. It needs no reason and no approval.",
    )

    def approval(self) -> Approval | None:
        """What was answered; None when nothing was, or when it does not fit."""
        if not self.is_valid() or not any(self.cleaned_data.values()):
            return None
        return Approval(**self.cleaned_data)

    def complain(self) -> ApprovalForm:
        """Say which answer is missing."""
        for name, words in MISSING.items():
            if self.is_bound and not self.errors.get(name) and not self.cleaned_data.get(name):
                self.add_error(name, words)
        return self

    def ask_again(self) -> ApprovalForm:
        """The questions once more; they complain only if they were on the page already."""
        return self.complain() if "reason" in self.data else self


class RowApprovalForm(ApprovalForm):
    """The same for a row that is added to an agreed plan or taken out of it: never only spelling."""

    spelling = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Why is a row added or removed now?"


MISSING = {
    "reason": "Give the reason for the change.",
    "approved_by": "Say who approved the change.",
}
