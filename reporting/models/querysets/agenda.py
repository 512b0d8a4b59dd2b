"""SQL about items and papers of meetings, narrowed by who may read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models


class AgendaItemQuerySet(models.QuerySet):
    def for_audiences(self, audiences: Iterable[str]) -> AgendaItemQuerySet:
        """Items of these audiences whose item above is for one of them too."""
        wanted = list(audiences)
        above = models.Q(parent=None) | models.Q(parent__audience__in=wanted)
        return self.filter(above, audience__in=wanted)

    def light(self) -> AgendaItemQuerySet:
        """Without what was said, which is read where it is shown."""
        return self.defer("body", "body_cy", "public_body")

    def numbered(self, pattern: str) -> AgendaItemQuerySet:
        """Items whose number fits a pattern of ``reporting.meetings.rules.looked_for``."""
        return self.filter(number__iregex=pattern)

    def at_top(self) -> AgendaItemQuerySet:
        return self.filter(parent=None)


class AgendaPaperQuerySet(models.QuerySet):
    def for_audiences(self, audiences: Iterable[str]) -> AgendaPaperQuerySet:
        """Papers of these audiences, whatever their item is: its wider reason stands with them."""
        return self.filter(audience__in=list(audiences))

    def outstanding(self) -> AgendaPaperQuerySet:
        """Promised, and not here yet."""
        return self.filter(state__in=("promised", "to-follow"))
