"""The form for a review after a death. Only those who may read all of one come to it."""

from __future__ import annotations

from actions.models import DeathReview
from csp.forms import DateWordsField, KitModelForm

DATES = ("decided_on", "notified_on", "submitted_on", "signed_off_on", "published_on")


class DeathReviewForm(KitModelForm):
    class Meta:
        model = DeathReview
        fields = (
            "local_ref",
            "label",
            "state",
            "decided_on",
            "notified_on",
            "submitted_on",
            "signed_off_on",
            "signed_off_by",
            "never_publish_reason",
            "publishable",
            "published_on",
            "published_words",
            "link",
            "summary",
            "detail",
        )
        field_classes = dict.fromkeys(DATES, DateWordsField)
        help_texts = {
            "local_ref": "Such as Review 1. Never a name or a date of death.",
            "label": (
                "The law renames it. Such as DHR, domestic homicide review, "
                "domestic abuse related death review, or learning review."
            ),
            "never_publish_reason": "Once given, it can be put in other words but not taken back.",
            "summary": "Shown to colleagues only when the review may be published. Name nobody.",
            "detail": "Never printed, listed or exported. You and the chair can read it.",
            **dict.fromkeys(DATES, "For example, 5 December 2016."),
        }

    kit = {"local_ref": {"width": "20"}, "summary": {"rows": 4}, "detail": {"rows": 6}}
