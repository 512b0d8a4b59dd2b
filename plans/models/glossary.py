"""Short forms and what they stand for."""

from __future__ import annotations

from django.db import models

from plans.models.base import Tenanted


class Term(Tenanted):
    """An acronym that the partnership uses; documents write it out at first use."""

    acronym = models.CharField(max_length=20)
    words = models.CharField("stands for", max_length=200)
    variants = models.CharField(
        max_length=100,
        blank=True,
        help_text="Other spellings that mean the same, with commas between.",
    )

    class Meta:
        ordering = ["acronym"]
        verbose_name = "short form"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "acronym"],
                name="term_once",
                violation_error_message="That short form is in the glossary already.",
            )
        ]

    def __str__(self) -> str:
        return self.acronym
