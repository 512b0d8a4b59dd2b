"""The list page: a queryset, a filter set and a table make sortable, filterable HTML and CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify
from django.views import View

from csp.lists.filters import ScopedFilterSet
from csp.lists.tables import KitTable

CSV_CHUNK = 2_000
KEPT_OUT = {"page", "_export"}


class ListPage(View):
    """A page of rows. ``prepare`` comes first: fetch the partnership, check access, or raise."""

    http_method_names = ["get", "head", "options"]
    title = ""
    # Its manager can tell what somebody may see; a page without one says ``get_queryset`` itself.
    queryset: Any = None
    table_class: type[KitTable]
    filterset_class: type[ScopedFilterSet] | None = None
    template_name = "layouts/list.html"
    filename = ""
    per_page = 50
    empty_title = "Nothing here yet"
    empty_text = ""
    empty_url = ""
    empty_label = ""
    add_label = ""

    def prepare(self, request: HttpRequest, **kwargs) -> None:
        """What must be so before anything is fetched."""

    def get_queryset(self) -> QuerySet:
        return self.queryset.all().visible_to(self.request.user)

    def get_add_url(self) -> str:
        """Where the button that adds a row leads; empty for those who may not."""
        return ""

    def get_table_kwargs(self) -> dict:
        return {}

    def get_context(self) -> dict:
        """What a page adds to the template's context."""
        return {}

    def get(self, request: HttpRequest, **kwargs) -> HttpResponseBase:
        self.prepare(request, **kwargs)
        queryset = self.get_queryset()
        self.filterset = self.filtered(queryset)
        rows = queryset if self.filterset is None else self.filterset.qs
        self.table = self.table_class(rows, **self.get_table_kwargs())
        self.table.order_by = request.GET.get("sort", "")
        rows = stably_ordered(self.table.data.data)
        wanted = self.as_csv if request.GET.get("_export") == "csv" else self.as_page
        response: HttpResponseBase = wanted(rows)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    def filtered(self, queryset: QuerySet) -> ScopedFilterSet | None:
        if self.filterset_class is None:
            return None
        return self.filterset_class(self.request.GET, queryset=queryset, request=self.request)

    def as_page(self, rows: QuerySet) -> HttpResponse:
        paginator = ListPaginator(rows, self.per_page)
        page = paginator.get_page(self.request.GET.get("page"))
        self.table.page = page
        context = {
            "title": self.title,
            "table": self.table,
            "head": self.table.head_html(self.query),
            "rows": self.table.rows_html(),
            "page": page,
            "pages": list(page_links(page, self.query)),
            "count": paginator.count,
            "filterset": self.filterset,
            "clear_url": self.request.path,
            "csv_url": self.query(_export="csv"),
            "sort": self.request.GET.get("sort", ""),
            "add_url": self.get_add_url(),
            "add_label": self.add_label,
            "empty": {
                name: getattr(self, f"empty_{name}") for name in ("title", "text", "url", "label")
            },
        }
        return render(self.request, self.template_name, context | self.get_context())

    def as_csv(self, rows: QuerySet) -> StreamingHttpResponse:
        lines = self.table.csv_rows(rows.iterator(chunk_size=CSV_CHUNK))
        response = StreamingHttpResponse(csv_lines(lines), content_type="text/csv; charset=utf-8")
        name = self.filename or slugify(self.title) or "list"
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response

    def query(self, **changes: object) -> str:
        """This page's query string with some of it changed; sorting and filtering begin at page 1."""
        query = self.request.GET.copy()
        for name in KEPT_OUT:
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = str(value)
        return f"?{query.urlencode()}"


class ListPaginator(Paginator):
    """Counts only where the first page does not hold everything."""

    def get_page(self, number) -> Page:
        if number not in (None, "", "1"):
            return super().get_page(number)
        first = list(self.object_list[: self.per_page + 1])
        if len(first) <= self.per_page:
            self.count = len(first)
        return Page(first[: self.per_page], 1, self)


def stably_ordered(queryset: QuerySet) -> QuerySet:
    """The same order with the key at its end, so that no row shows on two pages or on none."""
    order = queryset.query.order_by or queryset.model._meta.ordering
    return queryset.order_by(*order, "pk")


def page_links(page, query) -> Iterator[dict]:
    """The pages to offer: the first, the last and those near this one, with gaps between."""
    if page.paginator.num_pages == 1:
        return
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if number == page.paginator.ELLIPSIS:
            yield {"gap": True}
        else:
            yield {"number": number, "url": query(page=number), "current": number == page.number}


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows) -> Iterator[str]:
    """CSV as spreadsheets read it: marked as UTF-8, in pieces big enough to be quick."""
    writer = csv.writer(Echo())
    piece = ["\ufeff"]
    for row in rows:
        piece.append(writer.writerow(row))
        if len(piece) > CSV_CHUNK:
            yield "".join(piece)
            piece = []
    yield "".join(piece)
