"""The items of a meeting and the papers that go with them."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from actions.models import Action, Round
from csp.models import Ordered
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import (
    Assessment,
    Consultation,
    Driver,
    Organisation,
    Plan,
    Post,
    Priority,
)  # fmt: skip
from plans.models.base import Tenanted
from plans.models.rules import not_empty
from reporting.models.agenda_kinds import TOPICAL, ItemKind, Purpose
from reporting.models.meeting import Meeting
from reporting.models.paper import Paper
from reporting.models.publication import Publication
from reporting.models.querysets.agenda import AgendaItemQuerySet, AgendaPaperQuerySet
from reporting.models.recommendation import Recommendation
from reporting.models.report import Report


def link_to(model, **options) -> models.ForeignKey:
    """What an item is about. Should it go one day, the words of the meeting stay."""
    names = {"null": True, "blank": True, "related_name": "agenda_items"} | options
    return models.ForeignKey(model, models.SET_NULL, **names)


class AgendaItem(Ordered, Tenanted):
    """One item, before the meeting as it is announced and after it with what was said.

    ``number`` is the minute's number as it is printed, given when the draft goes out or typed;
    ``counted`` is the running number in it. ``position`` is the order of the agenda, ``taken_place``
    the order in which items were taken where that differed. ``body`` is in the narrative format.
    The public reads ``public_heading`` and ``public_body`` of what is not public, where there are any.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", editable=False)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name="under"
    )
    part = models.CharField(max_length=60, blank=True, help_text="Such as Part 2.")
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.PLAIN)
    number = models.CharField("minute's number", max_length=40, blank=True)
    number_typed = models.BooleanField(default=False, editable=False)
    number_printed = models.CharField(
        "number as printed, on its own lines", max_length=80, blank=True
    )
    counted = models.PositiveIntegerField(null=True, blank=True, editable=False)
    taken_place = models.PositiveSmallIntegerField("taken as", null=True, blank=True)
    heading = models.TextField(max_length=500)
    heading_cy = models.TextField("heading in Welsh", max_length=500, blank=True)
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    rubric = models.TextField("words of the agenda", max_length=4_000, blank=True)
    recommendations = models.TextField(
        "what is recommended", max_length=4_000, blank=True, help_text="One line a recommendation."
    )
    author = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="from"
    )
    author_body = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="from the body",
    )  # fmt: skip
    author_words = models.CharField("from, in words", max_length=160, blank=True)
    starts = models.TimeField("planned for", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        "minutes allowed", null=True, blank=True, validators=[MaxValueValidator(600)]
    )
    late_reason = models.CharField(
        "why it is taken although it came late", max_length=300, blank=True
    )
    audience = AudienceField("who may read it", default=Audience.PUBLIC)
    restricted_reason = models.CharField(
        "why it is restricted", max_length=300, blank=True,
        help_text="Under the rules of a council committee: the paragraph of Schedule 12A.",
    )  # fmt: skip
    public_heading = models.CharField("heading in public", max_length=300, blank=True)
    public_body = models.TextField("what the public reads of it", max_length=20_000, blank=True)
    taken_with = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="taken_together",
        verbose_name="taken with",
    )  # fmt: skip
    refers_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="referred_by",
        verbose_name="see the minute",
    )  # fmt: skip
    minutes_of = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="items_about_minutes",
        verbose_name="minutes of",
    )  # fmt: skip
    deferred_to = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="items_deferred_here",
        verbose_name="deferred to",
    )  # fmt: skip
    other_body_met_on = models.DateField("the other body met on", null=True, blank=True)
    plan = link_to(Plan)
    priority = link_to(Priority)
    row = link_to(Action)
    round = link_to(Round, verbose_name="quarter")
    paper = link_to(Paper)
    report = link_to(Report, verbose_name="frozen paper")
    consultation = link_to(Consultation)
    assessment = link_to(Assessment)
    strategy = link_to(Driver)
    recommendation = link_to(Recommendation)
    body = models.TextField("what was said", max_length=200_000, blank=True)
    body_cy = models.TextField("what was said, in Welsh", max_length=200_000, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        verbose_name = "item"
        indexes = [models.Index(fields=["partnership", "number"], name="item_by_number")]
        constraints = [
            not_empty("item_has_a_heading", "heading", "Write the item's heading."),
            models.CheckConstraint(
                name="item_restricted_says_why",
                condition=~Q(audience="restricted") | ~Q(restricted_reason=""),
                violation_error_message="Say why the item is restricted.",
            ),
            models.CheckConstraint(
                name="item_is_not_under_itself",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message="An item cannot be under itself.",
            ),
            models.CheckConstraint(
                name="item_is_not_taken_with_itself",
                condition=Q(taken_with=None) | ~Q(taken_with=F("id")),
                violation_error_message="An item cannot be taken with itself.",
            ),
        ]

    def __str__(self) -> str:
        return " ".join(self.heading.split()) or "Item"

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#item-{self.pk}"

    @property
    def author_printed(self) -> str:
        """Whom the agenda names for it: the words typed, else the post, else the body."""
        return self.author_words or str(self.author or self.author_body or "")

    @property
    def is_topic(self) -> bool:
        """Whether it may come back at another meeting."""
        return self.kind in TOPICAL

    @property
    def public_title(self) -> str:
        """What the public reads as its heading; of a restricted item only words of its own."""
        if self.audience == Audience.PUBLIC:
            return str(self)
        return self.public_heading or UNNAMED

    def siblings(self) -> models.QuerySet:
        return AgendaItem.objects.filter(meeting_id=self.meeting_id, parent_id=self.parent_id)


UNNAMED = "Item not open to the public"


class AgendaPaper(Ordered, Tenanted):
    """A paper that was promised for an item: a file, words, or something that this site froze."""

    class State(models.TextChoices):
        PROMISED = "promised", "Promised"
        RECEIVED = "received", "Received"
        LATE = "late", "Received late"
        TO_FOLLOW = "to-follow", "To follow"
        TABLED = "tabled", "Tabled at the meeting"
        WITHDRAWN = "withdrawn", "Withdrawn"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers", editable=False)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.PROMISED)
    file = models.FileField(upload_to="meetings/", blank=True, editable=False)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    text = models.TextField("words", max_length=200_000, blank=True)
    report = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="agenda_papers"
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="agenda_papers"
    )
    alternative_text = models.TextField(
        "what it shows, in words", max_length=4_000, blank=True,
        help_text="For a picture or a scan, for people who cannot see it.",
    )  # fmt: skip
    pages = models.PositiveIntegerField(null=True, blank=True, editable=False)
    due_on = models.DateField("due", null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True, editable=False)
    chased_at = models.DateTimeField("asked for last", null=True, blank=True, editable=False)
    author = models.ForeignKey(
        Post, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="from"
    )
    author_words = models.CharField("from, in words", max_length=160, blank=True)
    author_email = models.EmailField("author's e-mail address", blank=True)
    number = models.PositiveIntegerField("version", default=1, editable=False)
    audience = AudienceField("who may read it", default=Audience.PUBLIC)
    wider_reason = models.CharField(
        "why it is open although its item is not", max_length=300, blank=True
    )
    withdrawn_reason = models.CharField("why it was withdrawn", max_length=300, blank=True)
    trouble = models.CharField(max_length=300, blank=True, editable=False)

    objects = AgendaPaperQuerySet.as_manager()

    history_needs = undo_needs = "MINUTE"

    class Meta(Ordered.Meta):
        verbose_name = "paper of a meeting"
        verbose_name_plural = "papers of meetings"
        constraints = [
            not_empty("agenda_paper_has_a_title", "title", "Give the paper a title."),
            models.CheckConstraint(
                name="agenda_paper_received_is_there",
                condition=~Q(state__in=["received", "late", "tabled"])
                | ~Q(file="") | ~Q(text="") | Q(report__isnull=False)
                | Q(publication__isnull=False),
                violation_error_message="A paper that was received has a file, words, or a frozen paper.",
            ),
            models.CheckConstraint(
                name="agenda_paper_is_one_thing",
                condition=Q(report=None, publication=None)
                | Q(file="", publication=None) | Q(file="", report=None),
                violation_error_message="A paper is a file or a frozen paper, not both.",
            ),
            models.CheckConstraint(
                name="agenda_paper_withdrawn_says_why",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                violation_error_message="Say why the paper is withdrawn.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def is_here(self) -> bool:
        return self.state in HERE

    @property
    def is_word_file(self) -> bool:
        """Whether what is here is a Word file, which stays beside a pack as only pages are bound in."""
        return self.is_here and (self.file.name or "").lower().endswith((".docx", ".doc"))

    def siblings(self) -> models.QuerySet:
        return AgendaPaper.objects.filter(item_id=self.item_id)


# The states of a paper that can be read.
HERE = frozenset({AgendaPaper.State.RECEIVED, AgendaPaper.State.LATE, AgendaPaper.State.TABLED})
