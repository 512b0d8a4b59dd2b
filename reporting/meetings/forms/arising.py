"""What an item asks somebody to do."""

from __future__ import annotations

from django import forms

from actions.agreed.forms.agreed import AgreedActionForm
from actions.models import AgreedAction


class ArisingForm(AgreedActionForm):
    """An action of a meeting: group and day are those of the meeting."""

    agreed_on = None

    class Meta(AgreedActionForm.Meta):
        fields = (
            "words", "owner_key", "owner_words", "due_kind", "due_on", "row", "passage",
            "number_printed", "audience",
        )  # fmt: skip
        widgets = {"due_kind": forms.RadioSelect, "audience": forms.RadioSelect}
        model = AgreedAction
