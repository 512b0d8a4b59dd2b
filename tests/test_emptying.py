"""No test finds what another one left."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from plans.models import Partnership
from tests.emptying import empty, filled


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_gone_with_all_that_refers_to_it(action, officer):
    kinds, permissions = ContentType.objects.count(), Permission.objects.count()
    assert {"plans_partnership", "actions_action", "csp_user"} <= set(filled(connection))
    empty(connection)
    assert filled(connection) == []
    assert not Partnership.objects.exists()
    assert (ContentType.objects.count(), Permission.objects.count()) == (kinds, permissions)
    assert kinds and permissions
