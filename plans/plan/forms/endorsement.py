"""The form for somebody who agrees a plan."""

from __future__ import annotations

from csp.forms import DateWordsField, KitModelForm
from plans.models import Endorsement


class EndorsementForm(KitModelForm):
    """A signatory as printed; without a date there is a line to sign on."""

    agreed_on = DateWordsField(
        label="Agreed on",
        required=False,
        help_text="For example, 12 May 2016. Leave it empty to print a line to sign on.",
    )
    kit = {"title": {"width": "10"}, "post_nominals": {"width": "10"}}

    class Meta:
        model = Endorsement
        fields = ["organisation", "title", "name", "post_nominals", "post", "agreed_on"]
