"""Other bodies' strategies, stored together with what they put first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Driver, DriverPriority, Partnership
from plans.services.rows import keep_rows


@transaction.atomic
def create_driver(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    priorities: Iterable[Mapping] = (),
) -> Driver:
    driver = changes.create(Driver(partnership=partnership, **values), by=by)
    keep_priorities(by, driver, priorities)
    return driver


@transaction.atomic
def change_driver(
    *,
    by: User | None,
    driver: Driver,
    version: int,
    values: Mapping[str, Any],
    priorities: Iterable[Mapping],
) -> Driver:
    changed = changes.update(driver, by=by, version=version, values=values, strict=True)
    keep_priorities(by, changed, priorities)
    return changed


def keep_priorities(by: User | None, driver: Driver, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=driver.priorities.all(),
        rows=rows,
        make=lambda: DriverPriority(partnership=driver.partnership, driver=driver),
    )
