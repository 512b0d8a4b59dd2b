"""Who has agreed the plan on behalf of their body."""

from __future__ import annotations

from django.db import models

from csp.models import Ordered
from plans.models.base import Tenanted
from plans.models.organisation import Organisation
from plans.models.plan import Plan


class Endorsement(Ordered, Tenanted):
    """A signatory as printed. A body may have several; a post may sign without a name."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="endorsements")
    title = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120, blank=True)
    post_nominals = models.CharField("letters after the name", max_length=60, blank=True)
    post = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="endorsements", verbose_name="body"
    )
    agreed_on = models.DateField(
        "agreed on", null=True, blank=True, help_text="Leave empty to print a line to sign on."
    )

    class Meta(Ordered.Meta):
        constraints = [
            models.CheckConstraint(
                name="endorsement_is_by_somebody",
                condition=~models.Q(name="") | ~models.Q(post=""),
                violation_error_message="Write who signs: a name, a post or both.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.printed_name or self.post}, {self.organisation}"

    @property
    def printed_name(self) -> str:
        return " ".join(part for part in (self.title, self.name, self.post_nominals) if part)

    def siblings(self) -> models.QuerySet:
        return Endorsement.objects.filter(plan_id=self.plan_id)
