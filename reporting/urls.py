"""Addresses of this app: below /workspace/, and the public ones below /."""

from __future__ import annotations

from reporting.editions.urls import edition_pages
from reporting.papers.urls import paper_pages
from reporting.public.urls import public_pages
from reporting.scrutiny.urls import scrutiny_pages
from reporting.statutory.urls import check_pages, feed_pages

__all__ = ["public", "workspace"]

workspace = [*edition_pages, *check_pages, *paper_pages, *scrutiny_pages]
public = [*feed_pages, *public_pages]
