"""A funder's return: the grant, where it went, and what came of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pdfplumber
import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from actions.work.money_queries import streams_with_sums
from plans.access import access_to
from reporting.facts.funding import return_of
from tests import factories as make


@pytest.fixture
def grant(partnership, plan):
    """£24,000 over two years, of which part pays for a row and part for a project."""
    p = {"partnership": partnership}
    stream = make.FundingStreamFactory(
        **p,
        name="Support for victims",
        amount=24_000,
        amount_printed="£24K",
        start=date(2017, 4, 1),
        end=date(2019, 3, 31),
    )
    make.FundingYearFactory(**p, stream=stream, year_code="2017-18", amount=12_000)
    make.FundingYearFactory(**p, stream=stream, year_code="2018-19", amount=12_000)
    action = make.ActionFactory(priority=make.PriorityFactory(plan=plan), ref="1.1", aim="Be safe")
    measure = make.MeasureFactory(action=action, text="Victims supported")
    quarter = make.RoundFactory(**p, title="Quarter 1")
    said = make.UpdateFactory(
        round=quarter, action=action, sent=True, state="accepted", reviewed_at=timezone.now()
    )
    make.ReadingFactory(update=said, measure=measure, printed="over 70", value=Decimal(70))
    later = make.RoundFactory(
        **p, period="2016-17Q2", start=date(2016, 7, 1), end=date(2016, 9, 30)
    )
    waiting = make.UpdateFactory(round=later, action=action, sent=True)
    make.ReadingFactory(update=waiting, measure=measure, printed="999", value=Decimal(999))
    make.AllocationFactory(**p, stream=stream, action=action, project=None, committed=9_000)
    project = make.ProjectFactory(**p, name="Work club")
    make.OutcomeFactory(**p, project=project, words="242 supported, 151 for the first time")
    make.AllocationFactory(**p, stream=stream, project=project, committed=2_500, spent=2_018)
    return stream


@pytest.fixture
def facts(grant, officer, partnership):
    return return_of(streams_with_sums(partnership).get(), access_to(officer, partnership.slug))


def test_it_says_where_each_pound_went_and_what_came_of_it(facts):
    told = dict(facts.facts)
    assert (told["Amount"], told["As printed"]) == ("£24,000", "£24K")
    assert (told["Set aside"], told["Not set aside yet"]) == ("£11,500", "£12,500")
    by_name = {each.paid_for: each for each in facts.spending}
    assert by_name["1.1 Be safe"].outputs == ("Victims supported, Quarter 1: over 70",)
    assert by_name["Work club"].outputs == ("242 supported, 151 for the first time",)


def words_of(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return " ".join(" ".join(page.extract_text() for page in opened.pages).split())


def test_the_pdf_and_the_workbook_say_the_same(client_of, officer, partnership, grant):
    client = client_of(officer)
    words = ("£24K", "Quarter 1: over 70", "242 supported", "£12,500")
    pdf = client.get(reverse("workspace:funding_return_pdf", args=[partnership.slug, grant.pk]))
    xlsx = client.get(reverse("workspace:funding_return_xlsx", args=[partnership.slug, grant.pk]))
    book = load_workbook(BytesIO(xlsx.content))
    cells = "\n".join(str(c.value) for sheet in book for row in sheet.rows for c in row)
    printed = words_of(pdf.content)
    for each in words:
        assert each in cells and each in printed
    sums = [cell.value for cell in book["Where it went"]["C"][1:]]
    assert all(isinstance(each, int | float) for each in sums), "a funder adds them up"
    assert "999" not in printed + cells, "a figure that nobody has accepted is not reported"
