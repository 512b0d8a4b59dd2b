"""Work on meetings that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from reporting.models import MeetingPack


@task()
def draw_pack(pack_id: int) -> None:
    """Bind a pack whose facts have been frozen."""
    # Late, as reporting/document/formats.py says.
    from reporting.meetings.services.pack_binding import prepare_pack

    rows = MeetingPack.objects.select_related("partnership", "meeting__group", "signed_by")
    prepare_pack(rows.get(pk=pack_id))
