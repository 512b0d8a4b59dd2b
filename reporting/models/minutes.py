"""What a meeting decided, and what the public asked it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from csp.models import Ordered
from plans.models import Group, Organisation
from plans.models.base import Tenanted
from plans.models.rules import not_empty
from reporting.models.agenda import AgendaItem
from reporting.models.meeting import Meeting


class MeetingDecision(Ordered, Tenanted):
    """One decision under an item, with its words as printed after the lead-in.

    ``anchor`` is the passage of the item's body that it stands behind, kept by its text; empty is the
    end. ``effect`` is what follows from it elsewhere: offered by the page, and applied by somebody.
    """

    class Verb(models.TextChoices):
        APPROVED = "approved", "Approved"
        NOTED = "noted", "Noted"
        AGREED = "agreed", "Agreed"
        ENDORSED = "endorsed", "Endorsed"
        RECEIVED = "received", "Received"
        ADOPTED = "adopted", "Adopted"
        DEFERRED = "deferred", "Deferred"
        REFERRED = "referred", "Referred"
        REJECTED = "rejected", "Rejected"
        ELECTED = "elected", "Elected"
        RATIFIED = "ratified", "Ratified"

    class How(models.TextChoices):
        UNSAID = "", "Not stated"
        CONSENSUS = "consensus", "By consensus"
        UNANIMOUS = "unanimous", "Unanimously"
        VOTE = "vote", "By vote"
        CORRESPONDENCE = "correspondence", "By correspondence"

    class Result(models.TextChoices):
        CARRIED = "carried", "Carried"
        LOST = "lost", "Lost"
        FELL = "fell", "Fell without a seconder"

    class Effect(models.TextChoices):
        NONE = "", "Nothing elsewhere"
        PLAN = "plan", "The plan is agreed"
        STRATEGY = "strategy", "The strategy is in force"
        MINUTES = "minutes", "The minutes are approved"
        TERMS = "terms", "The terms of reference are agreed"
        ROW = "row", "A row of the plan changes"

    class EffectState(models.TextChoices):
        NONE = "", "Nothing to do"
        OFFERED = "offered", "Offered"
        APPLIED = "applied", "Done"
        DECLINED = "declined", "Not wanted"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="decisions", editable=False)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="the group that decided", help_text="Only where several met together.",
    )  # fmt: skip
    verb = models.CharField(max_length=10, choices=Verb, default=Verb.AGREED)
    words = models.TextField("words as printed", max_length=10_000)
    words_cy = models.TextField("words in Welsh", max_length=10_000, blank=True)
    anchor = models.TextField(max_length=10_000, blank=True, editable=False)
    number = models.CharField("its number, if it has one", max_length=40, blank=True)
    reason = models.TextField("reason", max_length=4_000, blank=True)
    how = models.CharField(max_length=14, choices=How, blank=True)
    votes_for = models.PositiveIntegerField("for", null=True, blank=True)
    votes_against = models.PositiveIntegerField("against", null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    votes_named = models.TextField("votes by name", max_length=4_000, blank=True)
    dissent = models.CharField("who asked to have dissent recorded", max_length=300, blank=True)
    moved_by = models.CharField(max_length=160, blank=True)
    seconded_by = models.CharField(max_length=160, blank=True)
    result = models.CharField(max_length=8, choices=Result, default=Result.CARRIED)
    to_body = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="referred to",
    )  # fmt: skip
    to_words = models.CharField("referred to, in words", max_length=200, blank=True)
    provisional = models.BooleanField("taken without a quorum or between meetings", default=False)
    ratified_at = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="decisions_ratified"
    )
    amended_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="amends"
    )
    effect = models.CharField(max_length=10, choices=Effect, blank=True)
    effect_state = models.CharField(max_length=10, choices=EffectState, blank=True, editable=False)
    effect_on = models.DateField(null=True, blank=True, editable=False)
    effect_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        editable=False,
    )  # fmt: skip

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        verbose_name = "decision of a meeting"
        verbose_name_plural = "decisions of meetings"
        constraints = [
            not_empty("decision_says_something", "words", "Write what was decided."),
            models.CheckConstraint(
                name="decision_votes_are_of_a_vote",
                condition=Q(how__in=["vote", "correspondence"])
                | Q(votes_for=None, votes_against=None, abstained=None),
                violation_error_message="Votes are counted where there was a vote.",
            ),
            models.CheckConstraint(
                name="decision_ratified_was_provisional",
                condition=Q(ratified_at=None) | Q(provisional=True),
                violation_error_message="Only a provisional decision is ratified.",
            ),
            models.CheckConstraint(
                name="decision_effect_is_of_a_kind",
                condition=Q(effect_state="") | ~Q(effect=""),
                violation_error_message="Say what the decision changes.",
            ),
            models.CheckConstraint(
                name="decision_lost_has_no_effect",
                condition=Q(result="carried") | ~Q(effect_state="applied"),
                violation_error_message="A motion that was lost changes nothing.",
            ),
            models.CheckConstraint(
                name="decision_does_not_amend_itself",
                condition=Q(amended_by=None) | ~Q(amended_by=F("id")),
                violation_error_message="A decision cannot amend itself.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.words.split())

    @property
    def holds(self) -> bool:
        """Whether it was decided for good: carried, and with a quorum or ratified since."""
        return self.result == self.Result.CARRIED and (
            not self.provisional or self.ratified_at_id is not None
        )

    def siblings(self) -> models.QuerySet:
        return MeetingDecision.objects.filter(item_id=self.item_id)


class PublicQuestion(Ordered, Tenanted):
    """A question from the public with its answer. Who asked is guarded in public."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="questions", editable=False)
    asker = models.CharField("who asked", max_length=160, blank=True)
    asker_public = models.BooleanField("may be named in public", default=False)
    question = models.TextField(max_length=10_000)
    answer = models.TextField(max_length=20_000, blank=True)
    supplementary = models.TextField("supplementary question", max_length=10_000, blank=True)
    supplementary_answer = models.TextField("its answer", max_length=20_000, blank=True)
    written_reply = models.TextField(max_length=20_000, blank=True)
    reply_promised = models.BooleanField("a written reply was promised", default=False)

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        constraints = [
            not_empty("public_question_asks_something", "question", "Write what was asked."),
            models.CheckConstraint(
                name="public_question_answer_follows",
                condition=~Q(supplementary="") | Q(supplementary_answer=""),
                violation_error_message="Write the supplementary question too.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.question.split())[:200]

    @property
    def public_asker(self) -> str:
        return self.asker if self.asker_public and self.asker else "A member of the public"

    def siblings(self) -> models.QuerySet:
        return PublicQuestion.objects.filter(item_id=self.item_id)
