"""Links between rows that stand in the rows' own words, such as “Link to 1.6”."""

from __future__ import annotations

from django.db import models

from actions.models.action import Action, RowPart


class CrossReference(RowPart):
    """Words in one row that point to another. ``target`` is empty when they point to nothing."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="references")
    words = models.CharField(max_length=200)
    ref = models.CharField("reference as written", max_length=20)
    target = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="referred_from"
    )

    class Meta(RowPart.Meta):
        constraints = [
            models.UniqueConstraint(fields=["action", "ref"], name="cross_reference_once")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def points_to_itself(self) -> bool:
        return self.target_id == self.action_id
