"""Hello, hello behind sign-in, Django's admin over the same rows, and a plain CSV."""

from __future__ import annotations

import csv

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from actions.models import Action, Lead, Measure, Risk

CELLS = ["ref", "priority", "area", "aim", "activity", "timescale_kind", "timescale"]
CELLS += ["due_on", "resources", "visibility"]


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello.")


@login_required
def signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello, {request.user.name}.")


def plain_csv(request: HttpRequest) -> HttpResponse:
    """The cells of the rows alone, over values: about the least that Django can do."""
    response = HttpResponse(content_type="text/csv")
    rows = Action.objects.filter(plan=request.GET["plan"]).order_by("pk")
    csv.writer(response).writerows(rows.values_list(*CELLS))
    return response


class OwnChoices:
    """Offers what belongs to the row's partnership only, as our forms do; else it would offer all."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, **own(db_field, request), **kwargs
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, **own(db_field, request), **kwargs
        )


def own(db_field, request: HttpRequest) -> dict:
    if not hasattr(request, "own_partnership"):
        row = Action.objects.filter(pk=request.resolver_match.kwargs["object_id"])
        request.own_partnership = row.values_list("partnership", flat=True).get()
    rows = db_field.remote_field.model._default_manager
    return {"queryset": rows.filter(partnership=request.own_partnership)}


class ActionAdmin(OwnChoices, admin.ModelAdmin):
    list_display = CELLS
    list_select_related = ["priority", "area"]
    list_per_page = 100
    list_filter = ["visibility"]
    search_fields = ["ref", "aim", "activity"]


def inline(kind: type) -> type:
    return type(
        f"{kind.__name__}Inline", (OwnChoices, admin.TabularInline), {"model": kind, "extra": 1}
    )


class WholeActionAdmin(ActionAdmin):
    """With leads, measures and risks on the form, as ours has them."""

    inlines = [inline(Lead), inline(Measure), inline(Risk)]


plain, whole = admin.AdminSite("plain"), admin.AdminSite("whole")
plain.register(Action, ActionAdmin)
whole.register(Action, WholeActionAdmin)

urlpatterns = [
    path("hello/", hello),
    path("signed-in/", signed_in),
    path("rows.csv", plain_csv),
    path("plain/", plain.urls),
    path("whole/", whole.urls),
]
