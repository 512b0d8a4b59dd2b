"""What a meeting or a quarter's sign-off asked somebody to do: one list, whoever asked."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from actions.models.action import Action
from actions.models.querysets.agreed import AgreedActionQuerySet
from actions.models.round import Round
from actions.models.update import Update
from csp.mail.queryset import OutboxQuerySet
from plans.audience import Audience
from plans.fields import AudienceField
from plans.models import Group, Organisation, Person, Post
from plans.models.base import Belonging, Tenanted
from plans.models.rules import not_empty


class AgreedAction(Tenanted):
    """Something that somebody has to do because it was agreed, until it is done or needed no longer.

    ``number`` is its own in the partnership, never a minute's. The owner is a body, a post or a person,
    and ``owner_words`` what is printed where none of those was meant. ``due_kind`` says how it was asked
    for: with "by the next meeting" the day follows the meeting, and is empty until somebody knows it.
    ``round`` and ``update`` are those of a decision of a sign-off. A meeting ties it to its item itself.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CARRIED = "carried", "Carried over"
        DONE = "done", "Done"
        OVERTAKEN = "overtaken", "Overtaken"
        DROPPED = "dropped", "Dropped"

    class DueKind(models.TextChoices):
        NONE = "", "No day was named"
        DAY = "day", "On a day"
        NEXT_MEETING = "meeting", "By the next meeting"

    number = models.PositiveIntegerField(editable=False)
    number_printed = models.CharField(
        "number as printed", max_length=30, blank=True, help_text="Such as R12/23, if it has one."
    )
    words = models.TextField("what is to be done", max_length=2_000)
    words_cy = models.TextField("what is to be done, in Welsh", max_length=2_000, blank=True)
    passage = models.TextField(
        "the words that asked for it", max_length=4_000, blank=True,
        help_text="As they stand in the minutes, if they say more.",
    )  # fmt: skip
    agreed_on = models.DateField("agreed on", default=timezone.localdate)
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="agreed_actions",
        verbose_name="group that asked",
    )  # fmt: skip
    owner_body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="agreed_actions",
        verbose_name="body that does it",
    )  # fmt: skip
    owner_post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="agreed_actions",
        verbose_name="post",
    )  # fmt: skip
    owner_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="agreed_actions",
        verbose_name="person",
    )  # fmt: skip
    owner_words = models.CharField("who does it, as printed", max_length=200, blank=True)
    earlier_owner = models.CharField("was given to before", max_length=200, blank=True)
    due_kind = models.CharField("by when", max_length=8, choices=DueKind, blank=True)
    due_on = models.DateField("due", null=True, blank=True)
    due_words = models.CharField("due, as printed", max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    carried = models.PositiveSmallIntegerField("times carried", default=0, editable=False)
    outcome = models.TextField("what was done", max_length=4_000, blank=True, editable=False)
    closed_on = models.DateField("closed", null=True, blank=True, editable=False)
    audience = AudienceField("who may read it", default=Audience.PARTNERS)
    row = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="agreed_actions",
        verbose_name="row of the plan that it is about",
    )  # fmt: skip
    became = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="agreed_as", editable=False,
        verbose_name="row that it was made into",
    )  # fmt: skip
    round = models.ForeignKey(
        Round, models.SET_NULL, null=True, blank=True, related_name="agreed_actions",
        editable=False, verbose_name="quarter",
    )  # fmt: skip
    update = models.ForeignKey(
        Update, models.SET_NULL, null=True, blank=True, related_name="decisions", editable=False
    )
    said_as = models.CharField("recorded by", max_length=200, blank=True, editable=False)
    made_at = models.DateTimeField("recorded", default=timezone.now, editable=False)

    objects = AgreedActionQuerySet.as_manager()

    # Its words may be restricted.
    history_needs = "MINUTE"
    undo_needs = "MINUTE"

    class Meta:
        ordering = ["number", "pk"]
        verbose_name = "agreed action"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="agreed_number_once"),
            not_empty("agreed_says_what", "words", "Write what is to be done."),
            models.CheckConstraint(
                name="agreed_closed_on_a_day",
                condition=Q(state__in=["open", "carried"], closed_on=None)
                | Q(state__in=["done", "overtaken", "dropped"], closed_on__isnull=False),
                violation_error_message="What is closed has the day on which it was.",
            ),
            models.CheckConstraint(
                name="agreed_dropped_says_why",
                condition=~Q(state="dropped") | ~Q(outcome=""),
                violation_error_message="Say why it is dropped.",
            ),
            models.CheckConstraint(
                name="agreed_due_on_its_day",
                condition=~Q(due_kind="day") | Q(due_on__isnull=False),
                violation_error_message="Write the day on which it is due.",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="agreed_by_state"),
            models.Index(fields=["update"], name="agreed_by_update"),
        ]

    def __str__(self) -> str:
        return " ".join(self.words.split())[:120]

    def get_absolute_url(self) -> str:
        return reverse("workspace:agreed_action", args=[self.partnership.slug, self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def days_late(self, today: date) -> int:
        """How many days it is late; 0 for what is not late, closed, or has no day."""
        late = self.is_open and self.due_on is not None and self.due_on < today
        return (today - self.due_on).days if late and self.due_on else 0

    @property
    def owner_printed(self) -> str:
        """Who has to do it, as it is printed for partners; nothing where nobody was named."""
        return self.owner_words or str(
            self.owner_person or self.owner_post or self.owner_body or ""
        )

    @property
    def owner_key(self) -> str:
        """Who has it as the choice of a form names them: ``body-3``."""
        for kind in ("person", "post", "body"):
            if number := getattr(self, f"owner_{kind}_id"):
                return f"{kind}-{number}"
        return ""

    @property
    def owner_public(self) -> str:
        """The same for the public: a person only where they agreed to be named."""
        if self.owner_person and not self.owner_words:
            return self.owner_person.public_words
        return str(self.owner_post or self.owner_body or "")

    @property
    def number_words(self) -> str:
        return self.number_printed or str(self.number)


OPEN_STATES = frozenset({AgreedAction.State.OPEN, AgreedAction.State.CARRIED})


class AgreedStep(Belonging):
    """Something that happened to an agreed action, on its day, with what stood there before."""

    class Kind(models.TextChoices):
        MADE = "made", "Agreed"
        SAID = "said", "Said how it goes"
        CARRIED = "carried", "Carried over"
        DONE = "done", "Done"
        OVERTAKEN = "overtaken", "Overtaken"
        DROPPED = "dropped", "Dropped"
        REOPENED = "reopened", "Opened again"
        NOT_OURS = "not-ours", "Said it is not theirs"
        FILE = "file", "Added a file"
        UNDONE = "undone", "Taken back"
        ROW = "row", "Made a row of the plan"

    agreed = models.ForeignKey(AgreedAction, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True, max_length=4_000)
    due_on = models.DateField(null=True, blank=True)
    # The fields that this step changed, as they were: what taking it back puts there again.
    before = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    said_as = models.CharField("who", max_length=200, blank=True)
    at = models.DateTimeField("when", default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class AgreedFile(Tenanted):
    """A file that an owner sent with what they did. Private: read only by way of the site."""

    agreed = models.ForeignKey(AgreedAction, models.CASCADE, related_name="files", editable=False)
    file = models.FileField(upload_to="agreed/")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField("bytes", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_as = models.CharField("added by", max_length=200, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    history_needs = "MINUTE"

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class AgreedMail(Belonging):
    """One e-mail to an owner about what they have to do. ``step`` makes each go only once."""

    class Kind(models.TextChoices):
        TOLD = "told", "Told what was agreed"
        SOON = "soon", "Reminded before it is due"
        LATE = "late", "Reminded because it is late"
        AGAIN = "again", "Sent a new link"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to go"
        SENDING = "sending", "On its way"
        SENT = "sent", "Sent"
        FAILED = "failed", "Could not be delivered"
        DROPPED = "dropped", "No longer needed"

    agreed = models.ManyToManyField(AgreedAction, related_name="mails")
    kind = models.CharField(max_length=10, choices=Kind)
    step = models.CharField(max_length=60)
    email = models.EmailField("to")
    name = models.CharField("who", max_length=200)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "email", "step"], name="agreed_mail_once_a_step"
            )
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="agreed_mail_to_send")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.email}"
