"""The demo, loaded once for all the tests of this folder; what a test changes is undone after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from csp.models import User
from csp.periods import today
from csp.prose.blocks import Run, text_of_runs
from plans.models import Partnership, Plan
from reporting.demo import first_officer, load
from reporting.document import Document
from reporting.document.plan import Pictures, build
from reporting.editions.services.publication import picture_files
from reporting.editions.services.report import report_document
from reporting.facts import pictures
from reporting.facts.gather_plan import gather
from reporting.models import Report
from reporting.proofreading.plan import Gate, proofread_plan


class Demo:
    """The demo as tests read it: plans by their address, and what each prints."""

    def __init__(self) -> None:
        self.document = cache(self._document)
        self.text = cache(self._text)
        self.paper = cache(self._paper)
        self.said = cache(self._said)

    def partnership(self, slug: str) -> Partnership:
        return Partnership.objects.get(slug=slug)

    def plan(self, address: str) -> Plan:
        partnership, plan = address.split("/")
        rows = Plan.objects.select_related("partnership")
        return rows.get(partnership__slug=partnership, slug=plan)

    def gate(self, address: str) -> Gate:
        return proofread_plan(self.plan(address), today=today())

    def warnings(self, address: str) -> set[tuple[str, str]]:
        """Each warning's code with the reference of its row."""
        return {(each.code, each.ref) for each in self.gate(address).findings}

    def _document(self, address: str) -> Document:
        plan = self.plan(address)
        files = Pictures(pictures.live_pictures(picture_files(plan)))
        return build(gather(plan, public=True), draft=False, created=timezone.now(), pictures=files)

    def _text(self, address: str) -> str:
        return "\n".join(words(self.document(address)))

    def report(self, address: str) -> Report:
        """The frozen version of a paper."""
        partnership, slug = address.split("/")
        rows = Report.objects.filter(kind="paper", partnership__slug=partnership)
        return rows.select_related("paper__partnership").get(paper__slug=slug)

    def _paper(self, address: str) -> Document:
        """A paper as its committee reads it, from what was frozen."""
        return report_document(self.report(address))

    def _said(self, address: str) -> str:
        """Every word of it in its order, with spaces alone between them."""
        return " ".join(" ".join(words(self.paper(address).parts)).split())


def words(value: Any) -> Iterator[str]:
    """Every piece of text in a document tree, a paragraph's runs as one piece."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and isinstance(value[0], Run):
        yield text_of_runs(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from words(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))


@pytest.fixture(scope="package")
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


TAGS = re.compile(r"<(script|style|svg).*?</\1>|<[^>]+>", re.DOTALL)


def told(html: str) -> str:
    """What a page says, as one line of words."""
    return " ".join(unescape(TAGS.sub(" ", html)).split())


@pytest.fixture
def read(demo) -> Callable[..., str]:
    """What an officer reads on the page of a row, or at a route of a partnership."""

    def page(what: Any, route: str = "", *args: Any) -> str:
        """``read(row)``, or ``read("stockton", "evidence")``."""
        slug = what if route else what.partnership.slug
        url = (
            reverse(f"workspace:{route}", args=[slug, *args]) if route else what.get_absolute_url()
        )
        client = Client()
        client.force_login(User.objects.get(email=first_officer(slug)))
        answer = client.get(url)
        assert answer.status_code == 200, f"{url}: {answer.status_code}"
        return told(answer.content.decode())

    return page


def lacking(text: str, *wanted: str) -> list[str]:
    """The words that a text does not have."""
    return [words for words in wanted if words not in text]
