"""Papers that officers compose: sections in their order, written text and data in them."""

from __future__ import annotations

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator, validate_slug
from django.db import models
from django.urls import reverse

from actions.models import DeathReview, Round
from csp.models import Ordered
from plans.audience import Audience
from plans.models import FundingStream, Geography, Plan
from plans.models.base import Tenanted
from plans.models.funding import YEAR_CODE

TEXT = "text"


class Reader(models.TextChoices):
    """Who may read a part of a paper once it has been sent out."""

    PUBLIC = Audience.PUBLIC.kept, "Everybody"
    PARTNERS = Audience.PARTNERS.kept, "Members of the committee and partners"
    RESTRICTED = Audience.RESTRICTED.kept, "Nobody: a note for officers"


def new_key() -> str:
    """A short name that stays when its part moves, so that references to it do."""
    return secrets.token_hex(4)


class Paper(Tenanted):
    """A paper while it is being written. Each freeze of it is a ``Report``.

    ``kind`` names a pattern in ``reporting.papers.patterns``; what the paper is about (a plan, a
    year, a district of a joint partnership) decides what its data blocks gather. A paper that
    ``is_pattern`` is never frozen: later papers begin from it.
    """

    class Front(models.TextChoices):
        MASTHEAD = "masthead", "Heading and details above the text"
        PAGE = "page", "Heading and details on a page of their own"
        COVER = "cover", "Cover with picture and strapline"
        NONE = "none", "Title only"

    class Marking(models.TextChoices):
        NONE = "", "No marking"
        OFFICIAL = "official", "OFFICIAL"
        SENSITIVE = "sensitive", "OFFICIAL-SENSITIVE"
        EXEMPT = "exempt", "Exempt from publication"

        @property
        def audience(self) -> Audience:
            """Who may read a paper that is marked so."""
            is_open = self in {type(self).NONE, type(self).OFFICIAL}
            return Audience.PUBLIC if is_open else Audience.PARTNERS

    slug = models.CharField(max_length=60, validators=[validate_slug], editable=False)
    kind = models.CharField("type", max_length=40, editable=False)
    is_pattern = models.BooleanField("a pattern for later papers", default=False, editable=False)
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(
        "who reports",
        max_length=200,
        blank=True,
        help_text="Such as the council, in its own words.",
    )
    to = models.CharField(
        "goes to", max_length=200, blank=True, help_text="Such as Report to the Scrutiny Panel."
    )
    day = models.CharField(
        "date of the meeting", max_length=60, blank=True, help_text="As it should be printed."
    )
    details = models.TextField(
        "heading block",
        max_length=4_000,
        blank=True,
        help_text="One line for each: a label, a colon and what it says.",
    )
    front = models.CharField("first page", max_length=10, choices=Front, default=Front.MASTHEAD)
    contents = models.BooleanField("print a list of contents", default=False)
    marking = models.CharField(max_length=10, choices=Marking, blank=True)
    exempt_paragraph = models.CharField(
        "exempt under",
        max_length=120,
        blank=True,
        help_text="Such as paragraph 7 of Schedule 12A, Local Government Act 1972.",
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="plan"
    )
    year_code = models.CharField(
        "year reported on", max_length=7, blank=True, validators=[YEAR_CODE],
        help_text="Such as 2015-16.",
    )  # fmt: skip
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="quarter"
    )
    area = models.ForeignKey(
        Geography,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="the one area it is about",
        help_text="For a joint partnership that reports to one of its councils.",
    )
    stream = models.ForeignKey(
        FundingStream, models.PROTECT, null=True, blank=True, related_name="papers",
        verbose_name="fund",
    )  # fmt: skip
    review = models.ForeignKey(
        DeathReview, models.PROTECT, null=True, blank=True, related_name="papers"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="paper_slug_once"),
            models.CheckConstraint(
                name="paper_exempt_says_why",
                condition=~models.Q(marking="exempt") | ~models.Q(exempt_paragraph=""),
                violation_error_message="Say under which paragraph the paper is exempt.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workspace:paper", args=[self.partnership.slug, self.slug])


