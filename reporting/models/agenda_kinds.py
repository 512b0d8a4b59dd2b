"""What an item of an agenda can be, and what a meeting is asked to do with it."""

from __future__ import annotations

from django.db import models


class ItemKind(models.TextChoices):
    PLAIN = "plain", "Plain item"
    INTRODUCTIONS = "introductions", "Introductions and apologies"
    INTERESTS = "interests", "Declarations of interest"
    MINUTES = "minutes", "Minutes of an earlier meeting"
    ARISING = "arising", "Matters arising"
    URGENT = "urgent", "Other business, named at the beginning"
    REPORT = "report", "Report"
    OTHER_MINUTES = "other-minutes", "Minutes of another body"
    QUESTIONS = "questions", "Questions of the public"
    PLANNED = "planned", "Planned reports"
    REPORTS_BACK = "reports-back", "Reports back"
    NEXT_MEETING = "next-meeting", "Next meeting"
    OTHER_BUSINESS = "other-business", "Other business"


# The kinds whose heading names a topic; that of the others is the same at every meeting.
TOPICAL = frozenset({ItemKind.PLAIN, ItemKind.REPORT, ItemKind.OTHER_MINUTES})
# What fills itself from other records, so that nobody is asked for a paper.
FILLED = frozenset({ItemKind.ARISING, ItemKind.PLANNED})


class Purpose(models.TextChoices):
    NOTE = "note", "To note"
    DISCUSS = "discuss", "To discuss"
    DECIDE = "decide", "To decide"
