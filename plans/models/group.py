"""The groups that a partnership meets as, and who sits on them."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.organisation import Organisation
from plans.models.person import Person, Post


class Group(Ordered, Tenanted):
    """A strategy group, an operations group, a task group under either."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "Strategy group or responsible authorities group"
        OPERATIONS = "operations", "Operations group"
        TASK = "task", "Task group"
        BOARD = "board", "Board"
        SCRUTINY = "scrutiny", "Crime and disorder committee"
        UMBRELLA = "umbrella", "Umbrella partnership above this one"
        OTHER = "other", "Other"

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="under"
    )
    cadence = models.CharField(
        "how often it meets",
        max_length=120,
        blank=True,
        help_text="Every three months, every 28 days…",
    )
    remit = models.TextField(max_length=4_000, blank=True)
    aims = models.TextField(max_length=10_000, blank=True, help_text="One line an aim.")

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="group_name_once",
                violation_error_message="There is a group with that name already.",
            ),
            models.CheckConstraint(
                name="group_is_not_under_itself",
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                violation_error_message="A group cannot be under itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workspace:group", args=[self.partnership.slug, self.pk])

    def siblings(self) -> models.QuerySet:
        return Group.objects.filter(partnership_id=self.partnership_id)


class Seat(Ordered, Tenanted):
    """A place on a group: a post, a person, a body, or the words as given. Chairs may be joint."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    words = models.CharField(
        "as printed",
        max_length=200,
        blank=True,
        help_text="Leave empty to print the post, the person or the body.",
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    chair = models.BooleanField("takes the chair", default=False)
    several = models.BooleanField("held by several people", default=False)

    class Meta(Ordered.Meta):
        constraints = [
            models.CheckConstraint(
                name="seat_is_for_somebody",
                condition=~models.Q(words="")
                | models.Q(post__isnull=False)
                | models.Q(person__isnull=False)
                | models.Q(organisation__isnull=False),
                violation_error_message="Choose a post, a person or a body, or write who sits here.",
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.post or self.person or self.organisation)

    @property
    def public_words(self) -> str:
        """As the public reads it: no name without a publish flag."""
        if self.words or not (self.person and not self.post):
            return self.words or str(self.post or self.organisation)
        body = f", {self.organisation}" if self.organisation else ""
        return f"{self.person.public_words}{body}"

    @property
    def holder(self) -> Person | None:
        """Who sits here as far as that is known: a person, or whoever holds the post."""
        return self.person or (self.post.holder if self.post else None)

    @property
    def body(self) -> Organisation | None:
        """The body that the seat is of: its own, or that of its post."""
        return self.organisation or (self.post.organisation if self.post else None)

    def siblings(self) -> models.QuerySet:
        return Seat.objects.filter(group_id=self.group_id)
