"""Rounds, and what leads say in them."""

from __future__ import annotations

from datetime import date

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from actions import models as actions
from actions.models import (
    Invitation,
    Mail,
    Round,
    Status,
    Update,
)
from tests.factories.people import Belonging
from tests.factories.rows import ActionFactory, MeasureFactory


def free_shape(partnership) -> str:
    """A disc, or else one of the shapes that tests seldom ask for by name, while there are any."""
    taken = set(Status.objects.filter(partnership=partnership).values_list("shape", flat=True))
    free = (each for each in ("circle", *reversed(Status.Shape.values)) if each not in taken)
    return next(free, "")


class StatusFactory(Belonging):
    class Meta:
        model = Status

    label = factory.Sequence(lambda n: f"Going well {n}")
    nature = Status.Nature.ON_TRACK
    colour = "#00703c"
    shape = factory.LazyAttribute(lambda status: free_shape(status.partnership))
    position = factory.Sequence(lambda n: n + 1)


class RoundFactory(Belonging):
    """Quarter 1 of 2016/17, which asks nobody until updates are made for it."""

    class Meta:
        model = Round

    period = "2016-17Q1"
    title = "Quarter 1 (April to June 2016)"
    start, end = date(2016, 4, 1), date(2016, 6, 30)
    opens_on, due_on, closes_on = date(2016, 7, 1), date(2016, 7, 14), date(2016, 7, 28)


class UpdateFactory(DjangoModelFactory):
    """Give ``round`` and ``action``. It is asked for; ``sent=True`` makes it an answer."""

    class Meta:
        model = Update

    class Params:
        sent = factory.Trait(
            state=Update.State.SENT,
            sent_at=factory.LazyFunction(timezone.now),
            sent_as="The lead",
            happened="A worker started in May.",
            status=factory.SubFactory(
                StatusFactory, partnership=factory.SelfAttribute("..partnership")
            ),
        )

    round = factory.SubFactory(RoundFactory)
    partnership = factory.SelfAttribute("round.partnership")
    action = factory.SubFactory(
        ActionFactory, priority__plan__partnership=factory.SelfAttribute("....round.partnership")
    )
    asked_on = date(2016, 7, 1)


class ReadingFactory(DjangoModelFactory):
    """Give ``update`` and ``measure``."""

    class Meta:
        model = actions.Reading

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    measure = factory.SubFactory(MeasureFactory, action=factory.SelfAttribute("..update.action"))
    printed = "27"
    value = 27


class EvidenceFileFactory(DjangoModelFactory):
    """Give ``update``."""

    class Meta:
        model = actions.EvidenceFile

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    file = factory.LazyFunction(lambda: ContentFile(b"Visits,21\n", name="visits.csv"))
    name = "visits.csv"
    media_type = "text/csv"
    size = 10
    sha256 = "0" * 64
    added_as = "The lead"


class CommentFactory(DjangoModelFactory):
    """Give ``update``. It is a question unless ``kind`` says otherwise."""

    class Meta:
        model = actions.Comment

    update = factory.SubFactory(UpdateFactory)
    partnership = factory.SelfAttribute("update.partnership")
    kind = actions.Comment.Kind.QUESTION
    text = "When will the post be filled?"
    said_as = "The chair"


class InvitationFactory(DjangoModelFactory):
    """Give ``round``; ``updates`` are the rows that the link opens."""

    class Meta:
        model = Invitation
        skip_postgeneration_save = True

    round = factory.SubFactory(RoundFactory)
    partnership = factory.SelfAttribute("round.partnership")
    email = factory.Sequence(lambda n: f"lead-{n}@test.example")
    name = factory.Sequence(lambda n: f"Lead {n}")
    expires_on = factory.SelfAttribute("round.closes_on")

    @factory.post_generation
    def updates(self, create, rows):
        self.updates.set(rows or [])


class MailFactory(DjangoModelFactory):
    """Give ``invitation``; the round, the address and the partnership follow."""

    class Meta:
        model = Mail

    invitation = factory.SubFactory(InvitationFactory)
    round = factory.SelfAttribute("invitation.round")
    partnership = factory.SelfAttribute("round.partnership")
    email = factory.SelfAttribute("invitation.email")
    kind = Mail.Kind.OPENING
    step = factory.Sequence(lambda n: f"opening-{n}")
    message_id = factory.Sequence(lambda n: f"<mail-{n}@test.example>")
