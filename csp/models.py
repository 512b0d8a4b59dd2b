"""People who sign in, what they did, and the two shapes that most rows share."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import functions
from simple_history.models import HistoricalRecords

from csp.mail.queryset import AuditEventQuerySet, EmailedLinkQuerySet
from csp.sql.prepared import ANY_NUMBER, PreparedModels


class UserManager(BaseUserManager):
    """People are known by e-mail address, whatever its capitals."""

    def get(self, *args, **kwargs) -> User:
        """Every signed-in request asks for its person by number alone, which is written once."""
        # The managers of relations, which narrow it further, are of other classes.
        if type(self) is UserManager and not args and list(kwargs) == ["pk"] and self._db is None:
            person = by_number(self.model).first({ANY_NUMBER: kwargs["pk"]})
            if person is not None:
                return person
        return super().get(*args, **kwargs)

    def get_by_natural_key(self, email: str) -> User:
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **values) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **values) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **values)


@cache
def by_number(model: type[models.Model]) -> PreparedModels:
    return PreparedModels(lambda: model._default_manager.filter(pk=ANY_NUMBER))


class User(AbstractUser):
    """Somebody who can sign in. What they may do is decided by their roles, partnership by partnership."""

    username = None
    first_name = None
    last_name = None
    name = models.CharField("name", max_length=150, help_text="As colleagues should see it.")
    email = models.EmailField("e-mail address", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="user_email_is_lower_case",
                condition=models.Q(email=functions.Lower("email")),
                violation_error_message="Write the e-mail address in small letters.",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class AuditEvent(models.Model):
    """Who did what to which row and when, written in the same transaction as the change itself.

    ``detail`` holds ``{"field": [before, after]}`` for a change and the whole row for a removal,
    which is what brings it back. ``tenant`` is the number of the partnership, if the row has one.
    """

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="events"
    )
    verb = models.CharField(max_length=40)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=40)
    target_words = models.CharField(max_length=300)
    tenant = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["tenant", "-id"], name="event_by_tenant_number"),
            models.Index(fields=["tenant", "-at"], name="event_by_tenant"),
            models.Index(fields=["target_type", "target_id"], name="event_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_words}"


class EmailedLink(models.Model):
    """A link that somebody without an account was sent by e-mail, and what it opens.

    The secret itself is in the e-mail and nowhere else: only its digest is kept. ``tenant`` is the number
    of the partnership, ``holder`` the row by which its holder has a right to it (a role, a person, a
    body), ``about`` the one row that it opens, where its purpose needs one. Both are kept as a kind of
    row and its number, as this app knows no other's models.
    """

    class Purpose(models.TextChoices):
        ACTIONS = "actions", "Own actions"
        PAPER = "paper", "Send one paper"
        MEMBER = "member", "A meeting as a member"
        CORRESPONDENCE = "answer", "Answer one question"
        CALENDAR = "calendar", "Calendar feed"

    tenant = models.BigIntegerField()
    purpose = models.CharField(max_length=8, choices=Purpose)
    email = models.EmailField("sent to")
    name = models.CharField("who holds it", max_length=200)
    holder_type = models.CharField(max_length=80, blank=True)
    holder_id = models.BigIntegerField(null=True, blank=True)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField("opens until", null=True, blank=True)
    opened_at = models.DateTimeField("opened", null=True, blank=True)
    revoked_at = models.DateTimeField("ended", null=True, blank=True)

    objects = EmailedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["holder_type", "holder_id"], name="link_by_holder"),
            models.Index(fields=["tenant", "purpose"], name="link_by_tenant"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.name}"

    @property
    def tenant_id(self) -> int:
        """For the audit trail, as rows of a partnership have it."""
        return self.tenant

    def is_open(self, today: date) -> bool:
        return self.revoked_at is None and (self.expires_on is None or today <= self.expires_on)


class Overtaken(Exception):
    """Somebody saved a row after it was read, so nothing was stored."""


class Versioned(models.Model):
    """A row that people edit: a save states the version it began from (see ``csp.changes``)."""

    version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords(inherit=True)
    # What others changed between the version that a save began from and the save itself.
    beside: tuple[str, ...] = ()
    # The version that a save must find; None where the row is held in another way.
    must_find: int | None = None

    class Meta:
        abstract = True

    def save_after(self, version: int, fields: list[str]) -> None:
        """Save some fields as the version after this one, or raise Overtaken."""
        self.version, self.must_find = version + 1, version
        try:
            self.save(update_fields=[*fields, "version"])
        finally:
            self.must_find = None

    def _do_update(self, rows, *args) -> bool:
        """Django's one UPDATE of a save, which here looks at the version as well."""
        if self.must_find is None:
            return super()._do_update(rows, *args)
        if not super()._do_update(rows.filter(version=self.must_find), *args):
            raise Overtaken
        return True


class Ordered(models.Model):
    """A row with a place among its siblings; the place need not be unique, so ties fall back on age."""

    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def siblings(self) -> models.QuerySet:
        """The rows that this one is ordered among, itself included."""
        raise NotImplementedError
