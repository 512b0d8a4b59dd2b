"""Whether the site can do its work, for a load balancer or a person on call."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def migrations_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def storage_writes() -> bool:
    name = default_storage.save("health/check.txt", ContentFile(b"ok"))
    default_storage.delete(name)
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "migrations": migrations_applied,
    "storage": storage_writes,
}


def passes(name: str) -> bool:
    """A check's answer; what went wrong is for the log, never for the page."""
    try:
        return CHECKS[name]()
    except Exception:
        log.exception("The health check of %s failed", name)
        return False


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answers 200 when all is well and 503 when something is not, saying which."""
    results = {name: passes(name) for name in CHECKS}
    well = all(results.values())
    words = {name: "ok" if result else "failed" for name, result in results.items()}
    return JsonResponse(
        {"status": "ok" if well else "failed", "checks": words}, status=200 if well else 503
    )
