"""The health page tells a load balancer the truth and an attacker nothing."""

from __future__ import annotations

import pytest


def test_all_is_well(client, db):
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "storage": "ok"},
    }


def test_storage_that_cannot_be_written_is_reported_without_its_path(
    client, db, settings, tmp_path
):
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    settings.MEDIA_ROOT = blocked / "media"
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["checks"]["storage"] == "failed"
    assert str(tmp_path) not in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_for_looking(client, db, method):
    assert getattr(client, method)("/health/").status_code == 405
