"""The partnership itself: its names, its area, its look and how to reach it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from csp.models import Ordered, Versioned
from plans.fields import WebAddressField
from plans.models.base import Tenanted
from plans.models.picture import PictureField
from plans.validators import check_logo, contrasting_colour, free_partnership_slug


class Partnership(Versioned):
    """A community safety partnership, set up under the Crime and Disorder Act 1998, section 5."""

    class Nation(models.TextChoices):
        ENGLAND = "england", "England"
        WALES = "wales", "Wales"

    class Tier(models.TextChoices):
        TWO_TIER = "two-tier", "District in a two-tier county"
        UNITARY = "unitary", "Unitary authority or metropolitan borough"
        LONDON = "london", "London borough"
        WALES = "wales", "Welsh county or county borough"

    class AreaWord(models.TextChoices):
        DISTRICT = "district", "district"
        BOROUGH = "borough", "borough"
        CITY = "city", "city"
        COUNTY = "county", "county"
        COUNTY_BOROUGH = "county borough", "county borough"

    name = models.CharField("statutory name", max_length=200)
    slug = models.SlugField(
        "address",
        max_length=60,
        unique=True,
        validators=[free_partnership_slug],
        help_text="The part of the web address that stands for the partnership.",
    )
    nation = models.CharField(max_length=10, choices=Nation, default=Nation.ENGLAND)
    tier = models.CharField("kind of area", max_length=10, choices=Tier, default=Tier.TWO_TIER)
    area_word = models.CharField(
        "what you call the area", max_length=20, choices=AreaWord, default=AreaWord.DISTRICT
    )
    strapline = models.CharField(max_length=200, blank=True)
    vision = models.TextField(max_length=2_000, blank=True)
    mission = models.TextField("mission statement", max_length=2_000, blank=True)
    about = models.TextField(
        "who you are",
        max_length=2_000,
        blank=True,
        help_text="Two sentences for residents, shown on your public page.",
    )
    logo = PictureField(upload_to="logos/", blank=True, validators=[check_logo])
    logo_alt = models.CharField(
        "logo in words",
        max_length=200,
        blank=True,
        help_text="What the logo says, for people who cannot see it.",
    )
    colour = models.CharField(
        "brand colour",
        max_length=7,
        default="#1d4f76",
        validators=[contrasting_colour],
        help_text="A hash and six figures or letters, such as #1d4f76.",
    )
    police_force = models.CharField(max_length=120, blank=True)
    policing_body = models.CharField(
        "local policing body",
        max_length=160,
        blank=True,
        help_text="In its own words, such as Police, Fire and Crime Commissioner or Mayor.",
    )
    county_group = models.CharField("county strategy group", max_length=160, blank=True)
    numbering_month = models.PositiveSmallIntegerField(
        "month in which minute numbers start again",
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text="1 for January to 12 for December.",
    )
    team = models.CharField(max_length=120, blank=True)
    council = models.CharField(max_length=120, blank=True)
    address = models.TextField(max_length=300, blank=True, help_text="One line under another.")
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    website = WebAddressField(blank=True)
    alternative_formats = models.TextField(
        max_length=2_000,
        blank=True,
        help_text="How to ask for large print, audio, easy read or another language.",
    )

    small_number_threshold = models.PositiveSmallIntegerField(
        "hide numbers below",
        default=5,
        validators=[MaxValueValidator(100)],
        help_text="Smaller counts could point to somebody; 0 hides none.",
    )
    hides_zero = models.BooleanField("hide noughts too", default=False)

    guided = models.BooleanField("shows the first steps", default=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="partnership_logo_has_words",
                condition=models.Q(logo="") | ~models.Q(logo_alt=""),
                violation_error_message="Say in words what the logo shows.",
            ),
            models.CheckConstraint(
                name="partnership_tier_fits_nation",
                condition=models.Q(nation="wales", tier="wales")
                | (models.Q(nation="england") & ~models.Q(tier="wales")),
                violation_error_message="That kind of area does not exist in that nation.",
            ),
            models.CheckConstraint(
                name="partnership_numbering_month_is_a_month",
                condition=models.Q(numbering_month__gte=1, numbering_month__lte=12),
                violation_error_message="A month is a number from 1 to 12.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tenant_id(self) -> int:
        return self.pk

    def get_absolute_url(self) -> str:
        return reverse("workspace:partnership", args=[self.slug])


class LocalName(Ordered, Tenanted):
    """Another name that the partnership goes by; the real ones use two in one document."""

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="local_names", editable=False
    )
    name = models.CharField(max_length=200)

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="local_name_once",
                violation_error_message="That name is on the list already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def siblings(self) -> models.QuerySet:
        return LocalName.objects.filter(partnership_id=self.partnership_id)


class Area(Ordered, Tenanted):
    """A council area that the partnership covers; a combined partnership covers several."""

    partnership = models.ForeignKey(
        Partnership, models.CASCADE, related_name="areas", editable=False
    )
    name = models.CharField(max_length=120)
    county = models.CharField(max_length=120, blank=True)
    combined_on = models.DateField(
        "combination agreement dated",
        null=True,
        blank=True,
        help_text="Only where two areas share one partnership.",
    )

    class Meta(Ordered.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="area_once",
                violation_error_message="That area is on the list already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def siblings(self) -> models.QuerySet:
        return Area.objects.filter(partnership_id=self.partnership_id)
