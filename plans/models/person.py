"""People and the posts they hold. A post may stand without a person, as in “Station Managers”."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from plans.models.base import Tenanted
from plans.models.organisation import Organisation


class Person(Tenanted):
    """Somebody who leads, sits or signs. Printed in public only with ``publish_name``."""

    title = models.CharField(
        max_length=40, blank=True, help_text="Cllr, Inspector, Dr… as it is printed."
    )
    name = models.CharField(max_length=120)
    post_nominals = models.CharField(
        "letters after the name", max_length=60, blank=True, help_text="JP, QPM, OBE…"
    )
    post = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people"
    )
    email = models.EmailField("e-mail", blank=True)
    publish_name = models.BooleanField(
        "may be named in public",
        default=False,
        help_text="Councillors and chairs usually may. For others, ask them first.",
    )
    began_on = models.DateField("from", null=True, blank=True)
    ended_on = models.DateField("until", null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="people",
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="person_ends_after_beginning",
                condition=models.Q(began_on=None)
                | models.Q(ended_on=None)
                | models.Q(ended_on__gte=models.F("began_on")),
                violation_error_message="Nobody can leave before they came.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return reverse("workspace:person", args=[self.partnership.slug, self.pk])

    @property
    def full_name(self) -> str:
        """Title, name and letters, as in “Cllr Mrs A Jones JP”."""
        return " ".join(part for part in (self.title, self.name, self.post_nominals) if part)

    @property
    def public_words(self) -> str:
        """What the public reads: the name where that was agreed, else the post, else the body."""
        if self.publish_name:
            return self.full_name
        return self.post or (self.organisation.name if self.organisation else "Partnership officer")


class Post(Tenanted):
    """A job or a role that leads or sits, whoever holds it."""

    title = models.CharField(max_length=160)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    holder = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="posts")

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "title"],
                name="post_once",
                violation_error_message="That body has a post with that title already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}" if self.organisation else self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:post", args=[self.partnership.slug, self.pk])
