"""Forms for groups and the seats on them."""

from __future__ import annotations

from csp.forms import KitModelForm
from plans.models import Group, Seat


class GroupForm(KitModelForm):
    class Meta:
        model = Group
        fields = ("name", "kind", "parent", "cadence", "remit", "aims")


class SeatForm(KitModelForm):
    class Meta:
        model = Seat
        fields = ("post", "person", "organisation", "words", "chair", "several")
        labels = {"organisation": "Body"}
        help_texts = {
            "chair": "Where two share the chair, tick this for both.",
            "several": "As in “Station Managers”.",
        }
