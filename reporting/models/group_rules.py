"""How one group meets: its numbers, its quorum, its days, and what the public sees of it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from csp.models import Ordered
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Group, Organisation, Post
from plans.models.base import Tenanted
from plans.models.rules import not_empty
from reporting.models.agenda_kinds import ItemKind, Purpose

MOST_DAYS = MaxValueValidator(366)


class GroupRules(Tenanted):
    """The rules of one group. A group without them meets by the usual ones.

    ``number_pattern`` holds the tokens of ``reporting.meetings.rules.numbering``. Days are counted
    back from a meeting, but for ``draft_days``, which count on from it.
    """

    class Restart(models.TextChoices):
        NEVER = "never", "Never"
        YEAR = "year", "Each year"
        MEETING = "meeting", "At each meeting"

    class Quorum(models.TextChoices):
        NONE = "none", "No quorum"
        PEOPLE = "people", "A number of people"
        AUTHORITIES = "authorities", "A number of responsible authorities"
        EACH = "each", "A number of people from each of some bodies"

    class Regime(models.TextChoices):
        PARTNERSHIP = "partnership", "Partnership: the group's own rules"
        ENGLAND = "england", "Committee of a council in England"
        WALES = "wales", "Committee of a council in Wales"

    class Minutes(models.TextChoices):
        NOTHING = "nothing", "Not shown"
        APPROVED = "approved", "Shown when approved"
        DRAFT = "draft", "Shown as a draft too"

    class Needs(models.TextChoices):
        MAJORITY = "majority", "A majority"
        UNANIMITY = "unanimity", "Everybody"

    group = models.OneToOneField(Group, models.CASCADE, related_name="rules", editable=False)
    prefix = models.CharField(
        "letters before a minute's number", max_length=20, blank=True, help_text="Such as SSP."
    )
    number_pattern = models.CharField(
        "how a minute's number is written",
        max_length=60,
        default="{prefix} {n}/{yy}",
        help_text="{prefix}, {n}, and {yy}, {yyyy} or {yy-yy} for the year, in any order.",
    )
    restart = models.CharField(
        "numbers begin again", max_length=8, choices=Restart, default=Restart.YEAR
    )
    restart_month = models.PositiveSmallIntegerField(
        "month in which they do",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="1 for January. Empty is the partnership's own.",
    )
    first_number = models.PositiveIntegerField("first number", default=1)
    quorum_kind = models.CharField("quorum", max_length=12, choices=Quorum, default=Quorum.NONE)
    quorum_count = models.PositiveSmallIntegerField("how many", default=0)
    quorum_bodies = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name="bodies that must be there"
    )
    quorum_words = models.CharField("quorum as the group words it", max_length=300, blank=True)
    agenda_days = models.PositiveSmallIntegerField(
        "days before a meeting that its agenda goes out", default=7, validators=[MOST_DAYS]
    )
    paper_days = models.PositiveSmallIntegerField(
        "days before a meeting that papers are due", default=14, validators=[MOST_DAYS]
    )
    draft_days = models.PositiveSmallIntegerField(
        "days after a meeting that draft minutes go out", default=14, validators=[MOST_DAYS]
    )
    regime = models.CharField(
        "which rules of publication apply", max_length=12, choices=Regime,
        default=Regime.PARTNERSHIP,
    )  # fmt: skip
    public_dates = models.BooleanField("the public sees the dates", default=False)
    public_agenda = models.BooleanField("the public sees agendas", default=False)
    public_papers = models.BooleanField("the public sees papers", default=False)
    public_minutes = models.CharField(
        "minutes in public", max_length=10, choices=Minutes, default=Minutes.NOTHING
    )
    lead_in = models.CharField("word before a decision", max_length=30, default="AGREED")
    opening = models.CharField(
        "opening sentence",
        max_length=200,
        default="A meeting of {group} was held on {date}.",
        help_text="{group} and {date} are filled in.",
    )
    reports_back = models.TextField(
        "bodies that are reported back from", max_length=2_000, blank=True,
        help_text="One line a body.",
    )  # fmt: skip
    chair_agrees_agenda = models.BooleanField(
        "the chair agrees the agenda before it goes out", default=False
    )
    pack_needs_sign_in = models.BooleanField("members sign in to read the pack", default=False)
    correspondence_needs = models.CharField(
        "a decision by correspondence needs", max_length=10, choices=Needs, default=Needs.MAJORITY
    )
    silence_consents = models.BooleanField("by correspondence, silence is consent", default=False)
    retention_years = models.PositiveSmallIntegerField(
        "years that papers and minutes are kept",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    terms = models.ForeignKey(
        "reporting.Report", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="terms of reference",
    )  # fmt: skip
    terms_agreed_at = models.ForeignKey(
        "reporting.Meeting", models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="agreed at",
    )  # fmt: skip
    terms_review_on = models.DateField("review due", null=True, blank=True)

    class Meta:
        ordering = ["group__position", "pk"]
        verbose_name = "rules of a group"
        verbose_name_plural = "rules of groups"
        constraints = [
            models.CheckConstraint(
                name="group_restart_month_is_a_month",
                condition=Q(restart_month=None) | Q(restart_month__gte=1, restart_month__lte=12),
                violation_error_message="A month is a number from 1 to 12.",
            ),
            models.CheckConstraint(
                name="group_quorum_has_a_number",
                condition=Q(quorum_kind="none") | Q(quorum_count__gte=1),
                violation_error_message="Say how many make a quorum.",
            ),
            models.CheckConstraint(
                name="group_public_agenda_has_a_date",
                condition=Q(public_dates=True) | Q(public_agenda=False, public_minutes="nothing"),
                violation_error_message="Agendas and minutes are shown under their dates: show those too.",
            ),
            models.CheckConstraint(
                name="group_public_papers_have_an_agenda",
                condition=Q(public_agenda=True) | Q(public_papers=False),
                violation_error_message="Papers are shown with their agenda: show that too.",
            ),
            not_empty(
                "group_number_pattern_is_there", "number_pattern", "Say how a number is written."
            ),
        ]

    def __str__(self) -> str:
        return f"Rules of {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("workspace:group_rules", args=[self.partnership.slug, self.group_id])


class StandingItem(Ordered, Tenanted):
    """An item that each agenda of a group begins with, and its usual words."""

    rules = models.ForeignKey(GroupRules, models.CASCADE, related_name="standing_items")
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.PLAIN)
    heading = models.CharField(max_length=300)
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    words = models.TextField(
        "usual words", max_length=10_000, blank=True,
        help_text="Such as “There were no matters arising.”",
    )  # fmt: skip
    author = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="from"
    )
    author_words = models.CharField("from, in words", max_length=160, blank=True)
    audience = AudienceField("who may read it", default=Audience.PUBLIC)

    class Meta(Ordered.Meta):
        constraints = [
            not_empty("standing_item_has_a_heading", "heading", "Write the item's heading."),
            models.CheckConstraint(
                name="standing_item_is_not_restricted",
                condition=~Q(audience="restricted"),
                violation_error_message="An item is restricted for a reason of its own, at its meeting.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    def siblings(self) -> models.QuerySet:
        return StandingItem.objects.filter(rules_id=self.rules_id)
