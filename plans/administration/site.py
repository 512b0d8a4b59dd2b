"""The administrators' site: what they may look at, and nothing that writes past the services."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# Libraries bring pages of their own, with which an administrator could become anybody: an address
# that is theirs for somebody's account, a second factor, an account elsewhere, a group with rights.
SHOWN = frozenset(
    {"csp.user", "csp.auditevent", "plans.partnership", "django_tasks_database.dbtaskresult"}
)


class Site(AdminSite):
    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        """Only what is listed is taken in, whoever brings it."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        shown = [model for model in models if model._meta.label_lower in SHOWN]
        super().register(shown, admin_class, **options)

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """One's password is changed where everybody changes theirs, and it is written down."""
        return redirect("account_change_password")
