"""Addresses of money. Below <slug:p>/money/."""

from __future__ import annotations

from django.urls import path

from actions.work.views import money
from plans.pages.urls import noun

MONEY = "<slug:p>/money/"

money_pages = [
    path(MONEY, money.MoneyHome.as_view(), name="money"),
    *noun(
        f"{MONEY}streams/",
        "funding_streams",
        "funding_stream",
        list=money.FundingStreamList,
        detail=money.FundingStreamDetail,
        add=money.FundingStreamAdd,
        edit=money.FundingStreamEdit,
        remove=money.FundingStreamRemove,
    ),
    *noun(
        f"{MONEY}allocations/",
        "allocations",
        "allocation",
        list=money.AllocationList,
        detail=money.AllocationDetail,
        add=money.AllocationAdd,
        edit=money.AllocationEdit,
        remove=money.AllocationRemove,
    ),
]
