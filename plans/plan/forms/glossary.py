"""The form for a short form and what it stands for."""

from __future__ import annotations

from csp.forms import KitModelForm
from plans.models import Term


class TermForm(KitModelForm):
    class Meta:
        model = Term
        fields = ("acronym", "words", "variants")
        labels = {"acronym": "Short form"}

    kit = {"acronym": {"width": "10"}}
