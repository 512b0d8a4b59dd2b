"""Publishing: what is frozen stays, one at a time, and nothing is lost when it goes wrong."""

from __future__ import annotations

import pytest

from reporting.models import Publication
from reporting.services.publication import publish

pytestmark = pytest.mark.django_db(transaction=True)


def test_publish_makes_version_one_current(plan, action, officer):
    made = publish(by=officer, plan=plan, version=plan.version)
    assert (made.number, made.state, made.trouble) == (1, Publication.State.CURRENT, "")
