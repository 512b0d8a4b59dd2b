"""The demo, loaded once for each module of tests; what a test changes is undone after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.test import TestCase, override_settings
from django.utils import timezone

from csp.blocks import Run, plain
from csp.periods import today
from plans.models import Partnership, Plan
from reporting import pictures
from reporting.demo import load
from reporting.document import Document
from reporting.gate import Gate, check
from reporting.gathering import gather
from reporting.reports.plan import Pictures, build
from reporting.services.publication import picture_files


class Demo:
    """The demo as tests read it: plans by their address, and what each prints."""

    def __init__(self) -> None:
        self.document = cache(self._document)
        self.text = cache(self._text)

    def partnership(self, slug: str) -> Partnership:
        return Partnership.objects.get(slug=slug)

    def plan(self, address: str) -> Plan:
        partnership, plan = address.split("/")
        rows = Plan.objects.select_related("partnership")
        return rows.get(partnership__slug=partnership, slug=plan)

    def gate(self, address: str) -> Gate:
        return check(self.plan(address), today=today())

    def warnings(self, address: str) -> set[tuple[str, str]]:
        """Each warning's code with the reference of its row."""
        return {(each.code, each.ref) for each in self.gate(address).findings}

    def _document(self, address: str) -> Document:
        plan = self.plan(address)
        files = Pictures(pictures.live_pictures(picture_files(plan)))
        return build(gather(plan, public=True), draft=False, created=timezone.now(), pictures=files)

    def _text(self, address: str) -> str:
        return "\n".join(words(self.document(address)))


def words(value: Any) -> Iterator[str]:
    """Every piece of text in a document tree, a paragraph's runs as one piece."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and isinstance(value[0], Run):
        yield plain(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from words(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Demo]:
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            load()
        yield Demo()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def files() -> None:
    """Pictures and publications stay where the demo was loaded to."""


@pytest.fixture(autouse=True)
def demo(loaded, db) -> Demo:
    return loaded