class PaperSection(Ordered, Tenanted):
    """A heading of a paper and what stands under it. Its key stays when it moves."""

    class Numbering(models.TextChoices):
        NONE = "", "No number"
        PLAIN = "1", "1"
        POINT = "1.", "1."
        NOUGHT = "1.0", "1.0"
        UNDER = "1.1", "1.1, counted within its chapter"
        LETTER = "a)", "a)"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=8, default=new_key, editable=False)
    heading = models.CharField(max_length=200, blank=True)
    level = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text="1 for a chapter, 2 or 3 for a heading under it.",
    )
    numbering = models.CharField(
        "number", max_length=4, choices=Numbering, blank=True, default=Numbering.NONE
    )
    numbers_paragraphs = models.BooleanField("number its paragraphs", default=False)
    appendix = models.BooleanField("is an appendix", default=False)
    listed_as = models.CharField(
        "title in the list of appendices",
        max_length=200,
        blank=True,
        help_text="Only if it differs from the heading.",
    )
    landscape = models.BooleanField("print on its side", default=False)
    new_page = models.BooleanField("begin a new page", default=False)
    printed = models.BooleanField("in the paper", default=True)
    reader = models.CharField("who may read it", max_length=10, choices=Reader, blank=True)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=["paper", "key"], name="paper_section_key_once"),
            models.CheckConstraint(
                name="paper_section_level_is_1_to_3",
                condition=models.Q(level__gte=1, level__lte=3),
                violation_error_message="A heading's level is 1, 2 or 3.",
            ),
            models.CheckConstraint(
                name="paper_appendix_is_a_chapter",
                condition=models.Q(appendix=False) | models.Q(level=1),
                violation_error_message="An appendix is a heading of level 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading or "Section without a heading"

    @property
    def audience(self) -> Audience:
        return Audience.of(self.reader)

    def siblings(self) -> models.QuerySet:
        return PaperSection.objects.filter(paper_id=self.paper_id)

    def get_absolute_url(self) -> str:
        return f"{self.paper.get_absolute_url()}#part-{self.key}"


class PaperBlock(Ordered, Tenanted):
    """A piece of a section: written text, or what a source of data gathered.

    ``kind`` is ``text`` or the name of a source in ``reporting.papers.sources``. ``gathered`` is what
    the source said at ``gathered_at``, as JSON; ``rewritten`` holds, by the key of a cell, what an
    officer wrote over it, which no refresh undoes; ``quoted`` what each figure that the text quotes
    said when it was last brought up to date.
    """

    section = models.ForeignKey(PaperSection, models.CASCADE, related_name="blocks")
    key = models.CharField(max_length=8, default=new_key, editable=False)
    kind = models.CharField(max_length=40, default=TEXT, editable=False)
    text = models.TextField("words", max_length=200_000, blank=True)
    options = models.JSONField(default=dict, blank=True)
    gathered = models.TextField(blank=True, editable=False)
    gathered_at = models.DateTimeField(null=True, editable=False)
    rewritten = models.JSONField(default=dict, blank=True, editable=False)
    quoted = models.JSONField(default=dict, blank=True, editable=False)
    printed = models.BooleanField("in the paper", default=True)
    reader = models.CharField("who may read it", max_length=10, choices=Reader, blank=True)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="paper_block_key_once"),
            models.CheckConstraint(
                name="paper_text_gathers_nothing",
                condition=~models.Q(kind=TEXT) | models.Q(gathered=""),
            ),
        ]

    def __str__(self) -> str:
        if self.kind != TEXT:
            return f"{self.kind} in {self.section}"
        return (self.text.strip().split("\n")[0] or "Empty text")[:80]

    @property
    def is_text(self) -> bool:
        return self.kind == TEXT

    @property
    def audience(self) -> Audience:
        return Audience.of(self.reader)

    def siblings(self) -> models.QuerySet:
        return PaperBlock.objects.filter(section_id=self.section_id)

    def get_absolute_url(self) -> str:
        return f"{self.section.paper.get_absolute_url()}#block-{self.key}"


class PaperSettings(Tenanted):
    """How one partnership's papers look and what must be right before they leave it.

    ``blocking`` lists the codes of findings that stop a freeze; all others warn. None means that the
    usual ones do (``reporting.papers.checks``). Days to answer: Police and Justice Act 2006, s20(6).
    """

    header = models.CharField(
        "words at the head of each page", max_length=160, blank=True,
        help_text="Empty prints the title.",
    )  # fmt: skip
    footer = models.CharField("words at the foot of each page", max_length=160, blank=True)
    response_days = models.PositiveSmallIntegerField(
        "days to answer scrutiny",
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="A recommendation or request without a date of its own is to be answered by then.",
    )
    blocking = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="paper_settings_once"),
        ]

    def __str__(self) -> str:
        return "Settings of papers"
